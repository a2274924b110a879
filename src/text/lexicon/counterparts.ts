import { stemWord } from '../arabic/stem.ts'
import { foldedWords, type FoldedWord } from '../arabic/words.ts'
import type { Span } from '../span.ts'
import { dice, logLikelihood, type Contingency } from './association.ts'
import { isContentWord, type Lexicon } from './lexicon.ts'

/** Two words that go together, and why the lexicon says so. */
export interface Association extends Contingency {
  /** Stems. */
  readonly source: string
  readonly target: string
  /** 0–1, the share of their occurrences that they have together (Dice). */
  readonly strength: number
  /** How sure it is that this is no chance (log-likelihood). */
  readonly evidence: number
  /** For the translator: "seen together 14 times, in 15 and 16 pairs". */
  readonly because: string
}

/** Below this, one chance in a thousand, two words may have come together by chance. */
const leastEvidence = 10.83

/**
 * What a source word is usually translated by.
 *
 * @param lexicon whole, or the rows of this stem with those of its partners
 * @param stem a stem of the source
 * @param most how many to give
 * @returns strongest first; none that came together once only or may be chance
 *
 * O(partners of the stem).
 */
export function counterparts(lexicon: Lexicon, stem: string, most = 5): Association[] {
  const one = lexicon.source.get(stem) ?? 0
  return Array.from(lexicon.together.get(stem) ?? [], ([target, together]) =>
    associationOf(stem, target, {
      together,
      one,
      other: lexicon.target.get(target) ?? together,
      pairs: lexicon.pairs,
    }),
  )
    .filter(({ together, evidence }) => together > 1 && evidence >= leastEvidence)
    .sort((one, other) => other.strength - one.strength || other.together - one.together)
    .slice(0, most)
}

/** Whether two things came together more often than chance would have it once in a thousand times. */
export const isNoChance = (seen: Contingency): boolean => logLikelihood(seen) >= leastEvidence

/** Two stems with what was counted of them, put in words. */
export function associationOf(source: string, target: string, seen: Contingency): Association {
  const times = seen.together === 1 ? 'once' : `${seen.together} times`
  return {
    ...seen,
    source,
    target,
    strength: dice(seen),
    evidence: logLikelihood(seen),
    because: `seen together ${times}, in ${seen.one} and ${seen.other} pairs`,
  }
}

/** A source word and the word of the translation that renders it. */
export interface WordPair {
  readonly source: Span
  readonly target: Span
  readonly association: Association
}

/**
 * Which word of a translation renders which word of its source, for highlighting one when the other is pointed at.
 *
 * @param lexicon as for {@link counterparts}, for every word of the source
 * @param source a source text
 * @param target its translation
 * @returns in the order of the source; every word is in one pair at most, the strongest pairs are made first
 *
 * O(n·m).
 */
export function wordPairs(lexicon: Lexicon, source: string, target: string): WordPair[] {
  const targets = foldedWords(target)
  const possible = contentWords(source).flatMap(word =>
    counterparts(lexicon, stemWord(word.word), 20).flatMap(association =>
      targets
        .filter(other => stemWord(other.word) === association.target)
        .map(other => ({ source: spanOf(word), target: spanOf(other), association })),
    ),
  )
  const taken = new Set<string>()
  return possible
    .sort((one, other) => other.association.strength - one.association.strength)
    .filter(pair => {
      const keys = [`s${pair.source.start}`, `t${pair.target.start}`]
      if (keys.some(key => taken.has(key))) return false
      for (const key of keys) taken.add(key)
      return true
    })
    .sort((one, other) => one.source.start - other.source.start)
}

const contentWords = (text: string): FoldedWord[] => foldedWords(text).filter(({ word }) => isContentWord(word))
const spanOf = ({ start, end }: Span): Span => ({ start, end })

/** A source word that a translation seems to have left out. */
export interface OmissionHint {
  readonly source: Span
  /** What it was translated by before. */
  readonly usual: Association
}

const surelyTogether = 5
const surelyTranslated = 0.7

/**
 * Source words whose usual translation is missing; hints, for any word may be rendered in another way.
 *
 * @param lexicon as for {@link counterparts}, for every word of the source
 * @param source a source text
 * @param target its translation
 * @returns in order; only words seen five times or more with one counterpart, in seven of ten pairs, none of whose
 *   counterparts is there
 *
 * O(n·m).
 */
export function omissionHints(lexicon: Lexicon, source: string, target: string): OmissionHint[] {
  const there = new Set(foldedWords(target).map(({ word }) => stemWord(word)))
  return contentWords(source).flatMap(word => {
    const known = counterparts(lexicon, stemWord(word.word), 20)
    const usual = known.find(({ together, one }) => together >= surelyTogether && together / one >= surelyTranslated)
    return usual && !known.some(({ target }) => there.has(target)) ? [{ source: spanOf(word), usual }] : []
  })
}
