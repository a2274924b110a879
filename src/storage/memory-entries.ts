import type { DocumentId, PairId, UserId } from '../model/id.ts'
import { entryKeys } from '../text/memory/features.ts'
import { insertRows } from './insert-rows.ts'
import { addPostingsIn } from './memory-postings.ts'
import { padded, runNamed } from './named-statement.ts'
import type { Db, Tx } from './open.ts'
import type { Tables } from './tables.ts'

/** What a memory holds: a source text with its translation, the sentences around it and where it comes from. */
export interface NewEntry {
  readonly source: string
  readonly target: string
  /** The sentences before and after it; `null` where the text begins or ends, or nothing is known. */
  readonly before: string | null
  readonly after: string | null
  readonly pair: PairId | null
  readonly document: DocumentId | null
  readonly user: UserId | null
  /** Who wrote it, where that is nobody here. */
  readonly author: string
  readonly changedAt: string
}

export interface MemoryEntry extends NewEntry {
  readonly shelf: number
  readonly number: number
}

/**
 * Adds entries to a memory under new numbers.
 *
 * @returns the number of the first; the others follow
 */
export async function addEntriesIn(tx: Tx, shelf: number, entries: readonly NewEntry[]): Promise<number> {
  const { next_number: next } = await tx
    .updateTable('memory')
    .set(eb => ({ next_number: eb('next_number', '+', entries.length), entries: eb('entries', '+', entries.length) }))
    .where('shelf', '=', shelf)
    .returning('next_number')
    .executeTakeFirstOrThrow()
  const first = next - entries.length
  await insertRows(tx, 'memory_entry', rowsOf(shelf, first, entries))
  await addPostingsIn(
    tx,
    shelf,
    entries.map((entry, index) => ({ number: first + index, keys: entryKeys(entry) })),
  )
  return first
}

/** Entries as rows under numbers that follow each other. */
export const rowsOf = (shelf: number, first: number, entries: readonly NewEntry[]): Tables['memory_entry'][] =>
  entries.map((entry, index) => ({ shelf, number: first + index, ...columnsOf(entry) }))

const columnsOf = (entry: NewEntry): Omit<Tables['memory_entry'], 'shelf' | 'number'> => ({
  source: entry.source,
  target: entry.target,
  source_before: entry.before,
  source_after: entry.after,
  pair_id: entry.pair,
  document_id: entry.document,
  user_id: entry.user,
  author: entry.author,
  changed_at: entry.changedAt,
})

/** Writes an entry anew under its number; what it is no longer found by stays in the lists and costs a look. */
export async function changeEntryIn(tx: Tx, before: MemoryEntry, after: NewEntry): Promise<void> {
  await tx
    .updateTable('memory_entry')
    .set(columnsOf(after))
    .where('shelf', '=', before.shelf)
    .where('number', '=', before.number)
    .execute()
  const [old, keys] = [entryKeys(before), entryKeys(after)]
  const known = new Set(old.words === keys.words ? old.features : [])
  const features = keys.features.filter(feature => !known.has(feature))
  await addPostingsIn(tx, before.shelf, [{ number: before.number, keys: { ...keys, features } }])
}

/** @returns how many were there */
export async function removeEntriesIn(tx: Tx, shelf: number, numbers: readonly number[]): Promise<number> {
  if (numbers.length === 0) return 0
  const gone = await tx
    .deleteFrom('memory_entry')
    .where('shelf', '=', shelf)
    .where('number', 'in', padded(numbers))
    .returning('number')
    .execute()
  await tx
    .updateTable('memory')
    .set(eb => ({ entries: eb('entries', '-', gone.length) }))
    .where('shelf', '=', shelf)
    .execute()
  return gone.length
}

const idsPerQuery = 512

/** The entries that come from pairs; those of pairs that feed no memory are left out. */
export async function entriesOfPairs(db: Db, pairs: readonly PairId[]): Promise<Map<PairId, MemoryEntry>> {
  const found = new Map<PairId, MemoryEntry>()
  for (let start = 0; start < pairs.length; start += idsPerQuery) {
    const rows = await db
      .selectFrom('memory_entry')
      .selectAll()
      .where('pair_id', 'in', padded(pairs.slice(start, start + idsPerQuery)))
      .execute()
    for (const row of rows) found.set(row.pair_id!, entryOf(row))
  }
  return found
}

/** @returns the entries that are still there, in the order asked for */
export async function entriesByNumber(db: Db, shelf: number, numbers: readonly number[]): Promise<MemoryEntry[]> {
  const found = new Map<number, MemoryEntry>()
  for (let start = 0; start < numbers.length; start += idsPerQuery) {
    const values = padded(numbers.slice(start, start + idsPerQuery))
    const query = () => entriesNumbered(db, shelf, values).selectAll()
    const rows = await runNamed(db, `${values.length} entries`, query, [shelf, ...values])
    for (const row of rows) found.set(row.number, entryOf(row))
  }
  return numbers.map(number => found.get(number)).filter(entry => entry !== undefined)
}

/**
 * One of the texts of entries that are still there.
 *
 * @param numbers at most a few hundred
 */
export async function textsByNumber(
  db: Db,
  shelf: number,
  side: 'source' | 'target',
  numbers: readonly number[],
): Promise<Map<number, string>> {
  if (numbers.length === 0) return new Map()
  const values = padded(numbers)
  const query = () => entriesNumbered(db, shelf, values).select(['number', `${side} as text`])
  const rows = await runNamed(db, `${side} of ${values.length} entries`, query, [shelf, ...values])
  return new Map(rows.map(({ number, text }) => [number, text]))
}

const entriesNumbered = (db: Db, shelf: number, numbers: readonly number[]) =>
  db.selectFrom('memory_entry').where('shelf', '=', shelf).where('number', 'in', numbers)

/** A page of a memory, newest first. @param before the last number of the page before it */
export async function entriesBefore(
  db: Db,
  shelf: number,
  before: number | undefined,
  limit: number,
): Promise<MemoryEntry[]> {
  let query = db
    .selectFrom('memory_entry')
    .selectAll()
    .where('shelf', '=', shelf)
    .orderBy('number', 'desc')
    .limit(limit)
  if (before !== undefined) query = query.where('number', '<', before)
  return (await query.execute()).map(entryOf)
}

/** Every entry of a memory, oldest first, read by key so that memory does not grow with it. */
export async function* eachEntry(db: Db, shelf: number, pageSize = 500): AsyncGenerator<MemoryEntry> {
  for (let after = -1; ;) {
    const rows = await db
      .selectFrom('memory_entry')
      .selectAll()
      .where('shelf', '=', shelf)
      .where('number', '>', after)
      .orderBy('number')
      .limit(pageSize)
      .execute()
    yield* rows.map(entryOf)
    if (rows.length < pageSize) return
    after = rows.at(-1)!.number
  }
}

const entryOf = (row: Tables['memory_entry']): MemoryEntry => ({
  shelf: row.shelf,
  number: row.number,
  source: row.source,
  target: row.target,
  before: row.source_before,
  after: row.source_after,
  pair: row.pair_id,
  document: row.document_id,
  user: row.user_id,
  author: row.author,
  changedAt: row.changed_at,
})
