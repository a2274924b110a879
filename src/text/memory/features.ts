import { stemWord } from '../arabic/stem.ts'
import { wordsFolded } from '../arabic/words.ts'
import { cost } from './costs.ts'
import type { MemoryToken } from './tokens.ts'

/** Which text of an entry a feature comes from; the two never share one. */
export type Side = 'source' | 'target'

/** Every number has the stem of any other, for another number costs a match little. */
const numberStem = '#'

/**
 * The key under which entries with a stem are found: a signed 32-bit number, so that no list of words has to be kept. Two
 * stems share one about once in ten thousand stems; that costs a look at an entry, never a wrong match.
 *
 * @param side the text the stem is from
 * @param stem as `stemWord` gives it
 *
 * Source: FNV-1a by Fowler, Noll & Vo, with the last mixing step of MurmurHash3 by Appleby.
 */
export function featureOf(side: Side, stem: string): number {
  let hash = side === 'source' ? 0x811c9dc5 : 0x01000193
  for (let at = 0; at < stem.length; at += 1) hash = Math.imul(hash ^ stem.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}

/**
 * The feature of a word as it stands in a text.
 *
 * @param side the text it stands in
 * @param word folded
 */
export const featureOfWord = (side: Side, word: string): number =>
  featureOf(side, /^\p{Nd}/u.test(word) ? numberStem : stemWord(word))

/**
 * The features of a text, each once: what an entry is indexed by.
 *
 * @param side the text it is
 * @param text any text
 * @returns signed 32-bit numbers in the order of their first word
 *
 * O(n).
 */
export function indexKeys(side: Side, text: string): number[] {
  return [...new Set(wordsFolded(text).map(word => featureOfWord(side, word)))]
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
 * Packs a signature for a column of bytes.
 *
 * @returns four bytes for the number of marks, then four for each feature, little endian
 */
export function packSignature({ features, marks }: Signature): Uint8Array {
  const bytes = new Uint8Array(4 + 4 * features.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, marks, true)
  for (const [index, feature] of features.entries()) view.setInt32(4 + 4 * index, feature, true)
  return bytes
}

/**
 * Reads what {@link packSignature} wrote.
 *
 * @param bytes a column of a row
 * @throws {RangeError} if the length is not that of a signature
 */
export function unpackSignature(bytes: Uint8Array): Signature {
  if (bytes.length < 4 || bytes.length % 4 !== 0) throw new RangeError(`${bytes.length} bytes are not a signature`)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const features = new Int32Array(bytes.length / 4 - 1)
  for (let index = 0; index < features.length; index += 1) features[index] = view.getInt32(4 + 4 * index, true)
  return { features, marks: view.getUint32(0, true) }
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
  featureOf('source', text.normalize('NFC').trim().replaceAll(/\s+/gu, ' '))
