import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What others reach: figure name → system → value. */
export type Rivals = ReadonlyMap<string, ReadonlyMap<string, number>>

/** Reads the tables of rivals' figures in the READMEs of a folder of gold data. */
export function rivalsIn(bench: string): Rivals {
  const rivals = new Map<string, Map<string, number>>()
  const note = (figure: string, system: string, value: string | undefined): void => {
    const number = Number.parseFloat(value ?? '')
    if (Number.isNaN(number)) return
    rivals.set(figure, (rivals.get(figure) ?? new Map<string, number>()).set(system, number))
  }
  for (const {
    head: [, ...sets],
    rows,
  } of tablesOf(join(bench, 'segmentation/README.md'), 'system')) {
    for (const [system = '', ...cells] of rows) {
      cells.forEach((cell, column) => {
        const [f1, exact] = cell.split('/')
        note(`segmentation.${sets[column]}.f1`, system, f1)
        note(`segmentation.${sets[column]}.exact`, system, exact)
      })
    }
  }
  for (const {
    head: [, ...systems],
    rows,
  } of tablesOf(join(bench, 'alignment/README.md'), 'set')) {
    for (const [set = '', ...cells] of rows) {
      const name = set.startsWith('all') ? 'all' : set
      cells.forEach((cell, column) => note(`alignment.${name}.f1`, systems[column]!, cell))
    }
  }
  return rivals
}

interface Table {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** The Markdown tables of a file whose first column has this heading. */
function tablesOf(file: string, firstHeading: string): Table[] {
  if (!existsSync(file)) return []
  const tables: { head: string[]; rows: string[][] }[] = []
  let previous = ''
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line.startsWith('|---')) tables.push({ head: cellsOf(previous), rows: [] })
    else if (line.startsWith('|') && previous.startsWith('|')) tables.at(-1)?.rows.push(cellsOf(line))
    previous = line
  }
  return tables.filter(({ head }) => head[0] === firstHeading)
}

const cellsOf = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map(cell => cell.replaceAll('*', '').trim())
