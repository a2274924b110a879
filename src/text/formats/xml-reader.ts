import { SaxesParser, type SaxesTagPlain } from 'saxes'
import type { Problem, ProblemList } from './problem.ts'

const deepest = 100
const mostAttributes = 1000
const longestAttribute = 100_000
const longestText = 100_000
const longestSilence = 1_000_000
const pieceLength = 65_536

export interface XmlHandlers {
  open(name: string, attributes: Readonly<Record<string, string>>): void
  text(text: string): void
  close(name: string): void
}

export interface XmlReader {
  /** Where the reader stands: line and column from 1. */
  place(): { readonly line: number; readonly column: number }
  push(piece: string): void
  end(): void
}

interface Heard {
  /** Counts characters given to the parser; returns how many there were since the last tag. */
  silence(more: number): number
}

/** Thrown through the parser to leave it; never leaves this file. */
class Stop extends Error {}

/**
 * An XML reader for files from strangers: it resolves nothing, fetches nothing and stops at the first fault with a
 * sentence. A DOCTYPE is passed over, one with declarations of its own is refused; nesting, attributes and
 * texts have bounds.
 *
 * @param handlers called in document order, until the first fault
 * @param problems receives at most one `stopped`
 *
 * O(n) time; memory for the longest text only.
 */
export function xmlReader(handlers: XmlHandlers, problems: ProblemList): XmlReader {
  const parser = new SaxesParser({ xmlns: false, position: true, defaultXMLVersion: '1.0', forceXMLVersion: true })
  const place = (): Pick<Problem, 'line' | 'column'> => ({ line: parser.line, column: parser.columnIndex + 1 })
  let stopped = false
  const stop = (sentence: string): never => {
    stopped = true
    problems.add('stopped', place().line, place().column, sentence)
    throw new Stop()
  }
  const heard = bound(parser, handlers, stop)
  const write = (piece: string): void => {
    for (let at = 0; at < piece.length; at += pieceLength) {
      const part = piece.slice(at, at + pieceLength)
      parser.write(part)
      if (heard.silence(part.length) > longestSilence) {
        stop(`There is no tag for more than ${longestSilence} characters.`)
      }
    }
  }
  const run = (step: () => void): void => {
    if (stopped) return
    try {
      step()
    } catch (problem) {
      if (!(problem instanceof Stop)) throw problem
    }
  }
  return { place, push: piece => run(() => write(piece)), end: () => run(() => parser.close()) }
}

// Seven handlers and no more: the eighth property added to the parser makes it four times slower in V8.
function bound(parser: SaxesParser, handlers: XmlHandlers, stop: (sentence: string) => never): Heard {
  let silence = 0
  let depth = 0
  let attributes = 0
  let rooted = false
  parser.on('error', fault => stop(faultSentence(fault.message)))
  parser.on('doctype', doctype => {
    if (doctype.includes('[')) {
      stop('The DOCTYPE declares things of its own; such files are not read, because they can be traps.')
    }
  })
  parser.on('attribute', ({ value }) => {
    attributes += 1
    if (attributes > mostAttributes) stop(`A tag has more than ${mostAttributes} attributes.`)
    if (value.length > longestAttribute) stop(`An attribute is longer than ${longestAttribute} characters.`)
  })
  const text = (found: string): void => {
    if (found.length > longestText) stop(`A text is longer than ${longestText} characters.`)
    if (rooted) handlers.text(found)
  }
  parser.on('text', text)
  parser.on('cdata', text)
  parser.on('opentag', (tag: SaxesTagPlain) => {
    depth += 1
    if (depth > deepest) stop(`Tags are nested more than ${deepest} deep.`)
    rooted = true
    silence = attributes = 0
    handlers.open(tag.name, tag.attributes)
  })
  parser.on('closetag', tag => {
    silence = 0
    depth -= 1
    handlers.close(tag.name)
  })
  return { silence: more => (silence += more) }
}

function faultSentence(message: string): string {
  const fault = message.replace(/^\d+:\d+: /, '').replace(/\.$/, '')
  return /^unclosed tag|^unexpected end|must contain a root/.test(fault)
    ? `The file ends too early (${fault}); what stands before was read.`
    : `This is not well-formed XML (${fault}); what stands before was read.`
}
