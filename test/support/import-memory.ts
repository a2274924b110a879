// Imports a TMX file and prints figures as JSON: `import-memory.ts PATH ENTRIES PROJECT` with `DATABASE_URL`.
import { loadavg } from 'node:os'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import type { ProjectId } from '../../src/model/id.ts'
import { memoriesOf } from '../../src/storage/memories.ts'
import { newId } from '../../src/storage/new-id.ts'
import { openStorage } from '../../src/storage/open.ts'
import type { Storage } from '../../src/storage/open.ts'
import { proveWritable } from '../../src/storage/prove-writable.ts'
import { importMemory } from '../../src/workbench/memory/import-memory.ts'
import type { Figures } from './figures.ts'

const [path, entries, project] = process.argv.slice(2)
const storage = await openStorage(process.env['DATABASE_URL']!)
process.stdout.write(JSON.stringify(await measured(storage, project as ProjectId)))
await storage.close()

async function measured(storage: Storage, project: ProjectId): Promise<Figures> {
  const user = await somebody(storage)
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const cpu = process.cpuUsage()
  const started = performance.now()
  let isOver = false
  const saves = savesUntil(storage, () => isOver)
  const { memory, ended } = await importMemory(storage, { project, user, name: 'Bench', path: path!, format: 'tmx' })
  await ended
  isOver = true
  const seconds = (performance.now() - started) / 1000
  const { user: own, system } = process.cpuUsage(cpu)
  delay.disable()
  const waited = (await saves).toSorted((one, other) => one - other)
  const read = (await memoriesOf(storage.db, project)).find(({ id }) => id === memory.id)
  if (read?.state !== 'ready' || read.entries !== Number(entries))
    throw new Error(`the import ended as ${read?.state} with ${read?.entries} entries: ${read?.problem}`)
  return {
    'memory.import.seconds': seconds,
    'memory.import.cpuSeconds': (own + system) / 1e6,
    'memory.import.rssMb': process.resourceUsage().maxRSS / 1024,
    'memory.import.saveP95Ms': waited[Math.floor(waited.length * 0.95)]!,
    'memory.import.longestBlockMs': delay.max / 1e6,
    'memory.import.load': loadavg()[0]!,
  }
}

/** How long somebody waits whose small save comes while the memory is read. */
async function savesUntil(storage: Storage, isOver: () => boolean): Promise<number[]> {
  const taken: number[] = []
  while (!isOver()) {
    const started = performance.now()
    await proveWritable(storage)
    taken.push(performance.now() - started)
    await pause(50)
  }
  return taken
}

async function somebody(storage: Storage) {
  const id = newId<'user'>()
  await storage.write(tx =>
    tx
      .insertInto('user')
      .values({
        id,
        email: 'bench@example.test',
        name: 'Bench',
        password: '',
        is_admin: 0,
        preferences: '{}',
        created_at: new Date().toISOString(),
        disabled_at: null,
      })
      .execute(),
  )
  return id
}
