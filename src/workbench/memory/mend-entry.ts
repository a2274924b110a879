import type { UserId } from '../../model/id.ts'
import type { Memory } from '../../storage/memories.ts'
import { addEntriesIn, changeEntryIn, entriesByNumber, removeEntriesIn } from '../../storage/memory-entries.ts'
import type { MemoryEntry, NewEntry } from '../../storage/memory-entries.ts'
import type { Storage } from '../../storage/open.ts'

export interface EntryWish {
  readonly memory: Memory
  readonly number: number
  /** When the entry had been changed last when the person looked at it. */
  readonly changedAt: string
}

export type MendOutcome =
  | { readonly kind: 'mended'; readonly entry: MemoryEntry }
  /** Somebody changed it first. */
  | { readonly kind: 'stale'; readonly current: MemoryEntry }
  | { readonly kind: 'missing' }

/** Puts a wrong entry right where it is seen; the pair it came from stays as it is. */
export async function mendEntry(
  storage: Storage,
  wish: EntryWish & { source: string; target: string; user: UserId },
): Promise<MendOutcome> {
  return withEntry(storage, wish, async (tx, entry) => {
    const mended: MemoryEntry = {
      ...entry,
      source: wish.source,
      target: wish.target,
      user: wish.user,
      changedAt: new Date().toISOString(),
    }
    await changeEntryIn(tx, entry, mended)
    return mended
  })
}

/** Takes an entry out of its memory. @returns what was there, so that it can be put back */
export async function removeEntry(storage: Storage, wish: EntryWish): Promise<MendOutcome> {
  return withEntry(storage, wish, async (tx, entry) => {
    await removeEntriesIn(tx, entry.shelf, [entry.number])
    return entry
  })
}

/** Puts an entry into a memory, such as one that was removed. */
export async function addEntry(storage: Storage, memory: Memory, entry: NewEntry): Promise<number> {
  return storage.write(tx => addEntriesIn(tx, memory.shelf, [entry]))
}

async function withEntry(
  storage: Storage,
  { memory, number, changedAt }: EntryWish,
  change: (tx: Parameters<Parameters<Storage['write']>[0]>[0], entry: MemoryEntry) => Promise<MemoryEntry>,
): Promise<MendOutcome> {
  return storage.write<MendOutcome>(async tx => {
    const [entry] = await entriesByNumber(tx, memory.shelf, [number])
    if (!entry) return { kind: 'missing' }
    if (entry.changedAt !== changedAt) return { kind: 'stale', current: entry }
    return { kind: 'mended', entry: await change(tx, entry) }
  })
}
