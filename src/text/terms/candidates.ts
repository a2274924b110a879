import { stemWord } from '../arabic/stem.ts'
import { foldedWords } from '../arabic/words.ts'
import { dice, logLikelihood } from '../lexicon/association.ts'
import { isContentWord } from '../lexicon/content-words.ts'

/** Two phrases that translate each other often enough to be a term. */
export interface TermCandidate {
  /** As they stand most often. */
  readonly source: string
  readonly target: string
  /** Pairs with both. */
  readonly times: number
  /** Pairs with the source phrase. */
  readonly of: number
  /** 0–1 (Dice). */
  readonly strength: number
}

const longestPhrase = 3
const leastStrength = 0.5
const leastEvidence = 10.83

/**
 * Proposes terms from pairs: phrases of one to three words that come together again and again.
 *
 * @param pairs confirmed pairs of a project
 * @param least in how many pairs they must come together, 2 or more
 * @returns strongest and most frequent first; a phrase is proposed once, not again as a part of a longer one that is as strong
 * @throws {RangeError} if `least` is below 2
 *
 * Two passes, so `pairs` must be one that can be gone over twice; memory for the phrases that come `least` times.
 */
export function termCandidates(
  pairs: Iterable<{ readonly source: string; readonly target: string }>,
  least = 3,
): TermCandidate[] {
  if (!(least >= 2)) throw new RangeError(`${least} pairs are too few to propose a term`)
  const source = new Map<string, Phrase>()
  const target = new Map<string, Phrase>()
  let total = 0
  for (const pair of pairs) {
    total += 1
    countPhrases(source, pair.source)
    countPhrases(target, pair.target)
  }
  const together = countTogether(pairs, frequent(source, least), frequent(target, least))
  const found = [...together].flatMap(([key, row]) => bestOf(source.get(key)!, row, target, total, least))
  return withoutParts(found).sort(
    (one, other) => other.strength * Math.log(1 + other.times) - one.strength * Math.log(1 + one.times),
  )
}

interface Phrase {
  pairs: number
  readonly surfaces: Map<string, number>
}

function countPhrases(phrases: Map<string, Phrase>, text: string): void {
  for (const [key, surface] of phrasesIn(text)) {
    const phrase = phrases.get(key) ?? { pairs: 0, surfaces: new Map<string, number>() }
    phrases.set(key, phrase)
    phrase.pairs += 1
    if (phrase.surfaces.size < 20 || phrase.surfaces.has(surface))
      phrase.surfaces.set(surface, (phrase.surfaces.get(surface) ?? 0) + 1)
  }
}

/** Stems by the words as written; a phrase neither begins nor ends with a particle and does not cross punctuation. */
function phrasesIn(text: string): Map<string, string> {
  const words = foldedWords(text)
  const phrases = new Map<string, string>()
  for (const [at, first] of words.entries()) {
    if (!isContentWord(first.word)) continue
    let key = ''
    for (let length = 1; length <= longestPhrase; length += 1) {
      const last = words[at + length - 1]
      if (!last || (length > 1 && text.slice(words[at + length - 2]!.end, last.start).trim() !== '')) break
      key += `${length > 1 ? ' ' : ''}${stemWord(last.word)}`
      if (isContentWord(last.word)) phrases.set(key, text.slice(first.start, last.end))
    }
  }
  return phrases
}

const frequent = (phrases: ReadonlyMap<string, Phrase>, least: number): Set<string> =>
  new Set([...phrases].filter(([, { pairs }]) => pairs >= least).map(([key]) => key))

function countTogether(
  pairs: Iterable<{ readonly source: string; readonly target: string }>,
  source: ReadonlySet<string>,
  target: ReadonlySet<string>,
): Map<string, Map<string, number>> {
  const together = new Map<string, Map<string, number>>()
  for (const pair of pairs) {
    const others = [...phrasesIn(pair.target).keys()].filter(key => target.has(key))
    for (const key of phrasesIn(pair.source).keys()) {
      if (!source.has(key)) continue
      const row = together.get(key) ?? new Map<string, number>()
      together.set(key, row)
      for (const other of others) row.set(other, (row.get(other) ?? 0) + 1)
    }
  }
  return together
}

interface Found extends TermCandidate {
  readonly key: string
}

function bestOf(
  phrase: Phrase,
  row: ReadonlyMap<string, number>,
  target: ReadonlyMap<string, Phrase>,
  total: number,
  least: number,
): Found[] {
  const likely = [...row]
    .filter(([, times]) => times >= least)
    .map(([key, times]) => {
      const seen = { together: times, one: phrase.pairs, other: target.get(key)!.pairs, pairs: total }
      return { key, times, strength: dice(seen), evidence: logLikelihood(seen) }
    })
    .filter(({ strength, evidence }) => strength >= leastStrength && evidence >= leastEvidence)
  const [best] = likely.sort((one, other) => other.strength - one.strength || other.key.length - one.key.length)
  if (!best) return []
  const { key, times, strength } = best
  return [{ key, source: commonest(phrase), target: commonest(target.get(key)!), times, of: phrase.pairs, strength }]
}

const commonest = ({ surfaces }: Phrase): string =>
  [...surfaces].reduce((one, other) => (other[1] > one[1] ? other : one))[0]

/** Of source phrases with the same translation the strongest stays, and the longest of equals. */
function withoutParts(found: readonly Found[]): TermCandidate[] {
  const best = new Map<string, Found>()
  for (const one of found) {
    const other = best.get(one.key)
    if (
      !other ||
      one.strength > other.strength ||
      (one.strength === other.strength && one.source.length > other.source.length)
    )
      best.set(one.key, one)
  }
  return Array.from(best.values(), ({ source, target, times, of, strength }) => ({
    source,
    target,
    times,
    of,
    strength,
  }))
}
