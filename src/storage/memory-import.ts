import { sql } from 'kysely'
import type { MemoryId } from '../model/id.ts'
import { insertRows } from './insert-rows.ts'
import { rowsOf } from './memory-entries.ts'
import type { NewEntry } from './memory-entries.ts'
import { appendBlocksIn } from './memory-postings.ts'
import type { PostingBlock } from '../text/memory/postings.ts'
import type { Db, Storage, Tx } from './open.ts'
import type { MemoryState } from './tables.ts'

/** Writes entries of a new memory under the numbers that its file gives them, not yet into the lists. */
export async function keepEntries(
  storage: Storage,
  shelf: number,
  first: number,
  entries: readonly NewEntry[],
): Promise<void> {
  await storage.write(async tx => {
    await insertRows(tx, 'memory_entry', rowsOf(shelf, first, entries))
    await tx
      .updateTable('memory')
      .set(eb => ({ next_number: first + entries.length, entries: eb('entries', '+', entries.length) }))
      .where('shelf', '=', shelf)
      .execute()
  })
}

/** Writes lists of postings of a memory. */
export async function keepPostings(storage: Storage, shelf: number, blocks: readonly PostingBlock[]): Promise<void> {
  await storage.write(tx => appendBlocksIn(tx, shelf, blocks))
}

/** Tells PostgreSQL how large a memory has become; until it knows, it reads whole tables for a look-up. */
export async function countAnew(storage: Storage): Promise<void> {
  if (storage.engine === 'postgres') await sql`analyze memory_entry, memory_posting`.execute(storage.db)
}

/** Memories whose entries are in no lists yet. */
export async function unindexedMemories(db: Db): Promise<{ readonly id: MemoryId; readonly shelf: number }[]> {
  return db
    .selectFrom('memory')
    .select(['id', 'shelf'])
    .where('is_indexed', '=', 0)
    .where('state', '<>', 'going')
    .execute()
}

export async function markIndexed(storage: Storage, memory: MemoryId): Promise<void> {
  await storage.write(tx => tx.updateTable('memory').set({ is_indexed: 1 }).where('id', '=', memory).execute())
}

/** Says how far the reading of a memory's file is, or how it ended. @returns false when it was cancelled meanwhile */
export async function tellImport(
  storage: Storage,
  memory: MemoryId,
  now: { state: MemoryState; share: number; skipped?: number; problem?: string },
): Promise<boolean> {
  const told = await storage.write(tx =>
    tx
      .updateTable('memory')
      .set({ ...now, heard_at: new Date().toISOString() })
      .where('id', '=', memory)
      .where('state', '=', 'running')
      .returning('id')
      .executeTakeFirst(),
  )
  return told !== undefined
}

/** Hides a memory from everybody; what it holds is taken away by {@link emptyMemory}. @returns false when it was gone or going already */
export async function hideMemory(storage: Storage, memory: MemoryId): Promise<boolean> {
  const hidden = await storage.write(tx =>
    tx
      .updateTable('memory')
      .set({ state: 'going' })
      .where('id', '=', memory)
      .where('state', '<>', 'going')
      .returning('id')
      .executeTakeFirst(),
  )
  return hidden !== undefined
}

/** Memories that were hidden and are not empty yet. */
export async function goingMemories(db: Db): Promise<{ readonly id: MemoryId; readonly shelf: number }[]> {
  return db.selectFrom('memory').select(['id', 'shelf']).where('state', '=', 'going').execute()
}

const entriesPerWrite = 500
const listsPerWrite = 1000

/** Takes one piece of a hidden memory away, then the memory itself. @returns false when nothing is left of it */
export async function emptyMemory(storage: Storage, { id, shelf }: { id: MemoryId; shelf: number }): Promise<boolean> {
  return storage.write(async tx => {
    const entries = await tx
      .deleteFrom('memory_entry')
      .where('shelf', '=', shelf)
      .where(
        'number',
        'in',
        tx
          .selectFrom('memory_entry')
          .select('number')
          .where('shelf', '=', shelf)
          .orderBy('number')
          .limit(entriesPerWrite),
      )
      .returning('number')
      .execute()
    if (entries.length > 0) return true
    if (await dropLists(tx, shelf)) return true
    await tx.deleteFrom('memory').where('id', '=', id).execute()
    return false
  })
}

/** Takes a piece of the lists of a memory away, so that they can be made anew. @returns false when nothing is left of them */
export const forgetLists = (storage: Storage, shelf: number): Promise<boolean> =>
  storage.write(tx => dropLists(tx, shelf))

async function dropLists(tx: Tx, shelf: number): Promise<boolean> {
  const [last] = await tx
    .selectFrom('memory_posting')
    .select('feature')
    .where('shelf', '=', shelf)
    .orderBy('feature')
    .offset(listsPerWrite - 1)
    .limit(1)
    .execute()
  const lists = tx.deleteFrom('memory_posting').where('shelf', '=', shelf)
  await (last ? lists.where('feature', '<=', last.feature) : lists).execute()
  return last !== undefined
}
