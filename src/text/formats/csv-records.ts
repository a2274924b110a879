import type { ProblemList } from './problem.ts'
import type { TableRow } from './table.ts'

const longestCell = 1_000_000
const mostColumns = 200
const quote = 0x22
const lineFeed = 0x0a
const carriageReturn = 0x0d

/**
 * Cuts comma-separated values into records. Quoted cells may hold anything, doubled quotes are one; unquoted cells are
 * taken as they stand. The first line decides whether comma, semicolon or tab separates; Arabic comma and semicolon
 * are text.
 *
 * O(n) time for n characters; memory for one record, and for the first line until it is whole.
 * Source: RFC 4180; departs from it in taking LF, CR and CRLF as line ends, and quotes inside unquoted cells as text.
 */
export class CsvRecords {
  readonly #take: (row: TableRow) => void
  readonly #list: ProblemList
  /** The text until the first line is whole, then `undefined`. */
  #opening: string | undefined = ''
  #separator = 0
  #state: 'start' | 'plain' | 'quoted' | 'quote' = 'start'
  #cells: string[] = []
  #cell = ''
  #spoilt = false
  #line = 1
  #recordLine = 1
  #quoteLine = 1
  #afterReturn = false
  #stopped = false

  /** @param take called with each record; its line counts from 1 */
  constructor(take: (row: TableRow) => void, list: ProblemList) {
    this.#take = take
    this.#list = list
  }

  push(piece: string): void {
    if (this.#opening === undefined) this.#read(piece)
    else {
      this.#opening += piece
      if (firstLineEnd(this.#opening) >= 0 || this.#opening.length > longestCell) this.#start(this.#opening)
    }
  }

  end(): void {
    if (this.#opening !== undefined) this.#start(this.#opening)
    if (this.#stopped) return
    if (this.#state === 'quoted') this.#stop(this.#quoteLine, 'A quotation mark opened in this line is never closed.')
    else if (this.#cells.length > 0 || this.#cell !== '' || this.#state !== 'start') this.#endRecord(false)
  }

  #start(opening: string): void {
    const text = opening.startsWith('\ufeff') ? opening.slice(1) : opening
    this.#opening = undefined
    this.#separator = separatorOf(text)
    this.#read(text)
  }

  #read(text: string): void {
    for (let at = 0; at < text.length && !this.#stopped; at += 1) {
      if (this.#state === 'plain' || this.#state === 'quoted') at = this.#run(text, at)
      if (at < text.length) this.#character(text.charCodeAt(at), text[at]!)
      if (this.#cell.length > longestCell) {
        this.#stop(
          this.#state === 'quoted' ? this.#quoteLine : this.#line,
          'A cell that begins here is too long; perhaps its closing quotation mark is missing.',
        )
      }
    }
  }

  /** Takes the characters that mean only themselves, and says where they end. */
  #run(text: string, from: number): number {
    let end = from
    for (; end < text.length; end += 1) {
      const code = text.charCodeAt(end)
      if (code === quote || code === lineFeed || code === carriageReturn) break
      if (code === this.#separator && this.#state === 'plain') break
    }
    if (end > from) {
      this.#cell += text.slice(from, end)
      this.#afterReturn = false
    }
    return end
  }

  #character(code: number, character: string): void {
    const secondHalf = code === lineFeed && this.#afterReturn
    this.#afterReturn = code === carriageReturn
    const endsLine = this.#afterReturn || (code === lineFeed && !secondHalf)
    if (endsLine) this.#line += 1
    if (this.#state === 'quoted') this.#quoted(code, character)
    else if (code === quote && this.#state !== 'plain') this.#openQuote()
    else if (code === this.#separator) this.#endCell()
    else if (endsLine) this.#endRecord(true)
    else if (!secondHalf) this.#plain(character)
  }

  #quoted(code: number, character: string): void {
    if (code === quote) this.#state = 'quote'
    else this.#cell += character
  }

  /** A quote at the start of a cell opens it; one right after a quote is a quote of the text. */
  #openQuote(): void {
    if (this.#state === 'quote') this.#cell += '"'
    else this.#quoteLine = this.#line
    this.#state = 'quoted'
  }

  #plain(character: string): void {
    this.#spoilt ||= this.#state === 'quote'
    this.#state = 'plain'
    this.#cell += character
  }

  #endCell(): void {
    this.#cells.push(this.#cell)
    this.#cell = ''
    this.#state = 'start'
    if (this.#cells.length > mostColumns) {
      this.#stop(this.#line, `This row has more than ${mostColumns} columns; nothing after it was read.`)
    }
  }

  #endRecord(ended: boolean): void {
    this.#endCell()
    const line = this.#recordLine
    if (this.#spoilt) this.#list.add('skipped', line, 1, 'Text follows a closing quotation mark in this row.')
    else this.#take({ line, cells: this.#cells, ended })
    this.#cells = []
    this.#spoilt = false
    this.#recordLine = this.#line
  }

  #stop(line: number, sentence: string): void {
    this.#stopped = true
    this.#list.add('stopped', line, 1, sentence)
  }
}

function* unquoted(text: string): Generator<[number, number]> {
  let quoted = false
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === quote) quoted = !quoted
    else if (!quoted) yield [at, code]
  }
}

function firstLineEnd(text: string): number {
  for (const [at, code] of unquoted(text)) if (code === lineFeed || code === carriageReturn) return at
  return -1
}

/** Whichever of the three stands most often in the first line; a comma when none does. */
function separatorOf(text: string): number {
  const counts = new Map([
    [0x2c, 0],
    [0x3b, 0],
    [0x09, 0],
  ])
  const end = firstLineEnd(text)
  for (const [, code] of unquoted(end < 0 ? text : text.slice(0, end))) {
    const count = counts.get(code)
    if (count !== undefined) counts.set(code, count + 1)
  }
  return [...counts].reduce((most, next) => (next[1] > most[1] ? next : most))[0]
}
