import { migrate } from '../../src/storage/migrate.ts'
import { openStorage } from '../../src/storage/open.ts'
import type { Storage } from '../../src/storage/open.ts'
import type { Engine } from './engines.ts'

export const migrations = new URL('../../migrations', import.meta.url).pathname

/** An empty, migrated database on an engine, and what closes it. */
export async function freshStorage(engine: Engine): Promise<{ storage: Storage; close: () => Promise<void> }> {
  const url = await engine.open()
  await migrate(url, migrations)
  const storage = await openStorage(url)
  return {
    storage,
    async close() {
      await storage.close()
      await engine.close(url)
    },
  }
}
