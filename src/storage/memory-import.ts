import type { MemoryId } from '../model/id.ts'
import type { EntryColumns } from './memory-entries.ts'
import { appendBlocksIn } from './memory-postings.ts'
import type { PackedBlock } from './memory-postings.ts'
import type { Db, Storage } from './open.ts'
import type { MemoryState } from './tables.ts'

/** Writes entries of a new memory under the numbers that its file gives them. */
export async function keepEntries(
  storage: Storage,
  shelf: number,
  first: number,
  entries: readonly EntryColumns[],
): Promise<void> {
  await storage.write(async tx => {
    await tx
      .insertInto('memory_entry')
      .values(
        entries.map((entry, index) => ({
          shelf,
          number: first + index,
          ...entry,
          signature: Buffer.from(entry.signature),
        })),
      )
      .execute()
    await tx
      .updateTable('memory')
      .set(eb => ({ next_number: first + entries.length, entries: eb('entries', '+', entries.length) }))
      .where('shelf', '=', shelf)
      .execute()
  })
}

/** Writes lists of postings of a new memory. */
export async function keepPostings(storage: Storage, shelf: number, blocks: readonly PackedBlock[]): Promise<void> {
  await storage.write(tx => appendBlocksIn(tx, shelf, blocks))
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
const listsPerWrite = 2000

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
    if (last) return true
    await tx.deleteFrom('memory').where('id', '=', id).execute()
    return false
  })
}
