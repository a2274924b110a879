import { entryKeys } from '../../text/memory/features.ts'
import { blocksOfList } from '../../text/memory/posting-runs.ts'
import type { PostingBlock } from '../../text/memory/postings.ts'
import { eachEntry } from '../../storage/memory-entries.ts'
import { countAnew, forgetLists, keepEntries, keepPostings } from '../../storage/memory-import.ts'
import { openStorage } from '../../storage/open.ts'
import type { Storage } from '../../storage/open.ts'
import { PostingSorter } from './posting-sorter.ts'
import { readMemory } from './read-memory.ts'
import type { MemoryFile, MemorySummary } from './read-memory.ts'

export interface IndexWish {
  readonly databaseUrl: string
  readonly shelf: number
  /** A file of our own for what has no place in memory. */
  readonly scratch: string
}

export interface RememberWish extends IndexWish {
  readonly file: MemoryFile
}

/** Writes while nobody else does. */
export type InTurn = (share: number, write: () => Promise<void>) => Promise<void>

/** What part of an import is over when the entries are written, and the lists are not. */
const entriesShare = 0.8
const entriesPerRead = 500
const blocksPerWrite = 2048
const bytesPerWrite = 2 ** 20

/** Reads a file into a new memory: its entries first, then, sorted, the lists they are found by. Runs in a thread. */
export async function rememberFile(
  { databaseUrl, shelf, scratch, file }: RememberWish,
  inTurn: InTurn,
): Promise<MemorySummary> {
  return withStorage(databaseUrl, scratch, async (storage, sorter) => {
    const parts = readMemory(file)
    for (let first = 0; ;) {
      const { value, done } = await parts.next()
      if (done) {
        await writeLists(storage, shelf, sorter, inTurn)
        return value
      }
      await inTurn(entriesShare * value.share, () => keepEntries(storage, shelf, first, value.entries))
      for (const entry of value.entries) sorter.add(first++, entryKeys(entry))
    }
  })
}

/** Makes the lists of a memory anew. What is added meanwhile may be listed twice. Runs in a thread. */
export async function indexMemory({ databaseUrl, shelf, scratch }: IndexWish, inTurn: InTurn): Promise<null> {
  return withStorage(databaseUrl, scratch, async (storage, sorter) => {
    const forget = { isMore: true }
    while (forget.isMore)
      await inTurn(0, async () => {
        forget.isMore = await forgetLists(storage, shelf)
      })
    for await (const entry of eachEntry(storage.db, shelf, entriesPerRead)) sorter.add(entry.number, entryKeys(entry))
    await writeLists(storage, shelf, sorter, inTurn)
    return null
  })
}

async function withStorage<Result>(
  databaseUrl: string,
  scratch: string,
  work: (storage: Storage, sorter: PostingSorter) => Promise<Result>,
): Promise<Result> {
  const storage = await openStorage(databaseUrl)
  const sorter = new PostingSorter(scratch)
  try {
    return await work(storage, sorter)
  } finally {
    sorter.close()
    await storage.close()
  }
}

async function writeLists(storage: Storage, shelf: number, sorter: PostingSorter, inTurn: InTurn): Promise<void> {
  let [blocks, bytes]: [PostingBlock[], number] = [[], 0]
  const write = async (share: number): Promise<void> => {
    await inTurn(entriesShare + (1 - entriesShare) * share, () => keepPostings(storage, shelf, blocks))
    ;[blocks, bytes] = [[], 0]
  }
  for (const { share, ...list } of sorter.lists()) {
    for (const block of blocksOfList(list)) {
      blocks.push(block)
      bytes += block.postings.byteLength
      if (blocks.length >= blocksPerWrite || bytes >= bytesPerWrite) await write(share)
    }
  }
  if (blocks.length > 0) await write(1)
  await countAnew(storage)
}
