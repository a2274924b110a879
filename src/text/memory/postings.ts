/**
 * A posting says that an entry has a feature, and how long the entry's source is, so that most entries are left before
 * anything of them is read: 26 bits for the number of the entry, 6 for the class of its length.
 */
export const mostEntries = 2 ** 26

/** A row of storage holds postings of the entries that share all but the last 12 bits, or of several such blocks. */
export const blockBits = 12

const lengthBits = 6
const lengthClasses = 1 << lengthBits
const exactLengths = 32

/** Up to 31 words each length is a class of its own, then each is longer than the one before by a twelfth. */
const lengthClassOf = (words: number): number =>
  words < exactLengths
    ? words
    : Math.min(lengthClasses - 1, exactLengths + Math.floor(8 * Math.log2(words / exactLengths)))

/** For each class of length the fewest words of its sources. */
export const fewestWords: readonly number[] = Array.from({ length: lengthClasses }, (_, lengthClass) =>
  lengthClass < exactLengths ? lengthClass : Math.ceil(exactLengths * 2 ** ((lengthClass - exactLengths) / 8)),
)

/**
 * @param entry number of an entry, from 0
 * @param words how many words its source has
 * @returns an unsigned 32-bit number
 * @throws {RangeError} if the number is too high for a memory
 */
export function postingOf(entry: number, words: number): number {
  if (!(entry >= 0 && entry < mostEntries)) throw new RangeError(`entry ${entry} is not in 0–${mostEntries - 1}`)
  return ((entry << lengthBits) | lengthClassOf(words)) >>> 0
}

export const entryOfPosting = (posting: number): number => posting >>> lengthBits
export const lengthOfPosting = (posting: number): number => posting & (lengthClasses - 1)

/** Postings of a feature, those of one row. */
export interface PostingBlock {
  readonly feature: number
  /** That of its lowest entry. */
  readonly block: number
  readonly postings: Uint32Array
}

/** The highest entry of some lists; -1 without any. O(postings). */
export function highestEntry(blocks: readonly PostingBlock[]): number {
  let highest = -1
  for (const { postings } of blocks)
    for (let at = 0; at < postings.length; at += 1) {
      const entry = entryOfPosting(postings[at]!)
      if (entry > highest) highest = entry
    }
  return highest
}

/**
 * Packs postings for a column of bytes; two packed lists joined are the list of both.
 *
 * @returns four bytes for each, little endian; no copy where the machine is
 */
export function packPostings(postings: Uint32Array): Uint8Array {
  if (littleEndian) return new Uint8Array(postings.buffer, postings.byteOffset, postings.byteLength)
  const view = new DataView(new ArrayBuffer(4 * postings.length))
  for (const [index, posting] of postings.entries()) view.setUint32(4 * index, posting, true)
  return new Uint8Array(view.buffer)
}

/**
 * Reads what {@link packPostings} wrote.
 *
 * @param bytes a column of a row
 * @throws {RangeError} if the length is not a multiple of four
 */
export function unpackPostings(bytes: Uint8Array): Uint32Array {
  if (bytes.length % 4 !== 0) throw new RangeError(`${bytes.length} bytes are not a list of postings`)
  if (bytes.byteOffset % 4 === 0 && littleEndian)
    return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Uint32Array.from({ length: bytes.length / 4 }, (_, index) => view.getUint32(4 * index, true))
}

const littleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1
