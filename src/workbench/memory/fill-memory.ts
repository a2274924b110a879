import type { ProjectId } from '../../model/id.ts'
import { feedMemoryIn } from '../../storage/feed-memory.ts'
import { memoryTakes, setMemoryTakes } from '../../storage/memories.ts'
import { documentsOf } from '../../storage/documents.ts'
import type { Storage } from '../../storage/open.ts'
import { eachPairsPage } from '../../storage/pairs.ts'

const pairsPerWrite = 50

/** Says which pairs a project's memory takes in, and makes it hold those. @returns what will be true when it does */
export async function changeWhatMemoryTakes(
  storage: Storage,
  project: ProjectId,
  takes: 'approved' | 'translated',
): Promise<{ readonly ended: Promise<void> }> {
  if ((await memoryTakes(storage.db, project)) !== takes) await setMemoryTakes(storage, project, takes)
  return { ended: fillMemory(storage, project) }
}

/** Makes a project's memory hold what its finished pairs say, a few at a time so that others' saves pass between. */
export async function fillMemory(storage: Storage, project: ProjectId): Promise<void> {
  for (const { id } of await documentsOf(storage.db, project)) {
    for await (const page of eachPairsPage(storage.db, id, { statuses: ['translated', 'approved'] }, pairsPerWrite)) {
      await storage.write(tx =>
        feedMemoryIn(
          tx,
          project,
          page.map(pair => pair.id),
        ),
      )
      await new Promise(setImmediate)
    }
  }
}
