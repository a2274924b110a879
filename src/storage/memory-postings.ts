import { sql } from 'kysely'
import type { EntryKeys } from '../text/memory/features.ts'
import { blockBits, packPostings, postingOf, unpackPostings } from '../text/memory/postings.ts'
import type { PostingBlock } from '../text/memory/postings.ts'
import { insertRows } from './insert-rows.ts'
import { padded, runNamed } from './named-statement.ts'
import type { Db, Tx } from './open.ts'

/**
 * Adds entries of one memory to the lists of their features.
 *
 * @param entries numbers with what they are found by
 *
 * One row for each different feature and block; the longest list is 16 KB, or 24 KB where an import ended.
 */
export async function addPostingsIn(
  tx: Tx,
  shelf: number,
  entries: readonly { readonly number: number; readonly keys: EntryKeys }[],
): Promise<void> {
  const lists = new Map<number, { feature: number; block: number; postings: number[] }>()
  for (const { number, keys } of entries) {
    const block = number >> blockBits
    const posting = postingOf(number, keys.words)
    for (const feature of keys.features) {
      const key = feature * blocksBeyond + block
      const list = lists.get(key)
      if (list) list.postings.push(posting)
      else lists.set(key, { feature, block, postings: [posting] })
    }
  }
  const blocks = Array.from(lists.values(), list => ({ ...list, postings: Uint32Array.from(list.postings) }))
  await appendBlocksIn(tx, shelf, blocks)
}

/** A number that no block has. */
const blocksBeyond = 2 ** 20

/** Joins blocks to what is there; the blocks of one call must differ. */
export async function appendBlocksIn(tx: Tx, shelf: number, blocks: readonly PostingBlock[]): Promise<void> {
  const rows = blocks.map(({ feature, block, postings }) => ({
    shelf,
    feature,
    block,
    postings: asBuffer(packPostings(postings)),
  }))
  await insertRows(tx, 'memory_posting', rows, insert =>
    insert.onConflict(conflict =>
      conflict
        .columns(['shelf', 'feature', 'block'])
        .doUpdateSet({ postings: sql<Uint8Array>`cast(memory_posting.postings || excluded.postings as blob)` }),
    ),
  )
}

const asBuffer = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength)

/** Fewer than the variables that a statement of either database may have. */
const featuresPerQuery = 4096

/**
 * How many entries have each of some features.
 *
 * @returns features that no entry has are left out; entries that are gone or changed may be counted
 */
export async function countsOf(db: Db, shelf: number, features: readonly number[]): Promise<Map<number, number>> {
  const rows = await inPieces(features, values =>
    runNamed(
      db,
      `counts of ${values.length} features`,
      () =>
        listsOf(db, shelf, values)
          .select(['feature', sql<number>`sum(length(postings))`.as('bytes')])
          .groupBy('feature'),
      [shelf, ...values],
    ),
  )
  return new Map(rows.map(({ feature, bytes }) => [feature, bytes / 4]))
}

/** Every block of some features of a memory. */
export async function blocksOf(db: Db, shelf: number, features: readonly number[]): Promise<PostingBlock[]> {
  const rows = await inPieces(features, values =>
    runNamed(
      db,
      `blocks of ${values.length} features`,
      () => listsOf(db, shelf, values).select(['feature', 'block', 'postings']),
      [shelf, ...values],
    ),
  )
  return rows.map(({ feature, block, postings }) => ({ feature, block, postings: unpackPostings(postings) }))
}

async function inPieces<Row>(
  features: readonly number[],
  query: (features: readonly number[]) => Promise<Row[]>,
): Promise<Row[]> {
  const rows: Row[] = []
  for (let start = 0; start < features.length; start += featuresPerQuery)
    for (const row of await query(padded(features.slice(start, start + featuresPerQuery)))) rows.push(row)
  return rows
}

const listsOf = (db: Db, shelf: number, features: readonly number[]) =>
  db.selectFrom('memory_posting').where('shelf', '=', shelf).where('feature', 'in', features)
