import type { PairReader } from './format.ts'
import { pairText, statusNamed, wholeNumber, type PairText } from './pair-text.ts'
import { problemList } from './problem.ts'
import { xmlReader, type XmlHandlers, type XmlReader } from './xml-reader.ts'

type Attributes = Readonly<Record<string, string>>

/** Reads the bilingual pages that Mizan writes; other pages have no pairs to it. */
export function htmlReader(): PairReader {
  const found: PairText[] = []
  const list = problemList()
  const reader: XmlReader = xmlReader(
    rowCollector(pair => found.push(pair)),
    list,
  )
  return {
    push: piece => {
      reader.push(piece)
      return found.splice(0)
    },
    end: () => {
      reader.end()
      return found.splice(0)
    },
    problems: list.problems,
  }
}

function rowCollector(done: (pair: PairText) => void): XmlHandlers {
  let row: Attributes | undefined
  let cell = ''
  let text = ''
  let texts: { source?: string; target?: string } = {}
  let notes: string[] = []
  return {
    open(name, attributes) {
      if (name === 'tr') {
        row = attributes['data-id'] === undefined ? undefined : attributes
        texts = {}
        notes = []
      } else if (name === 'td') {
        cell = attributes['class'] ?? ''
        text = ''
      } else if (name === 'p') text = ''
      else if (name === 'br') text += '\n'
    },
    text(piece) {
      if (row && cell) text += piece
    },
    close(name) {
      if (!row) return
      if (name === 'p' && cell === 'notes') notes.push(text)
      else if (name === 'td') {
        if (cell === 'source' || cell === 'target') texts[cell] = text
        cell = ''
      } else if (name === 'tr') {
        done(pairOf(row, texts, notes))
        row = undefined
      }
    },
  }
}

function pairOf(row: Attributes, texts: { source?: string; target?: string }, notes: readonly string[]): PairText {
  return pairText({
    id: row['data-id'],
    source: texts.source,
    target: texts.target,
    status: statusNamed(row['data-status'] ?? ''),
    document: row['data-document'],
    paragraph: wholeNumber(row['data-paragraph']),
    order: wholeNumber(row['data-order']),
    notes: notes.length > 0 ? notes : undefined,
  })
}
