import { notInPlainText } from './characters.ts'
import { arabicToEnglish, oneForOne, type Format, type Languages, type PairReader } from './format.ts'
import { lineReader } from './lines.ts'
import { pairFields, type PairText } from './pair-text.ts'
import { problemList } from './problem.ts'
import { cellOf, escaped, tableReader, unescaped } from './table.ts'

/** Tab-separated values: source and target first, so that `cut -f1,2` gives the pairs; every line has every column. */
export const tsv: Format = {
  id: 'tsv',
  title: 'TSV',
  description: 'A table with tabs between the columns, one pair a line, for scripts',
  extension: 'tsv',
  mediaType: 'text/tab-separated-values',
  holds: pairFields,
  limits: ['Tabs, line breaks and backslashes inside a text are written \\t, \\n, \\r and \\\\.'],
  files: stem => [`${stem}.tsv`],
  leavesOut: notInPlainText,
  writer: () => ({
    head: () => [`${pairFields.join('\t')}\n`],
    row: pair => [`${pairFields.map(field => escaped(cellOf(pair, field), /[\\\t\n\r]/g)).join('\t')}\n`],
    tail: () => [''],
  }),
  reader,
  expectation: () => oneForOne(),
}

function reader(languages: Languages = arabicToEnglish): PairReader {
  const found: PairText[] = []
  const list = problemList()
  const pairOf = tableReader(languages, list)
  const lines = lineReader(
    (text, line, ended) => {
      const cells = (text.endsWith('\r') ? text.slice(0, -1) : text).split('\t').map(unescaped)
      const pair = pairOf({ line, cells, ended })
      if (pair) found.push(pair)
    },
    line => list.add('stopped', line, 1, 'This line is too long to be a pair; nothing after it was read.'),
  )
  return {
    push: piece => {
      lines.push(piece)
      return found.splice(0)
    },
    end: () => {
      lines.end()
      return found.splice(0)
    },
    problems: list.problems,
  }
}
