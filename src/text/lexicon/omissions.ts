import { foldedWords } from '../arabic/words.ts'
import { stemWord } from '../arabic/stem.ts'
import type { Span } from '../span.ts'
import { associationOf, isNoChance, type Association } from './association.ts'
import { isContentWord } from './content-words.ts'
import type { PairIndex } from './pair-index.ts'

/** A source word that a translation seems to have left out. */
export interface Omission {
  readonly source: Span
  /** What it was mostly translated by before. */
  readonly usual: Association
  /** A word as it was written that this stem stands for. */
  readonly word: string
}

const surelyTogether = 5
const surelyTranslated = 0.7

/**
 * Source words whose usual translation is missing; hints, for any word may be rendered in another way.
 *
 * @param index of confirmed pairs
 * @param source a source text
 * @param target its translation
 * @param but a pair that does not count, since it cannot vouch for itself
 * @returns in order, each stem once; only words seen five times or more with one counterpart, in seven of ten pairs, none
 *   of whose counterparts is there
 *
 * O(words · pairs that have one).
 */
export function omissions(index: PairIndex, source: string, target: string, but?: string): Omission[] {
  const there = new Set(foldedWords(target).map(({ word }) => stemWord(word)))
  const known = new Set<string>()
  const found: Omission[] = []
  for (const { word, start, end } of foldedWords(source)) {
    const stem = stemWord(word)
    if (!isContentWord(word) || known.has(stem)) continue
    known.add(stem)
    const counterparts = counterpartsOf(index, stem, but)
    const usual = counterparts[0]
    if (!usual || usual.together < surelyTogether || usual.together / usual.one < surelyTranslated) continue
    if (counterparts.some(other => there.has(other.target))) continue
    found.push({ source: { start, end }, usual, word: index.wordOf(usual.target) })
  }
  return found
}

/** What a word came together with more than once and not by chance, most often first. */
const counterpartsOf = (index: PairIndex, stem: string, but: string | undefined): Association[] =>
  Array.from(index.partners(stem, but))
    .filter(([, together]) => together > 1)
    .map(([target]) => associationOf(stem, target, index.seen(stem, target, but)))
    .filter(isNoChance)
    .sort((one, other) => other.together - one.together || other.strength - one.strength)
