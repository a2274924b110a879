import { blockBits, blockSize, type PostingBlock } from './candidates.ts'

/** Postings kept in memory, in the blocks that storage keeps as rows: the reference that storage is measured against. */
export interface PostingIndex {
  /** Adds an entry; its number must be higher than every one before. */
  add(entry: number, features: readonly number[]): void
  /** How many entries have each of the features. */
  counts(features: Iterable<number>): Map<number, number>
  blocks(features: Iterable<number>): Generator<PostingBlock>
  /** Every block, and then none: what an import writes after each `blockSize` entries. */
  drain(): Generator<PostingBlock>
}

/**
 * An empty index.
 *
 * @returns an index whose memory grows by about 16 bytes for each feature of each entry
 */
export function postingIndex(): PostingIndex {
  const lists = new Map<number, Map<number, number[]>>()
  return {
    add(entry, features) {
      for (const feature of features) append(lists, feature, entry)
    },
    counts(features) {
      return new Map(Array.from(features, feature => [feature, sizeOf(lists.get(feature))]))
    },
    *blocks(features) {
      for (const feature of features) yield* blocksOf(feature, lists.get(feature))
    },
    *drain() {
      for (const [feature, list] of lists) yield* blocksOf(feature, list)
      lists.clear()
    },
  }
}

const sizeOf = (list: ReadonlyMap<number, readonly number[]> | undefined): number =>
  [...(list?.values() ?? [])].reduce((sum, { length }) => sum + length, 0)

function append(lists: Map<number, Map<number, number[]>>, feature: number, entry: number): void {
  const block = entry >> blockBits
  let list = lists.get(feature)
  if (list === undefined) lists.set(feature, (list = new Map()))
  const entries = list.get(block)
  if (entries) entries.push(entry & (blockSize - 1))
  else list.set(block, [entry & (blockSize - 1)])
}

function* blocksOf(feature: number, list: ReadonlyMap<number, readonly number[]> | undefined): Generator<PostingBlock> {
  for (const [block, entries] of list ?? []) yield { feature, block, entries: Uint16Array.from(entries) }
}

/**
 * Packs entries of a block for a column of bytes; two packed lists joined are the list of both.
 *
 * @returns two bytes for each entry, little endian
 */
export function packEntries(entries: Iterable<number>): Uint8Array {
  const numbers = [...entries]
  const bytes = new Uint8Array(2 * numbers.length)
  const view = new DataView(bytes.buffer)
  for (const [index, entry] of numbers.entries()) view.setUint16(2 * index, entry, true)
  return bytes
}

/**
 * Reads what {@link packEntries} wrote.
 *
 * @param bytes a column of a row
 * @throws {RangeError} if the length is odd
 */
export function unpackEntries(bytes: Uint8Array): Uint16Array {
  if (bytes.length % 2 !== 0) throw new RangeError(`${bytes.length} bytes are not a list of entries`)
  if (bytes.byteOffset % 2 === 0 && littleEndian)
    return new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Uint16Array.from({ length: bytes.length / 2 }, (_, index) => view.getUint16(2 * index, true))
}

const littleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1
