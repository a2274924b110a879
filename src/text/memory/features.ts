import { stemWord } from '../arabic/stem.ts'
import { wordsFolded } from '../arabic/words.ts'
import { cost } from './costs.ts'
import type { MemoryToken } from './tokens.ts'

/** Which text of an entry a feature comes from; the two never share one. */
export type Side = 'source' | 'target'

/** Every number of a source has the stem of any other, too, for another number costs a match little. */
const numberStem = '#'

const seeds = { source: 0x811c9dc5, target: 0x01000193, whole: 0x9e3779b9 } as const

/**
 * The key under which entries with a stem are found: a signed 32-bit number, so that no list of words has to be kept. Two
 * stems share one about once in ten thousand stems; that costs a look at an entry, never a wrong match.
 *
 * @param side the text the stem is from; `whole` for a source text as it is
 * @param stem as `stemWord` gives it
 *
 * Source: FNV-1a by Fowler, Noll & Vo, with the last mixing step of MurmurHash3 by Appleby.
 */
export function featureOf(side: Side | 'whole', stem: string): number {
  let hash: number = seeds[side]
  for (let at = 0; at < stem.length; at += 1) hash = Math.imul(hash ^ stem.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}

/** Features of words met lately; a memo, so the function below stays pure. */
const known = { source: new Map<string, number>(), target: new Map<string, number>() }
const mostKnown = 1 << 16

/**
 * The feature of a word as it stands in a text.
 *
 * @param side the text it stands in
 * @param word folded
 */
export function featureOfWord(side: Side, word: string): number {
  const before = known[side].get(word)
  if (before !== undefined) return before
  const feature = featureOf(side, stemWord(word))
  if (known[side].size >= mostKnown) known[side].clear()
  known[side].set(word, feature)
  return feature
}

const number = /^\p{Nd}/u

/** What an entry is found by. */
export interface EntryKeys {
  /** Each once: the words of both texts, that the source has a number, and the source as a whole. */
  readonly features: readonly number[]
  /** How many words and numbers its source has. */
  readonly words: number
}

/**
 * Everything an entry is found by.
 *
 * O(n), about 40,000 entries of a dozen words a second.
 */
export function entryKeys({ source, target }: { readonly source: string; readonly target: string }): EntryKeys {
  const words = wordsFolded(source)
  const features = new Set(words.map(word => featureOfWord('source', word)))
  if (words.some(word => number.test(word))) features.add(featureOf('source', numberStem))
  for (const word of wordsFolded(target)) features.add(featureOfWord('target', word))
  return { features: [...features.add(textKey(source))], words: words.length }
}

/** What a source text can share with another: a first guess at a match that needs no text. */
export interface Signature {
  /** One for each word or number, sorted. */
  readonly features: Int32Array
  readonly marks: number
}

/**
 * The signature of a source text.
 *
 * @param tokens as `memoryTokens` gives them
 */
export function signatureOf(tokens: readonly MemoryToken[]): Signature {
  const words = tokens.filter(({ kind }) => kind !== 'mark')
  const features = words.map(({ kind, stem }) => featureOf('source', kind === 'number' ? numberStem : stem))
  return { features: Int32Array.from(features).sort(), marks: tokens.length - words.length }
}

/**
 * The best score two texts can have by `scoreMatch`, from their signatures alone.
 *
 * @returns at most 100 and never less than the score without penalties and neighbours, but for rounding (half a point)
 *
 * O(n + m).
 */
export function bestPossibleScore(one: Signature, other: Signature): number {
  const heavier = Math.max(weightOfSignature(one), weightOfSignature(other))
  if (heavier === 0) return 100
  const shared = cost.word * sharedFeatures(one.features, other.features) + cost.mark * Math.min(one.marks, other.marks)
  return (100 * shared) / heavier
}

/** In hundredths of a word, as `costs.ts` weighs tokens. */
export const weightOfSignature = ({ features, marks }: Signature): number =>
  cost.word * features.length + cost.mark * marks

function sharedFeatures(one: Int32Array, other: Int32Array): number {
  let shared = 0
  for (let i = 0, j = 0; i < one.length && j < other.length;) {
    const difference = one[i]! - other[j]!
    if (difference === 0) shared += 1
    if (difference <= 0) i += 1
    if (difference >= 0) j += 1
  }
  return shared
}

/**
 * A key that equal texts share, spaces and composition of letters aside: what an entry with the very same source is found by.
 *
 * @param text a source text
 * @returns a signed 32-bit number; texts with one key are the same but for once in four thousand million
 */
export const textKey = (text: string): number =>
  featureOf('whole', text.normalize('NFC').trim().replaceAll(/\s+/gu, ' '))
