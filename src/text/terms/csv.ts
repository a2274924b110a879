import { CsvRecords } from '../formats/csv-records.ts'
import { guarded, unguarded } from '../formats/formula-guard.ts'
import { problemList, type ProblemList } from '../formats/problem.ts'
import type { TableRow } from '../formats/table.ts'
import type { Term } from './term.ts'
import { soundTerm, useNamed, type TermLanguages, type TermsRead } from './term-file.ts'

type Column = keyof Term

const columns: readonly Column[] = ['source', 'target', 'use', 'partOfSpeech', 'note']

const headings: Readonly<Record<string, Column>> = {
  'source': 'source',
  'arabic': 'source',
  'العربية': 'source',
  'source term': 'source',
  'target': 'target',
  'english': 'target',
  'الإنجليزية': 'target',
  'translation': 'target',
  'target term': 'target',
  'use': 'use',
  'usage': 'use',
  'status': 'use',
  'partofspeech': 'partOfSpeech',
  'part of speech': 'partOfSpeech',
  'pos': 'partOfSpeech',
  'note': 'note',
  'notes': 'note',
  'comment': 'note',
  'definition': 'note',
}

/**
 * Writes terms as a table that spreadsheets open: byte order mark, commas, CRLF, no cell that could run as a formula.
 *
 * @param terms in the order they are to have
 * @returns one record after the other, the headings first
 */
export function* writeTermsCsv(terms: Iterable<Term>): Generator<string> {
  yield `\uFEFF${columns.join(',')}\r\n`
  for (const term of terms) yield `${columns.map(column => quoted(guarded(term[column] ?? ''))).join(',')}\r\n`
}

const quoted = (cell: string): string => (/[",;\t\r\n]|^\s|\s$/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/**
 * Reads terms from a table; the first record names the columns by our names, common ones or language tags, or the first
 * two columns are source and target.
 *
 * @param text the whole file, decoded
 * @param languages whose tags may head a column
 * @returns terms in order, and what was left out and why
 *
 * O(n).
 */
export function readTermsCsv(text: string, languages: TermLanguages): TermsRead {
  const list = problemList()
  const terms: Term[] = []
  let order: readonly (Column | undefined)[] | undefined
  const records = new CsvRecords(row => {
    if (order === undefined) {
      order = columnsOf(row.cells, languages)
      if (order) return
      order = ['source', 'target', 'use', 'partOfSpeech', 'note']
    }
    const term = termOf(row, order, list)
    if (term) terms.push(term)
  }, list)
  records.push(text)
  records.end()
  return { terms, problems: list.problems }
}

function columnsOf(
  cells: readonly string[],
  { sourceLang, targetLang }: TermLanguages,
): (Column | undefined)[] | undefined {
  const named = cells.map(cell => {
    const name = cell.trim().toLowerCase()
    if (name === sourceLang.toLowerCase()) return 'source'
    if (name === targetLang.toLowerCase()) return 'target'
    return Object.hasOwn(headings, name) ? headings[name] : undefined
  })
  return named.includes('source') && named.includes('target') ? named : undefined
}

function termOf(
  { line, cells }: TableRow,
  order: readonly (Column | undefined)[],
  list: ProblemList,
): Term | undefined {
  const cell = (column: Column): string => unguarded(cells[order.indexOf(column)] ?? '')
  const use = useNamed(cell('use'))
  if (use === undefined)
    list.add(
      'noted',
      line,
      1,
      `“${cell('use').trim()}” is no use of a term; it was taken as allowed. Uses are preferred, allowed and forbidden.`,
    )
  const term = {
    source: cell('source'),
    target: cell('target'),
    use: use ?? 'allowed',
    partOfSpeech: cell('partOfSpeech'),
    note: cell('note'),
  }
  return soundTerm(term, line, list)
}
