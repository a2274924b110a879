import {
  CLAUSE,
  CLOSE,
  DASH,
  DIGIT,
  FORMAT,
  LETTER,
  LINE,
  MARK,
  OPEN,
  QUOTE,
  SINGLE,
  SPACE,
  STOP,
  classAt,
  isBlank,
  isWordPart,
} from './character-classes.ts'

/** The marks of one line in order: where they are, what they are, and which one belongs to which. */
export interface Marks {
  readonly at: number[]
  readonly kind: number[]
  /** Index of the other half of a quotation or bracket; -1 while alone. */
  readonly mate: number[]
}

export const noMarks = (): Marks => ({ at: [], kind: [], mate: [] })

export function addMark(marks: Marks, at: number, kind: number): void {
  marks.at.push(at)
  marks.kind.push(kind)
  marks.mate.push(-1)
}

export function clearMarks(marks: Marks): void {
  marks.at.length = 0
  marks.kind.length = 0
  marks.mate.length = 0
}

// How far down the open marks a closing one is looked for; keeps a megabyte of open brackets linear.
const deepest = 8

const GUILLEMETS = 1
const DOUBLE = 2
const SINGLES = 3

/** Which marks may close each other; brackets answer their own closing bracket. */
function familyOf(unit: number): number {
  switch (unit) {
    case 0xab:
    case 0xbb:
      return GUILLEMETS
    case 0x27:
    case 0x60:
    case 0x2018:
    case 0x2019:
    case 0x201a:
    case 0x201b:
      return SINGLES
    case 0x2039:
    case 0x203a:
      return GUILLEMETS
    case 0xfd3f:
      return 0xfd3e
    case 0xfd3e:
      return 0xfd3e
    default:
      return (unit < 0x80 && unit !== 0x22) || unit > 0x2e00 || (unit >= 0x2045 && unit <= 0x2e00)
        ? bracketFamily(unit)
        : DOUBLE
  }
}

/** `(` and `)` and the like: neighbours in Unicode, one or two apart. */
function bracketFamily(unit: number): number {
  switch (unit) {
    case 0x28:
      return 0x29
    case 0x5b:
      return 0x5d
    case 0x7b:
      return 0x7d
    case 0x29:
    case 0x5d:
    case 0x7d:
      return unit
    default:
      return unit | 1
  }
}

function nearestBefore(text: string, at: number, start: number): number {
  let left = at - 1
  while (left >= start && classAt(text, left) === FORMAT) left--
  return left < start ? LINE : classAt(text, left)
}

function nearestAfter(text: string, at: number, end: number): number {
  let right = at + 1
  while (right < end && classAt(text, right) === FORMAT) right++
  return right >= end ? LINE : classAt(text, right)
}

const OPENS = 1
const CLOSES = 2
const EITHER = 3

/** Whether the blanks around a quotation mark say that it opens or closes. */
function spacing(text: string, at: number, start: number, end: number): number {
  const before = nearestBefore(text, at, start)
  const after = nearestAfter(text, at, end)
  const spaceBefore = before === SPACE || before === LINE
  const spaceAfter = after === SPACE || after === LINE
  const quoteBefore = before === QUOTE || before === SINGLE || before === OPEN
  if (spaceBefore && !spaceAfter) {
    return after === CLAUSE || after === STOP || after === MARK || after === CLOSE ? EITHER : OPENS
  }
  if (!spaceBefore && spaceAfter) return before === CLAUSE || before === OPEN || before === DASH ? EITHER : CLOSES
  if (spaceBefore) return EITHER
  if ((before === CLAUSE || before === DASH || quoteBefore) && isWordPart(after)) return OPENS
  if (before === STOP || before === MARK) return isWordPart(after) ? EITHER : CLOSES
  if (after === CLAUSE || after === STOP || after === MARK || after === CLOSE) return CLOSES
  return EITHER
}

function direction(unit: number): number {
  if (unit === 0xab || unit === 0x201c || unit === 0x201e || unit === 0x2018 || unit === 0x2039) return OPENS
  if (unit === 0xbb || unit === 0x201d || unit === 0x203a) return CLOSES
  return EITHER
}

/** Gives every quotation mark and bracket of a line its other half where it has one. */
export function pairMarks(text: string, marks: Marks, start: number, end: number): void {
  const open: number[] = []
  for (let index = 0; index < marks.at.length; index++) {
    const kind = marks.kind[index]!
    if (kind === OPEN) open.push(index)
    else if (kind === CLOSE) close(text, marks, open, index)
    else if (kind === QUOTE) pairQuote(text, marks, open, index, start, end)
    else if (kind === SINGLE) pairSingle(text, marks, open, index, start, end)
  }
}

function placeOfOpen(text: string, marks: Marks, open: readonly number[], index: number): number {
  const family = familyOf(text.charCodeAt(marks.at[index]!))
  const floor = Math.max(0, open.length - deepest)
  for (let place = open.length - 1; place >= floor; place--) {
    if (familyOf(text.charCodeAt(marks.at[open[place]!]!)) === family) return place
  }
  return -1
}

function close(text: string, marks: Marks, open: number[], index: number): boolean {
  const place = placeOfOpen(text, marks, open, index)
  if (place < 0) return false
  const opener = open[place]!
  open.length = place
  marks.mate[opener] = index
  marks.mate[index] = opener
  return true
}

function pairQuote(text: string, marks: Marks, open: number[], index: number, start: number, end: number): void {
  const at = marks.at[index]!
  const spaced = spacing(text, at, start, end)
  const place = placeOfOpen(text, marks, open, index)
  const isOpen = place >= 0
  const own = direction(text.charCodeAt(at))
  if (own === OPENS && !(spaced === CLOSES && isOpen && opensBackwards(text, marks, open[place]!, own)))
    open.push(index)
  else if (own === CLOSES && (isOpen || spaced !== OPENS)) close(text, marks, open, index)
  else if (own === CLOSES) open.push(index)
  else if (spaced === OPENS) {
    if (isOpen) open.splice(place, 1)
    open.push(index)
  } else if (isOpen || spaced === CLOSES) close(text, marks, open, index)
  else open.push(index)
}

/** Whether a quotation was opened by the mark that others close with, as in »…« and „…“. */
function opensBackwards(text: string, marks: Marks, opener: number, own: number): boolean {
  const unit = text.charCodeAt(marks.at[opener]!)
  return direction(unit) !== own || unit === 0x201e
}

/**
 * An apostrophe looks like a single quotation mark: it opens only before a word after a blank, and closes only
 * what is open.
 */
function pairSingle(text: string, marks: Marks, open: number[], index: number, start: number, end: number): void {
  const at = marks.at[index]!
  const before = nearestBefore(text, at, start)
  const after = nearestAfter(text, at, end)
  const mayClose = !isBlank(before) && before !== LINE && after !== LETTER && after !== DIGIT
  if (mayClose && close(text, marks, open, index)) return
  const mayOpen = isBlank(before) || before === OPEN || before === QUOTE || before === CLAUSE || before === DASH
  if (mayOpen && isWordPart(after)) open.push(index)
}
