import { readdirSync } from 'node:fs'
import { arch, cpus, platform, totalmem } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** A figure by its name, in the unit the name gives: `save.p99Ms`, `alignment.news.f1`. */
export type Figures = Readonly<Record<string, number>>

/** Every TypeScript module of a folder that exports `figures`, by file name. */
export async function modulesWithFigures<Module extends { readonly figures: unknown }>(
  folder: string, only?: string,
): Promise<ReadonlyMap<string, Module>> {
  const names = readdirSync(folder)
    .filter(name => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== 'run.ts')
    .map(name => name.slice(0, -3))
  const found = new Map<string, Module>()
  for (const name of names.filter(name => only === undefined || name === only)) {
    const module = await import(pathToFileURL(join(folder, `${name}.ts`)).href) as Partial<Module>
    if (typeof module.figures === 'function') found.set(name, module as Module)
  }
  if (only !== undefined && found.size === 0) throw new RangeError(`there is no "${only}"; choose one of ${names.join(', ')}`)
  return found
}

export function machine(): string {
  const processors = cpus()
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`
  const date = new Date().toISOString().slice(0, 10)
  return [processors[0]?.model ?? 'unknown processor', `${processors.length} cores`, memory,
    `${platform()} ${arch()}`, `Node ${process.version}`, date].join(' · ')
}

/** Lines up columns under their headings: words to the left, numbers to the right. */
export function table(rows: readonly (readonly string[])[]): string {
  const columns = (rows[0] ?? []).map((_, column) => {
    const cells = rows.map(row => row[column] ?? '')
    return { width: Math.max(...cells.map(cell => cell.length)), isNumber: cells.slice(1).every(cell => /^[-\d.,]*$/.test(cell)) }
  })
  return rows.map(row => columns
    .map(({ width, isNumber }, column) => isNumber ? (row[column] ?? '').padStart(width) : (row[column] ?? '').padEnd(width))
    .join('  ').trimEnd()).join('\n')
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
    const expected = error instanceof RangeError || (error as { code?: unknown }).code?.toString().startsWith('ERR_PARSE_ARGS')
    process.stderr.write(`${expected ? (error as Error).message : (error as Error).stack}\n`)
    process.exitCode = 1
  }
}
