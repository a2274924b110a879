import { candidateQuery, mergePostings } from '../../text/memory/candidates.ts'
import { bestPossibleScore, signatureOf } from '../../text/memory/features.ts'
import type { Signature } from '../../text/memory/features.ts'
import { comparable, scoreMatch } from '../../text/memory/score.ts'
import type { Comparable, InContext, MatchScore, Penalty } from '../../text/memory/score.ts'
import type { PairId, ProjectId } from '../../model/id.ts'
import { memoriesOf } from '../../storage/memories.ts'
import type { UsedMemory } from '../../storage/memories.ts'
import { entriesByNumber, entriesWithSource, signaturesOf } from '../../storage/memory-entries.ts'
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

const mostCandidates = 400
const mostScored = 60
const mostSame = 40

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
  const signature = signatureOf(query.tokens)
  const found: Match[] = []
  for (const memory of memories) {
    const penalties = penaltiesOf(memory)
    for (const entry of await candidatesIn(db, memory.shelf, query, signature, wish.threshold)) {
      if (entry.pair !== null && entry.pair === wish.except) continue
      const score = scoreMatch(query, comparable(inContext(entry)), penalties)
      if (score.score >= wish.threshold) found.push({ ...score, memory, entry })
    }
  }
  return bestOfEach(found).slice(0, wish.most)
}

const penaltiesOf = ({ penalty, name }: UsedMemory): Penalty[] =>
  penalty > 0 ? [{ label: `Penalty of the memory “${name}”`, points: penalty }] : []

const inContext = ({ source, before, after }: MemoryEntry): InContext => ({
  text: source,
  ...(before !== null && { before }),
  ...(after !== null && { after }),
})

async function candidatesIn(
  db: Db,
  shelf: number,
  query: Comparable,
  signature: Signature,
  threshold: number,
): Promise<MemoryEntry[]> {
  const same = await entriesWithSource(db, shelf, query.text, mostSame)
  const similar = await entriesByNumber(db, shelf, await similarNumbers(db, shelf, signature, threshold))
  const seen = new Set(same.map(({ number }) => number))
  return [...same, ...similar.filter(({ number }) => !seen.has(number))]
}

async function similarNumbers(db: Db, shelf: number, signature: Signature, threshold: number): Promise<number[]> {
  const features = [...new Set(signature.features)]
  if (features.length === 0) return []
  const plan = candidateQuery(signature, threshold, await countsOf(db, shelf, features))
  const candidates = mergePostings(plan, await blocksOf(db, shelf, [...plan.weights.keys()]), mostCandidates)
  const signatures = await signaturesOf(
    db,
    shelf,
    candidates.map(({ entry }) => entry),
  )
  return candidates
    .map(({ entry }) => ({
      entry,
      best: signatures.has(entry) ? bestPossibleScore(signature, signatures.get(entry)!) : 0,
    }))
    .filter(({ best }) => best >= threshold - 0.5)
    .toSorted((one, other) => other.best - one.best)
    .slice(0, mostScored)
    .map(({ entry }) => entry)
}

/** Of two with one translation the better one, of two as good the newer. */
function bestOfEach(matches: readonly Match[]): Match[] {
  const best = matches.toSorted(
    (one, other) => other.score - one.score || other.entry.changedAt.localeCompare(one.entry.changedAt),
  )
  const seen = new Set<string>()
  return best.filter(({ entry: { target } }) => !seen.has(target) && seen.add(target))
}
