// Prints every figure of speed: `npm run bench -- [--json] [--only NAME] [--engine sqlite|postgres]`.
// A module of this folder takes part by exporting `figures`, and `perEngine = true` when the database matters.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { command, machine, modulesWithFigures, shown, table } from '../support/figures.ts'
import type { Figures } from '../support/figures.ts'
import { startPostgres } from '../support/postgres.ts'
import type { Postgres } from '../support/postgres.ts'

type EngineName = 'sqlite' | 'postgres'

/** A fresh database and folder, gone afterwards. */
export interface Place {
  readonly engine: EngineName
  readonly databaseUrl: string
  readonly folder: string
}

export interface BenchModule {
  figures(place: Place): Promise<Figures> | Figures
  /** Measured once on each engine; otherwise once. */
  readonly perEngine?: boolean
  /** What was measured: "50,000 sentences, 11 MB". */
  readonly size?: string
}

await command(async () => {
  const { values } = parseArgs({
    options: { json: { type: 'boolean' }, only: { type: 'string' }, engine: { type: 'string' } },
  })
  const chosen = enginesFor(values.engine)
  const modules = await modulesWithFigures<BenchModule>(import.meta.dirname, values.only)
  const measured = await measureAll([...modules.values()], chosen)
  const print = values.json ? JSON.stringify(asObject(measured, chosen)) : `${machine()}\n\n${asTable(measured)}`
  process.stdout.write(`${print}\n`)
})

function enginesFor(name: string | undefined): EngineName[] {
  if (name === undefined) return ['sqlite', 'postgres']
  if (name === 'sqlite' || name === 'postgres') return [name]
  throw new RangeError(`--engine is sqlite or postgres, not "${name}"`)
}

interface Measured {
  readonly engine: EngineName | undefined
  readonly size: string
  readonly figures: Figures
}

async function measureAll(modules: readonly BenchModule[], chosen: readonly EngineName[]): Promise<Measured[]> {
  const measured: Measured[] = []
  let postgres: Postgres | undefined
  try {
    for (const module of modules) {
      for (const engine of module.perEngine ? chosen : chosen.slice(0, 1)) {
        if (module.perEngine && engine === 'postgres') postgres ??= await startPostgres({ durable: true })
        const figures = await atFreshPlace(engine, postgres, place => module.figures(place))
        measured.push({ engine: module.perEngine ? engine : undefined, size: module.size ?? '', figures })
      }
    }
  } finally {
    await postgres?.stop()
  }
  return measured
}

async function atFreshPlace(
  engine: EngineName,
  postgres: Postgres | undefined,
  work: (place: Place) => Promise<Figures> | Figures,
): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'mizan-bench-'))
  const databaseUrl = engine === 'postgres' && postgres ? await postgres.createDatabase() : join(folder, 'mizan.db')
  try {
    return await work({ engine, databaseUrl, folder })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The first engine's figures carry plain names, the other's begin with `postgres.`. */
function asObject(measured: readonly Measured[], chosen: readonly EngineName[]): Figures {
  return Object.fromEntries(
    measured.flatMap(({ engine, figures }) =>
      Object.entries(figures).map(([name, value]) => [
        engine === undefined || engine === chosen[0] ? name : `${engine}.${name}`,
        value,
      ]),
    ),
  )
}

function asTable(measured: readonly Measured[]): string {
  const names = [...new Set(measured.flatMap(({ figures }) => Object.keys(figures)))]
  const valueOn = (name: string, engine: EngineName): string =>
    shown(measured.find(one => name in one.figures && (one.engine ?? engine) === engine)?.figures[name])
  const size = (name: string): string => measured.find(({ figures }) => name in figures)?.size ?? ''
  return table([
    ['figure', 'SQLite', 'PostgreSQL', 'measured on'],
    ...names.map(name => [name, valueOn(name, 'sqlite'), valueOn(name, 'postgres'), size(name)]),
  ])
}
