import { candidateQuery, mergePostings } from '../../text/memory/candidates.ts'
import type { Candidate } from '../../text/memory/candidates.ts'
import { signatureOf, textKey } from '../../text/memory/features.ts'
import { entryOfPosting } from '../../text/memory/postings.ts'
import { comparable, scoreMatch } from '../../text/memory/score.ts'
import { memoryTokens } from '../../text/memory/tokens.ts'
import type { InContext, MatchScore, Penalty } from '../../text/memory/score.ts'
import type { PairId, ProjectId } from '../../model/id.ts'
import { memoriesOf } from '../../storage/memories.ts'
import type { UsedMemory } from '../../storage/memories.ts'
import { entriesByNumber } from '../../storage/memory-entries.ts'
import type { MemoryEntry } from '../../storage/memory-entries.ts'
import { blocksOf, countsOf } from '../../storage/memory-postings.ts'
import type { Db } from '../../storage/open.ts'

export interface Match extends MatchScore {
  readonly memory: UsedMemory
  readonly entry: MemoryEntry
}

export interface MatchWish {
  readonly sentence: InContext
  /** Least score of interest, 1–100. */
  readonly threshold: number
  readonly most: number
  /** A pair that is not offered to itself. */
  readonly except?: PairId
}

/** How many entries one look-up may compare word by word. */
const mostCompared = 160
const mostSame = 40
const entriesPerRead = 40

/** What the memories that a project looks into have for a sentence: best first, of the same translation only the best. */
export async function findMatches(db: Db, project: ProjectId, wish: MatchWish): Promise<Match[]> {
  return matchesIn(
    db,
    (await memoriesOf(db, project)).filter(({ isOn }) => isOn),
    wish,
  )
}

/** The same for memories that are known already, as when many sentences are looked up. */
export async function matchesIn(db: Db, memories: readonly UsedMemory[], wish: MatchWish): Promise<Match[]> {
  const query = comparable(wish.sentence)
  if (query.tokens.length === 0) return []
  const found: Match[] = []
  for (const memory of memories) {
    const penalties = penaltiesOf(memory)
    const candidates = await candidatesIn(db, memory.shelf, wish)
    for (let start = 0; start < candidates.length; start += entriesPerRead) {
      const read = candidates.slice(start, start + entriesPerRead)
      if (isEnough(found, wish.most, read[0]!.best)) break
      for (const entry of await entriesByNumber(
        db,
        memory.shelf,
        read.map(candidate => candidate.entry),
      )) {
        if (entry.pair !== null && entry.pair === wish.except) continue
        const score = scoreMatch(query, comparable(inContext(entry)), penalties)
        if (score.score >= wish.threshold) found.push({ ...score, memory, entry })
      }
    }
  }
  return bestOfEach(found).slice(0, wish.most)
}

/** Whether nothing that comes with such a score could be among the best. */
const isEnough = (found: readonly Match[], most: number, best: number): boolean =>
  found.length >= most && bestOfEach(found.filter(({ score }) => score >= best)).length >= most

const penaltiesOf = ({ penalty, name }: UsedMemory): Penalty[] =>
  penalty > 0 ? [{ label: `Penalty of the memory “${name}”`, points: penalty }] : []

const inContext = ({ source, before, after }: MemoryEntry): InContext => ({
  text: source,
  ...(before !== null && { before }),
  ...(after !== null && { after }),
})

/** The entries to compare with a sentence: those with the very same source, newest first, then what may score most. */
async function candidatesIn(db: Db, shelf: number, { sentence, threshold }: MatchWish): Promise<Candidate[]> {
  const signature = signatureOf(memoryTokens(sentence.text))
  const whole = textKey(sentence.text)
  const counts = await countsOf(db, shelf, [...new Set(signature.features), whole])
  const plan = candidateQuery(signature, threshold, counts)
  const blocks = await blocksOf(db, shelf, [...plan.times.keys(), whole])
  const same = blocks
    .filter(({ feature }) => feature === whole)
    .flatMap(({ postings }) => Array.from(postings, entryOfPosting))
    .toSorted((one, other) => other - one)
    .slice(0, mostSame)
  const seen = new Set(same)
  const similar = mergePostings(
    plan,
    blocks.filter(({ feature }) => feature !== whole),
    mostCompared,
  )
  return [...Array.from(seen, entry => ({ entry, best: 102 })), ...similar.filter(({ entry }) => !seen.has(entry))]
}

/** Of two with one translation the better one, of two as good the newer. */
function bestOfEach(matches: readonly Match[]): Match[] {
  const best = matches.toSorted(
    (one, other) => other.score - one.score || other.entry.changedAt.localeCompare(one.entry.changedAt),
  )
  const seen = new Set<string>()
  return best.filter(({ entry: { target } }) => !seen.has(target) && seen.add(target))
}
