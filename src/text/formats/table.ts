import type { Languages } from './format.ts'
import { pairText, statusNamed, wholeNumber, type PairField, type PairText } from './pair-text.ts'
import { counted, type ProblemList } from './problem.ts'

/** One record of a table, and where it begins. */
export interface TableRow {
  readonly line: number
  readonly cells: readonly string[]
  /** False when the file ends inside this record. */
  readonly ended: boolean
}

type Columns = readonly (PairField | undefined)[]

/** The cell of a field; `''` when there is nothing in it. */
export function cellOf(pair: PairText, field: PairField): string {
  if (field === 'notes') return notesCell(pair.notes ?? [])
  return String(pair[field] ?? '')
}

/** All notes in one cell: one a line; line breaks and backslashes inside a note are written `\n`, `\r`, `\\`. */
export function notesCell(notes: readonly string[]): string {
  return notes
    .filter(Boolean)
    .map(note => escaped(note, /[\\\n\r]/g))
    .join('\n')
}

/** Said of a last line that has no line end. */
export const perhapsCut = 'The last line has no line end. If the file was cut short, its last pair is not whole.'

const written: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }
const meant: Readonly<Record<string, string>> = { '\\\\': '\\', '\\t': '\t', '\\n': '\n', '\\r': '\r' }

export function escaped(text: string, what: RegExp): string {
  return text.replaceAll(what, found => written[found]!)
}

/** Undoes `escaped`; a backslash before any other character stays as it is. */
export function unescaped(cell: string): string {
  return cell.includes('\\') ? cell.replaceAll(/\\[\\tnr]/g, found => meant[found]!) : cell
}

const names: Readonly<Record<string, PairField>> = {
  source: 'source',
  arabic: 'source',
  العربية: 'source',
  target: 'target',
  english: 'target',
  الإنجليزية: 'target',
  translation: 'target',
  id: 'id',
  status: 'status',
  state: 'status',
  document: 'document',
  paragraph: 'paragraph',
  order: 'order',
  notes: 'notes',
  note: 'notes',
  comment: 'notes',
  translator_comments: 'notes',
  createdby: 'createdBy',
  createdat: 'createdAt',
  changedby: 'changedBy',
  changedat: 'changedAt',
}

/** The field a column heads, by our names, common foreign names and language tags, in any case. */
export function fieldNamed(heading: string, { sourceLang, targetLang }: Languages): PairField | undefined {
  const name = heading.trim().toLowerCase()
  if (name === sourceLang.toLowerCase()) return 'source'
  if (name === targetLang.toLowerCase()) return 'target'
  const plain = name.replaceAll(/[ _]/g, '')
  return Object.hasOwn(names, name) ? names[name] : Object.hasOwn(names, plain) ? names[plain] : undefined
}

/**
 * Turns records into pairs. The first record names the columns; when it does not name source and target it is a pair,
 * and the first two columns are source and target.
 *
 * @returns a function that gives the pair of a record, or `undefined` for headings, blank lines and skipped records
 */
export function tableReader(languages: Languages, list: ProblemList): (row: TableRow) => PairText | undefined {
  let columns: Columns | undefined
  let width = 0
  let records = 0
  return row => {
    if (!columns) {
      width = row.cells.length
      const headings = row.cells.map(cell => fieldNamed(cell, languages))
      const named = headings.includes('source') && headings.includes('target')
      columns = named ? headings : ['source', 'target']
      if (named) return undefined
    }
    if (row.cells.length === 1 && row.cells[0] === '' && width > 1) return undefined
    records += 1
    if (!fits(row, width, columns, list)) return undefined
    if (!row.ended) list.add('noted', row.line, 1, perhapsCut)
    return pairOf(row, columns, records, list)
  }
}

function fits({ line, cells, ended }: TableRow, width: number, columns: Columns, list: ProblemList): boolean {
  const needed = Math.max(columns.indexOf('source'), columns.indexOf('target')) + 1
  if (!ended && cells.length < width) {
    list.add('stopped', line, 1, `The file ends inside this row: it has ${cells.length} of ${width} columns.`)
    return false
  }
  if (cells.length >= needed && cells.length <= width) return true
  list.add('skipped', line, 1, `This row has ${counted(cells.length, 'column')} instead of ${Math.max(width, needed)}.`)
  return false
}

function pairOf({ line, cells }: TableRow, columns: Columns, record: number, list: ProblemList): PairText {
  const tell = (sentence: string): void => list.add('noted', line, 1, sentence)
  const cell = (field: PairField): string | undefined => {
    const column = columns.indexOf(field)
    return column < 0 ? undefined : cells[column]
  }
  const number = (field: 'paragraph' | 'order'): number | undefined => {
    const digits = cell(field)
    const value = wholeNumber(digits)
    if (digits && value === undefined) tell(`The ${field} “${digits.slice(0, 40)}” is not a whole number.`)
    return value
  }
  const status = cell('status')
  const known = status ? statusNamed(status) : undefined
  if (status && !known) tell(`The status “${status.slice(0, 40)}” is not known.`)
  const notes = cell('notes')?.split('\n').filter(Boolean).map(unescaped) ?? []
  return pairText({
    id: cell('id') || String(record),
    source: cell('source'),
    target: cell('target'),
    status: known,
    document: cell('document'),
    paragraph: number('paragraph'),
    order: number('order'),
    notes: notes.length > 0 ? notes : undefined,
    createdBy: cell('createdBy'),
    createdAt: cell('createdAt'),
    changedBy: cell('changedBy'),
    changedAt: cell('changedAt'),
  })
}
