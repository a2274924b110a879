import { halfEmpty, notInPlainText } from './characters.ts'
import { oneForOne, type Format, type PairReader } from './format.ts'
import { lineReader } from './lines.ts'
import { isBlank, pairText, statusOfTarget, type PairText } from './pair-text.ts'
import { counted, problemList } from './problem.ts'
import { perhapsCut } from './table.ts'

/** Two plain text files with the same number of lines, as training tools for machine translation read them. */
export const moses: Format = {
  id: 'moses',
  title: 'Moses text pair',
  description: 'Two text files, line beside line, for training machine translation',
  extension: 'txt',
  mediaType: 'text/plain',
  holds: ['source', 'target'],
  limits: [
    'Only the two texts are kept.',
    'Line breaks and tabs inside a text become spaces.',
    'Pairs with an empty side are left out.',
  ],
  files: (stem, { sourceLang, targetLang }) => [`${stem}.${sourceLang}`, `${stem}.${targetLang}`],
  leavesOut,
  writer: () => ({
    head: () => ['', ''],
    row: pair => [`${flat(pair.source)}\n`, `${flat(pair.target)}\n`],
    tail: () => ['', ''],
  }),
  reader,
  expectation: () => oneForOne(pair => ({ ...pair, source: flat(pair.source), target: flat(pair.target) })),
}

function leavesOut(pair: PairText): string | undefined {
  const marked = pair.source.startsWith('\ufeff') || pair.target.startsWith('\ufeff')
  return marked ? 'a byte order mark at the start of a text' : (halfEmpty(pair) ?? notInPlainText(pair))
}

/** Every character that some reader takes for the end of a line or a column becomes one space. */
function flat(text: string): string {
  return text.replaceAll(/[\t\n\v\f\r\u001c-\u001e\u0085\u2028\u2029]/g, ' ')
}

function reader(): PairReader {
  const list = problemList()
  const waiting: [string[], string[]] = [[], []]
  let pairs = 0
  const column = (file: 0 | 1) =>
    lineReader(
      (line, number, ended) => {
        waiting[file].push(line.endsWith('\r') ? line.slice(0, -1) : line)
        if (!ended) list.add('noted', number, 1, perhapsCut)
      },
      line => list.add('stopped', line, 1, 'This line is too long to be a sentence; nothing after it was read.'),
    )
  const columns = [column(0), column(1)] as const
  const taken = (): PairText[] => {
    const both = Math.min(waiting[0].length, waiting[1].length)
    const targets = waiting[1].splice(0, both)
    return waiting[0]
      .splice(0, both)
      .map((source, index) => {
        const target = targets[index]!
        pairs += 1
        return pairText({ id: String(pairs), source, target, status: statusOfTarget(target) })
      })
      .filter(({ source, target }) => !isBlank(source) || !isBlank(target))
  }
  return {
    push: (piece, file = 0) => {
      columns[file === 0 ? 0 : 1].push(piece)
      return taken()
    },
    end() {
      columns.forEach(lines => lines.end())
      const rest = taken()
      const [more, fewer] = waiting[0].length > 0 ? ['first', 'second'] : ['second', 'first']
      const count = waiting[0].length + waiting[1].length
      if (count > 0) {
        const lines = counted(pairs + count, 'line')
        list.add('stopped', pairs + 1, 1, `The ${more} file has ${lines}, the ${fewer} only ${pairs}.`)
      }
      return rest
    },
    problems: list.problems,
  }
}
