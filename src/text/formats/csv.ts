import { notInPlainText } from './characters.ts'
import { CsvRecords } from './csv-records.ts'
import { arabicToEnglish, oneForOne, type Format, type Languages, type PairReader } from './format.ts'
import { guarded, unguarded } from './formula-guard.ts'
import { pairFields, type PairField, type PairText } from './pair-text.ts'
import { problemList } from './problem.ts'
import { cellOf, tableReader } from './table.ts'

interface Column {
  readonly heading: string
  readonly cell: (pair: PairText) => string
}

const field = (heading: string, name: PairField): Column => ({ heading, cell: pair => cellOf(pair, name) })

// `fuzzy` and `translator_comments` are what other translation tools look for.
const fuzzy: Column = {
  heading: 'fuzzy',
  cell: ({ status }) => (status === 'draft' || status === 'changes' ? 'True' : ''),
}

const machineColumns: readonly Column[] = [
  field('id', 'id'),
  field('source', 'source'),
  field('target', 'target'),
  fuzzy,
  field('status', 'status'),
  field('document', 'document'),
  field('paragraph', 'paragraph'),
  field('order', 'order'),
  field('translator_comments', 'notes'),
  field('created_by', 'createdBy'),
  field('created_at', 'createdAt'),
  field('changed_by', 'changedBy'),
  field('changed_at', 'changedAt'),
]

const sheetColumns: readonly Column[] = [
  field('Source', 'source'),
  field('Target', 'target'),
  field('Status', 'status'),
  field('Notes', 'notes'),
  field('Document', 'document'),
  field('Paragraph', 'paragraph'),
  field('Order', 'order'),
  field('Created by', 'createdBy'),
  field('Created at', 'createdAt'),
  field('Changed by', 'changedBy'),
  field('Changed at', 'changedAt'),
  field('Id', 'id'),
]

/** Comma-separated values, exact. */
export const csv: Format = {
  id: 'csv',
  title: 'CSV for machines',
  description: 'A table with commas, exact to the character, for scripts and other translation tools',
  extension: 'csv',
  mediaType: 'text/csv',
  holds: pairFields,
  limits: ['Do not open it in a spreadsheet: a text that begins with = + - or @ would be taken for a formula.'],
  files: stem => [`${stem}.csv`],
  leavesOut: notInPlainText,
  writer: () => ({
    head: () => [
      record(
        machineColumns.map(({ heading }) => heading),
        '\n',
      ),
    ],
    row: pair => [
      record(
        machineColumns.map(({ cell }) => cell(pair)),
        '\n',
      ),
    ],
    tail: () => [''],
  }),
  reader,
  expectation: () => oneForOne(),
}

/** Comma-separated values for Excel and its kin: byte order mark, CRLF, and no cell that could run as a formula. */
export const csvForSpreadsheets: Format = {
  ...csv,
  id: 'csv-excel',
  title: 'CSV for spreadsheets',
  description: 'A table that Excel, LibreOffice and Google Sheets open as it is',
  limits: ['A text that could run as a formula gets an apostrophe in front; reading the file here takes it away.'],
  files: stem => [`${stem}.spreadsheet.csv`],
  writer: () => ({
    head: () => [
      `\ufeff${record(
        sheetColumns.map(({ heading }) => heading),
        '\r\n',
      )}`,
    ],
    row: pair => [
      record(
        sheetColumns.map(({ cell }) => guarded(cell(pair))),
        '\r\n',
      ),
    ],
    tail: () => [''],
  }),
}

function record(cells: readonly string[], lineEnd: string): string {
  return cells.map(quoted).join(',') + lineEnd
}

function quoted(cell: string): string {
  return /[",;\t\r\n]|^\s|\s$/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

/** Reads both kinds and tells them apart by their headings: only our own table for spreadsheets has a guard to undo. */
function reader(languages: Languages = arabicToEnglish): PairReader {
  const found: PairText[] = []
  const list = problemList()
  const pairOf = tableReader(languages, list)
  let guard: boolean | undefined
  const records = new CsvRecords(({ line, cells, ended }) => {
    guard ??= sheetColumns.every(({ heading }, column) => cells[column] === heading)
    const pair = pairOf({ line, cells: guard ? cells.map(unguarded) : cells, ended })
    if (pair) found.push(pair)
  }, list)
  return {
    push: piece => {
      records.push(piece)
      return found.splice(0)
    },
    end: () => {
      records.end()
      return found.splice(0)
    },
    problems: list.problems,
  }
}
