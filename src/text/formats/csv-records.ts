import type { ProblemList } from './problem.ts'
import type { TableRow } from './table.ts'

const longestCell = 1_000_000
const mostColumns = 200
const quote = 0x22
const lineFeed = 0x0a
const carriageReturn = 0x0d

export interface CsvRecords {
  push(piece: string): void
  end(): void
}

/**
 * Cuts comma-separated values into records. Quoted cells may hold anything, doubled quotes are one; unquoted cells are taken
 * as they stand. The first line decides whether comma, semicolon or tab separates; Arabic comma and semicolon are text.
 *
 * @param take called with each record; line and `ended` as in `TableRow`
 *
 * O(n) time for n characters; memory for one record, and for the first line until it is whole.
 * Source: RFC 4180; departs from it in taking LF, CR and CRLF as line ends, and quotes inside unquoted cells as text.
 */
export function csvRecords(take: (row: TableRow) => void, list: ProblemList): CsvRecords {
  let state: 'start' | 'plain' | 'quoted' | 'quote' = 'start'
  let cells: string[] = []
  let cell = ''
  let [line, firstLine, quoteLine, spoilt, afterReturn] = [1, 1, 1, false, false]
  let separator = 0
  let opening: string | undefined = ''
  let stopped = false

  const stop = (at: number, sentence: string): void => { stopped = true; list.add('stopped', at, 1, sentence) }
  const endCell = (): void => {
    cells.push(cell)
    cell = ''
    state = 'start'
    if (cells.length > mostColumns) stop(line, `This row has more than ${mostColumns} columns; nothing after it was read.`)
  }
  const endRecord = (ended: boolean): void => {
    endCell()
    if (spoilt) list.add('skipped', firstLine, 1, 'Text follows a closing quotation mark in this row.')
    else take({ line: firstLine, cells, ended })
    cells = []
    spoilt = false
  }
  const unit = (code: number, character: string): void => {
    const wasReturn = afterReturn
    afterReturn = code === carriageReturn
    const breaks = code === lineFeed ? !wasReturn : afterReturn
    if (breaks) line += 1
    if (state === 'quoted') {
      if (code === quote) state = 'quote'
      else cell += character
    } else if (code === quote && state === 'start') { state = 'quoted'; quoteLine = line }
    else if (code === quote && state === 'quote') { state = 'quoted'; cell += '"' }
    else if (code === separator) endCell()
    else if (breaks) { endRecord(true); firstLine = line }
    else if (code === lineFeed) return
    else {
      spoilt ||= state === 'quote'
      state = 'plain'
      cell += character
    }
  }
  const read = (text: string): void => {
    for (let at = 0; at < text.length; at += 1) {
      if (stopped) return
      const end = runEnd(text, at, state === 'quoted', separator)
      if (end > at && (state === 'plain' || state === 'quoted')) { cell += text.slice(at, end); afterReturn = false; at = end }
      if (at < text.length) unit(text.charCodeAt(at), text[at]!)
      if (cell.length > longestCell) {
        stop(state === 'quoted' ? quoteLine : line, 'A cell that begins here is too long; perhaps its closing quotation mark is missing.')
      }
    }
  }
  const start = (): void => {
    const text = opening!.startsWith('\ufeff') ? opening!.slice(1) : opening!
    opening = undefined
    separator = separatorOf(text)
    read(text)
  }
  return {
    push(piece) {
      if (opening === undefined) read(piece)
      else {
        opening += piece
        if (firstLineEnd(opening) >= 0 || opening.length > longestCell) start()
      }
    },
    end() {
      if (opening !== undefined) start()
      if (stopped) return
      if (state === 'quoted') stop(quoteLine, 'A quotation mark opened in this line is never closed.')
      else if (cells.length > 0 || cell !== '' || state !== 'start') endRecord(false)
    },
  }
}

/** Where a run of characters without meaning for the state ends. */
function runEnd(text: string, from: number, quoted: boolean, separator: number): number {
  let at = from
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === quote || code === lineFeed || code === carriageReturn || (!quoted && code === separator)) return at
  }
  return at
}

function firstLineEnd(text: string): number {
  let quoted = false
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === quote) quoted = !quoted
    else if (!quoted && (code === lineFeed || code === carriageReturn)) return at
  }
  return -1
}

function separatorOf(text: string): number {
  const counts = new Map([[',', 0], [';', 0], ['\t', 0]])
  let quoted = false
  const end = firstLineEnd(text)
  for (const character of text.slice(0, end < 0 ? text.length : end)) {
    if (character === '"') quoted = !quoted
    else if (!quoted && counts.has(character)) counts.set(character, counts.get(character)! + 1)
  }
  return [...counts].reduce((most, next) => next[1] > most[1] ? next : most)[0].charCodeAt(0)
}
