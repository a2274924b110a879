import { notInPlainText } from './characters.ts'
import type { Expectation, Format, PairReader, PairWriter } from './format.ts'
import { lineReader } from './lines.ts'
import { isBlank, pairText, type PairText } from './pair-text.ts'
import { problemList } from './problem.ts'

/** The translation alone, as running text: paragraphs with an empty line between them. */
export const plainText: Format = {
  id: 'txt',
  title: 'Plain text',
  description: 'The translation alone, in its paragraphs',
  extension: 'txt',
  mediaType: 'text/plain',
  holds: ['target'],
  limits: [
    'Only the translation is kept, joined into paragraphs.',
    'Pairs without a translation leave no trace in the text.',
    'Empty lines and line ends other than LF inside a paragraph become one LF.',
  ],
  files: (stem, { targetLang }) => [`${stem}.${targetLang}.txt`],
  leavesOut: pair => (isBlank(pair.target) ? 'no translation' : notInPlainText(pair)),
  writer,
  reader,
  expectation: paragraphsOf,
}

/** Joins the targets of consecutive pairs of one paragraph by a space; memory for one paragraph. */
function paragraphsOf(): Expectation {
  let key: string | undefined
  let parts: string[] = []
  let paragraphs = 0
  const finish = (): PairText[] => {
    const text = withoutEmptyLines(parts.join(' '))
    parts = []
    if (text === '') return []
    paragraphs += 1
    return [paragraph(text, paragraphs)]
  }
  return {
    take(pair) {
      const next = pair.paragraph === undefined ? undefined : JSON.stringify([pair.document, pair.paragraph])
      const finished = next === undefined || next !== key ? finish() : []
      key = next
      parts.push(pair.target)
      return finished
    },
    end: finish,
  }
}

function writer(): PairWriter {
  const paragraphs = paragraphsOf()
  let first = true
  const write = (finished: readonly PairText[]): readonly [string] => [
    finished
      .map(({ target }) => {
        const gap = first ? '' : '\n'
        first = false
        return `${gap}${target}\n`
      })
      .join(''),
  ]
  return { head: () => [''], row: pair => write(paragraphs.take(pair)), tail: () => write(paragraphs.end()) }
}

/** Reads paragraphs as pairs with a target only. */
function reader(): PairReader {
  const found: PairText[] = []
  const list = problemList()
  let open: string[] = []
  let paragraphs = 0
  const finish = (): void => {
    if (open.length === 0) return
    paragraphs += 1
    found.push(paragraph(open.join('\n'), paragraphs))
    open = []
  }
  const lines = lineReader(
    line => {
      if (isBlank(line)) finish()
      else open.push(line.endsWith('\r') ? line.slice(0, -1) : line)
    },
    line => list.add('stopped', line, 1, 'This line is too long; nothing after it was read.'),
  )
  return {
    push: piece => {
      lines.push(piece)
      return found.splice(0)
    },
    end: () => {
      lines.end()
      finish()
      return found.splice(0)
    },
    problems: list.problems,
  }
}

const paragraph = (text: string, number: number): PairText =>
  pairText({ id: String(number), source: '', target: text, status: 'translated', paragraph: number })

function withoutEmptyLines(text: string): string {
  const lines = text
    .split(/\r\n|\r|\n/)
    .filter(line => !isBlank(line))
    .join('\n')
  return lines.startsWith('\ufeff') ? lines.slice(1) : lines
}

/** A paragraph of a plain text and the line it starts in. */
export interface Paragraph {
  readonly text: string
  /** From 1. */
  readonly line: number
}

/**
 * Cuts a plain text into paragraphs at empty lines.
 *
 * @param text a whole file
 * @returns the paragraphs in order; line breaks inside them as LF; `[]` for a blank text
 */
export function paragraphsIn(text: string): Paragraph[] {
  const paragraphs: Paragraph[] = []
  let open: string[] = []
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/)
  lines.push('')
  lines.forEach((line, index) => {
    if (!isBlank(line)) open.push(line)
    else if (open.length > 0) {
      paragraphs.push({ text: open.join('\n'), line: index + 1 - open.length })
      open = []
    }
  })
  return paragraphs
}
