import { join } from 'node:path'
import { mkdir, rm } from 'node:fs/promises'
import { markIndexed, unindexedMemories } from '../../storage/memory-import.ts'
import { newId } from '../../storage/new-id.ts'
import type { Storage } from '../../storage/open.ts'
import { Cancelled, inBackground } from '../background.ts'
import { noChunks, threadMb } from './import-memory.ts'
import { Turns } from './take-turns.ts'

/** Lists the entries of memories that an older version has written, so that they are found again. */
export async function indexMemories(storage: Storage, folder: string, stopping: AbortSignal): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const { id, shelf } of await unindexedMemories(storage.db)) {
    const turns = new Turns(storage)
    const scratch = join(folder, newId())
    try {
      await inBackground(
        'index',
        { databaseUrl: storage.url, shelf, scratch },
        {
          chunks: noChunks(),
          part: async turn => (turn.kind === 'wanted' ? turns.begin() : turns.end()),
          signal: stopping,
          memoryMb: threadMb,
        },
      )
      await markIndexed(storage, id)
    } catch (problem) {
      if (problem instanceof Cancelled) return
      throw problem
    } finally {
      turns.close()
      await rm(scratch, { force: true })
    }
  }
}
