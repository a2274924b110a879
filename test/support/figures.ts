import { readdirSync } from 'node:fs'
import { arch, cpus, loadavg, platform, totalmem } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** A figure by its name, in the unit the name gives: `save.p99Ms`, `alignment.news.f1`. */
export type Figures = Readonly<Record<string, number>>

/** Every TypeScript module of a folder that exports `figures`, by file name. */
export async function modulesWithFigures<Module extends { readonly figures: unknown }>(
  folder: string,
  only?: string,
): Promise<ReadonlyMap<string, Module>> {
  const files = readdirSync(folder).filter(
    name => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== 'run.ts',
  )
  const found = new Map<string, Module>()
  // a module that is not wanted takes memory that is measured
  for (const file of files.includes(`${only}.ts`) ? [`${only}.ts`] : files) {
    const module = (await import(pathToFileURL(join(folder, file)).href)) as Partial<Module>
    if (typeof module.figures === 'function') found.set(file.slice(0, -3), module as Module)
  }
  if (only === undefined) return found
  const chosen = found.get(only)
  if (!chosen) throw new RangeError(`there is no "${only}"; choose one of ${[...found.keys()].join(', ')}`)
  return new Map([[only, chosen]])
}

export function machine(): string {
  const processors = cpus()
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`
  const date = new Date().toISOString().slice(0, 10)
  return [
    processors[0]?.model ?? 'unknown processor',
    `${processors.length} cores`,
    memory,
    `${platform()} ${arch()}`,
    `load ${loadavg()[0]!.toFixed(1)}`,
    `Node ${process.version}`,
    date,
  ].join(' · ')
}

/** Lines up columns under their headings: words to the left, numbers to the right. */
export function table(rows: readonly (readonly string[])[]): string {
  const columns = (rows[0] ?? []).map((_, column) => {
    const cells = rows.map(row => row[column] ?? '')
    const width = Math.max(...cells.map(cell => cell.length))
    const isNumber = cells.slice(1).every(cell => /^[-\d.,]*$/.test(cell))
    return cells.map(cell => (isNumber ? cell.padStart(width) : cell.padEnd(width)))
  })
  return rows
    .map((_, row) =>
      columns
        .map(cells => cells[row])
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

export function shown(value: number | undefined): string {
  if (value === undefined) return ''
  if (Number.isInteger(value)) return value.toLocaleString('en')
  return value.toLocaleString('en', { maximumSignificantDigits: 4 })
}

/** Prints the reason and nothing else when a command was given something it cannot use. */
export async function command(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    const code = String((error as { code?: unknown }).code)
    const isExpected = error instanceof RangeError || code.startsWith('ERR_PARSE_ARGS')
    process.stderr.write(`${isExpected ? (error as Error).message : (error as Error).stack}\n`)
    process.exitCode = 1
  }
}
