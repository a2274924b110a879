import { sql } from 'kysely'
import { blockBits, blockSize } from '../text/memory/candidates.ts'
import type { PostingBlock } from '../text/memory/candidates.ts'
import { packEntries, unpackEntries } from '../text/memory/posting-index.ts'
import type { Db, Tx } from './open.ts'
import type { Tables } from './tables.ts'

/** A block of postings as a column holds it: two bytes for each entry, see `packEntries`. */
export interface PackedBlock {
  readonly feature: number
  readonly block: number
  readonly entries: Uint8Array
}

/**
 * Adds entries of one memory to the lists of their features.
 *
 * @param entries numbers with their features, each feature once
 *
 * One row for each different feature and block; the longest list is 32 KB.
 */
export async function addPostingsIn(
  tx: Tx,
  shelf: number,
  entries: readonly { number: number; features: readonly number[] }[],
): Promise<void> {
  const lists = new Map<string, { feature: number; block: number; entries: number[] }>()
  for (const { number, features } of entries) {
    const block = number >> blockBits
    for (const feature of features) {
      const key = `${feature} ${block}`
      const list = lists.get(key)
      if (list) list.entries.push(number & (blockSize - 1))
      else lists.set(key, { feature, block, entries: [number & (blockSize - 1)] })
    }
  }
  await appendBlocksIn(
    tx,
    shelf,
    [...lists.values()].map(list => ({ ...list, entries: packEntries(list.entries) })),
  )
}

/** Joins blocks to what is there; the blocks of one call must differ. */
export async function appendBlocksIn(tx: Tx, shelf: number, blocks: readonly PackedBlock[]): Promise<void> {
  const rows: Tables['memory_posting'][] = blocks.map(({ feature, block, entries }) => ({
    shelf,
    feature,
    block,
    entries: Buffer.from(entries),
  }))
  for (const part of inFewSizes(rows)) {
    await tx
      .insertInto('memory_posting')
      .values(part)
      .onConflict(conflict =>
        conflict
          .columns(['shelf', 'feature', 'block'])
          .doUpdateSet({ entries: sql<Uint8Array>`cast(memory_posting.entries || excluded.entries as blob)` }),
      )
      .execute()
  }
}

const sizes = [256, 64, 16, 4, 1]

/** Cuts rows into a few sizes, so that the same statements come again and again. */
function* inFewSizes<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let start = 0; start < rows.length;) {
    const size = sizes.find(size => size <= rows.length - start)!
    yield rows.slice(start, start + size)
    start += size
  }
}

/**
 * How many entries have each of some features.
 *
 * @returns features that no entry has are left out; entries that are gone or changed may be counted
 */
export async function countsOf(db: Db, shelf: number, features: readonly number[]): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('memory_posting')
    .select(['feature', sql<number>`sum(length(entries))`.as('bytes')])
    .where('shelf', '=', shelf)
    .where('feature', 'in', padded(features))
    .groupBy('feature')
    .execute()
  return new Map(rows.map(({ feature, bytes }) => [feature, bytes / 2]))
}

/** Every block of some features of a memory. */
export async function blocksOf(db: Db, shelf: number, features: readonly number[]): Promise<PostingBlock[]> {
  const rows = await db
    .selectFrom('memory_posting')
    .select(['feature', 'block', 'entries'])
    .where('shelf', '=', shelf)
    .where('feature', 'in', padded(features))
    .execute()
  return rows.map(({ feature, block, entries }) => ({ feature, block, entries: unpackEntries(entries) }))
}

/** Repeats the last value up to a power of two, so that lists for `in` have a few lengths only. @throws {RangeError} for an empty list */
export function padded<Value>(values: readonly Value[]): Value[] {
  if (values.length === 0) throw new RangeError('an empty list finds nothing')
  const length = 2 ** Math.ceil(Math.log2(values.length))
  return Array.from({ length }, (_, index) => values[Math.min(index, values.length - 1)]!)
}
