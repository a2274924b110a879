import type { Marks } from './marks.ts'
import type { Place } from './place.ts'
import type { SegmentationRules } from './rules.ts'
import type { Verdict } from './verdict.ts'
import type { Vocabulary } from './vocabulary.ts'
import { ASKED, CLAUSE, LINE, OPEN, SPACE, classAt, classes, skipBlanks, skipBlanksBack } from './character-classes.ts'
import { closeOf, step } from './closing.ts'
import { runOf } from './run-of-marks.ts'
import { decide } from './decide.ts'
import { laterItems, mayBeginItems } from './items.ts'
import { addMark, clearMarks, noMarks, pairMarks } from './marks.ts'
import { isColon, isSemicolon, placesOf } from './rules.ts'
import { verdicts } from './verdict.ts'

/**
 * What the scan tells about each place: where the sentence that may end there begins, where it would end, in which
 * non-empty line, the verdict, and the place itself, valid only during the call. The end of a line has no place.
 */
export type Report = (from: number, end: number, paragraph: number, verdict: Verdict, place: Place | undefined) => void

/** What a text is scanned with. */
export interface Reading {
  readonly text: string
  readonly vocabulary: Vocabulary
  readonly rules: SegmentationRules
}

/** What is kept while a text is scanned. */
interface Scan extends Reading {
  readonly report: Report
  readonly marks: Marks
  /** Starts of words where rules of the project want a cut, and how many of them are behind the scan. */
  readonly asked: readonly number[]
  askedBehind: number
  paragraph: number
}

/** Reports every place of a text where a sentence may end, in order. */
export function scan(reading: Reading, report: Report): void {
  const { text, rules } = reading
  const asked = placesOf(rules.breakRules ?? [], text)
  const going: Scan = { ...reading, report, marks: noMarks(), asked, askedBehind: 0, paragraph: 0 }
  const least = rules.breakAfterColon || rules.breakAfterSemicolon ? CLAUSE : LINE
  let lineStart = 0
  for (let at = nextPlace(text, 0, least); at < text.length; at = nextPlace(text, at + 1, least)) {
    const kind = classes[text.charCodeAt(at)]!
    if (kind === LINE) {
      if (rules.newlineBreaks === false && !endsParagraph(text, at)) continue
      judgeLine(going, lineStart, at)
      lineStart = at + 1
    } else if (kind !== CLAUSE || isWantedClause(text.charCodeAt(at), rules)) addMark(going.marks, at, kind)
  }
  judgeLine(going, lineStart, text.length)
}

/** A function of its own, which the machine compiles long before all that is done at a place. */
function nextPlace(text: string, at: number, least: number): number {
  while (at < text.length && classes[text.charCodeAt(at)]! < least) at++
  return at
}

function isWantedClause(unit: number, rules: SegmentationRules): boolean {
  return isColon(unit) ? rules.breakAfterColon === true : isSemicolon(unit) && rules.breakAfterSemicolon === true
}

/** Whether an empty line follows the end of a line. */
function endsParagraph(text: string, at: number): boolean {
  let next = text[at] === '\r' && text[at + 1] === '\n' ? at + 2 : at + 1
  while (classAt(text, next) === SPACE) next++
  return classAt(text, next) === LINE
}

function judgeLine(going: Scan, from: number, to: number): void {
  const { text, marks } = going
  const visible = skipBlanks(text, from, to)
  if (visible < to) {
    const start = skipSpaces(text, from)
    addAsked(going, visible, to)
    const last = marks.at.length > 0 ? judgePlaces(going, start, visible, to) : start
    going.report(last, endOfWords(text, to), going.paragraph, verdicts.newLine, undefined)
    going.paragraph++
  }
  clearMarks(marks)
}

/** Puts the places that lists and rules of the project ask for among the marks of a line. */
function addAsked(going: Scan, from: number, to: number): void {
  const { text, marks, asked, vocabulary } = going
  const places = mayBeginItems(text, from) ? laterItems(text, from, to, vocabulary) : []
  while ((asked[going.askedBehind] ?? to) < to) {
    const at = asked[going.askedBehind++]!
    if (at > from && !places.includes(at)) places.push(at)
  }
  if (places.length === 0) return
  const inOrder = [
    ...places.map(at => ({ at, kind: ASKED })),
    ...marks.at.map((at, index) => ({ at, kind: marks.kind[index]! })),
  ]
  inOrder.sort((one, other) => one.at - other.at || other.kind - one.kind)
  clearMarks(marks)
  for (const { at, kind } of inOrder) addMark(marks, at, kind)
}

/** Line breaks are met inside a paragraph where a project joins its lines. */
const isSpace = (kind: number): boolean => kind === SPACE || kind === LINE

function skipSpaces(text: string, at: number): number {
  while (at < text.length && isSpace(classAt(text, at))) at++
  return at
}

function endOfWords(text: string, end: number): number {
  while (isSpace(classAt(text, end - 1))) end--
  return end
}

/** Judges the places inside one line; returns where its last sentence begins. */
function judgePlaces(going: Scan, from: number, lineStart: number, lineEnd: number): number {
  const { text, marks, report, paragraph } = going
  pairMarks(text, marks, lineStart, lineEnd)
  const around: number[] = []
  let sentenceStart = lineStart
  for (let index = 0; index < marks.at.length; index++) {
    const kind = marks.kind[index]!
    if (kind === ASKED) {
      const next = marks.at[index]!
      const end = skipBlanksBack(text, next, from)
      if (end <= from || next === sentenceStart) continue
      report(from, end, paragraph, verdicts.asked, undefined)
      sentenceStart = from = next
      continue
    }
    if (kind >= OPEN) {
      step(marks, around, index)
      continue
    }
    const start = marks.at[index]!
    const run = kind === CLAUSE ? { end: start + 1, kind } : runOf(text, start, lineEnd)
    while (index + 1 < marks.at.length && marks.at[index + 1]! < run.end) index++
    const closing = closeOf(text, marks, around, index, run.end, lineStart, lineEnd)
    index = closing.index
    const next = skipBlanks(text, closing.end, lineEnd)
    if (next >= lineEnd) continue
    const place: Place = {
      text,
      vocabulary: going.vocabulary,
      rules: going.rules,
      marks,
      lineStart,
      lineEnd,
      sentenceStart,
      kind: run.kind,
      start,
      end: run.end,
      close: closing.end,
      next,
      closed: closing.closed,
      closedFirst: closing.closedFirst,
      around,
    }
    const verdict = decide(place)
    report(from, closing.end, paragraph, verdict, place)
    if (!verdict.breaks) continue
    sentenceStart = next
    from = skipSpaces(text, closing.end)
  }
  return from
}
