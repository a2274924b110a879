import type { Span } from '../span.ts'
import { prepare, type AlignInput } from './engine.ts'
import { foldWord } from './fold.ts'
import { tokensOf, valueOf, type Token } from './tokens.ts'
import type { Side } from './vocabulary.ts'
import { kinds, type Kind } from './word-pairs.ts'

/** A word and its counterpart, as spans of the two sentences in UTF-16 code units. */
export interface WordLink {
  readonly source: Span
  readonly target: Span
  /** 0–1; links below `leastConfidence` are not given at all. */
  readonly confidence: number
  /** Why, in words. */
  readonly reason: string
}

/**
 * What confirmed pairs say about two words: how nearly they come only together, 0–1, in how many pairs, and that in
 * words.
 */
export interface SeenTogether {
  readonly strength: number
  readonly together: number
  readonly because: string
}

/** What words are linked by: the languages, the lists, and what confirmed pairs taught. */
export interface WordEvidence extends Pick<AlignInput, 'sourceLang' | 'targetLang' | 'lexicon' | 'extraLexicon'> {
  /** Asked for every two words as they are written; `undefined` when they may have met by chance. */
  readonly learned?: ((source: string, target: string) => SeenTogether | undefined) | undefined
}

/** Below this a word stays dark: a wrong light misleads more than none. */
export const leastConfidence = 0.5

const typesBySpelling = (side: Side): Map<string, number> =>
  new Map(side.spellings.map(({ folded, type }) => [folded, type]))

/**
 * So many meetings are worth half of what many would be: neighbours of a word meet its counterpart as often as it does
 * itself.
 */
const fewMeetings = 3

interface Candidate {
  readonly source: number
  readonly target: number
  readonly belief: number
  readonly kind: Kind
  readonly because: string
}

/**
 * Links the words of two sentences that render each other: same numbers and words, names that sound alike, the word
 * list, the glossary and what confirmed pairs taught. Each word is linked at most once, the best first (competitive
 * linking, Melamed 2000); of equal counterparts the one at the like place wins.
 *
 * @param source a sentence or several
 * @param target their translation
 * @param evidence languages at least; `associationIn` of a lexicon’s index gives more
 * @returns links ordered by source; words without a counterpart that is believed are left out; O(words²)
 */
export function alignWords(source: string, target: string, evidence: WordEvidence): WordLink[] {
  const [sources, targets] = [tokensOf(source), tokensOf(target)]
  const candidates = candidatesOf(source, target, sources, targets, evidence)
  const best = [bestBeliefs(candidates, 'source'), bestBeliefs(candidates, 'target')] as const
  const taken = [new Set<number>(), new Set<number>()] as const
  const links: WordLink[] = []
  for (const { source: i, target: j, belief, kind, because } of candidates.sort(
    (one, other) => other.belief - one.belief || one.source - other.source,
  )) {
    if (taken[0].has(i) || taken[1].has(j)) continue
    taken[0].add(i)
    taken[1].add(j)
    const confidence = confidenceOf(kind, belief, Math.max(best[0].get(i)!.second, best[1].get(j)!.second))
    if (confidence < leastConfidence) continue
    links.push({ source: spanOf(sources[i]!), target: spanOf(targets[j]!), confidence, reason: because })
  }
  return links.sort((one, other) => one.source.start - other.source.start)
}

const spanOf = ({ start, end }: Token): Span => ({ start, end })

const reasons: Readonly<Record<Kind, string>> = {
  same: 'the same in both',
  number: 'the same number',
  list: 'in the word list',
  given: 'in the glossary',
  name: 'sounds alike',
  learned: 'learned from finished pairs',
}

/** How far each kind of evidence is right when nothing competes with it. */
const trust: Readonly<Record<Kind, number>> = {
  same: 0.97,
  number: 0.98,
  given: 0.97,
  list: 0.95,
  name: 0.92,
  learned: 0.9,
}

function confidenceOf(kind: Kind, belief: number, rival: number): number {
  const strength = kind === 'list' || kind === 'learned' || kind === 'name' ? Math.min(1, 0.45 + 1.2 * belief) : 1
  const clear = rival === 0 ? 1 : Math.min(1, 0.6 + 0.8 * (1 - rival / belief))
  return Math.round(trust[kind] * strength * clear * 100) / 100
}

/** For each word the best belief, and the best of another counterpart: what it might be mistaken for. */
function bestBeliefs(
  candidates: readonly Candidate[],
  side: 'source' | 'target',
): Map<number, { first: number; second: number }> {
  const best = new Map<number, { first: number; second: number }>()
  for (const candidate of candidates) {
    const known = best.get(candidate[side]) ?? { first: 0, second: 0 }
    best.set(
      candidate[side],
      candidate.belief > known.first
        ? { first: candidate.belief, second: known.first }
        : { first: known.first, second: Math.max(known.second, candidate.belief) },
    )
  }
  return best
}

function candidatesOf(
  source: string,
  target: string,
  sources: readonly Token[],
  targets: readonly Token[],
  evidence: WordEvidence,
): Candidate[] {
  const { source: from, target: to, prior } = prepare({ ...evidence, source: [source], target: [target] })
  const types = [typesOf(sources, from), typesOf(targets, to)] as const
  const pairs = new Map<string, number>()
  prior.source.forEach((type, at) => pairs.set(`${type} ${prior.target[at]!}`, at))
  const candidates: Candidate[] = []
  sources.forEach((word, i) =>
    targets.forEach((other, j) => {
      if (types[0][i] === undefined || types[1][j] === undefined) return
      const at = pairs.get(`${types[0][i]} ${types[1][j]}`)
      const known = at === undefined ? 0 : Math.sqrt(prior.forward[at]! * prior.backward[at]!)
      const seen = evidence.learned?.(word.text, other.text)
      const learned = seen ? (seen.strength * seen.together) / (seen.together + fewMeetings) : 0
      if (known + learned === 0) return
      const apart = Math.abs((i + 0.5) / sources.length - (j + 0.5) / targets.length)
      const kind = at === undefined ? 'learned' : kinds[prior.kind[at]!]!
      const because = [...(at === undefined ? [] : [reasons[kind]]), ...(seen ? [seen.because] : [])].join('; ')
      candidates.push({
        source: i,
        target: j,
        belief: (known + learned * (1 - known)) * (1 - 0.35 * apart),
        kind,
        because,
      })
    }),
  )
  return candidates
}

function typesOf(tokens: readonly Token[], side: Side): (number | undefined)[] {
  const bySpelling = typesBySpelling(side)
  return tokens.map(({ text }) => bySpelling.get(valueOf(text) ?? foldWord(text)))
}
