import { classifyUnits } from '../unicode-classes.ts'

// What a code unit is to the segmenter. From LINE on, a unit is a place to look at; below, the scan runs over it.
export const OTHER = 0
export const LETTER = 1
export const DIGIT = 2
export const COMBINING = 3
export const SPACE = 4
export const FORMAT = 5
export const SURROGATE = 6
export const DASH = 7
export const BULLET = 8
export const CLAUSE = 9
export const LINE = 10
export const STOP = 11
export const MARK = 12
export const ELLIPSIS = 13
export const OPEN = 14
export const CLOSE = 15
export const QUOTE = 16
export const SINGLE = 17
/** Never the class of a unit: marks a place where a list or a rule of the project wants a cut. */
export const ASKED = 18

const table = classifyUnits([
  [LETTER, /[\p{L}\u0640]+/gu],
  [DIGIT, /\p{N}+/gu],
  [COMBINING, /\p{M}+/gu],
  [SPACE, /\s+/gu],
  [FORMAT, /[\p{Cf}\u034F]+/gu],
  [DASH, /[\p{Pd}\u2212]+/gu],
  [BULLET, /[*\u2022\u2023\u2043\u2219\u25A0-\u25FF\u2605\u2606\u2713-\u2718\u27A2-\u27A4\u204C\u204D\u00B7\u06DE]+/gu],
  [CLAUSE, /[,;:\u060C\u061B\uFF0C\uFF1A\uFF1B\u3001]+/gu],
  [LINE, /[\n\v\f\r\u0085\u2028\u2029]+/gu],
  [STOP, /[.\u06D4\u3002\uFF0E\uFF61\u0964\u0965]+/gu],
  [MARK, /[!?\u061F\u203C\u203D\u2047-\u2049\uFF01\uFF1F\u2E2E]+/gu],
  [ELLIPSIS, /\u2026+/gu],
  [OPEN, /\p{Ps}+/gu],
  [CLOSE, /\p{Pe}+/gu],
  [QUOTE, /["\u00AB\u00BB\u201C-\u201F\uFF02]+/gu],
  [SINGLE, /['\u2018-\u201B\u2039\u203A`]+/gu],
])
table[0xfeff] = FORMAT
table.fill(SURROGATE, 0xd800, 0xe000)

/** The class of every code unit, for loops over a text. */
export const classes: Readonly<Uint8Array> = table

/** The class of the unit at an offset; `LINE` beyond either end of the text. */
export const classAt = (text: string, at: number): number =>
  at < 0 || at >= text.length ? LINE : table[text.charCodeAt(at)]!

export const isBlank = (kind: number): boolean => kind === SPACE || kind === FORMAT || kind === LINE

export const isWordPart = (kind: number): boolean => kind === LETTER || kind === DIGIT || kind === COMBINING

export const isArabic = (unit: number): boolean =>
  (unit >= 0x0600 && unit <= 0x08ff) || (unit >= 0xfb50 && unit <= 0xfdff) || (unit >= 0xfe70 && unit < 0xfeff)

/** The first offset from `at` on, before `end`, that is neither white space nor an invisible mark; `end` if none. */
export function skipBlanks(text: string, at: number, end: number): number {
  while (at < end && isBlank(table[text.charCodeAt(at)]!)) at++
  return at
}

/** The offset after the last visible unit before `at`, not before `start`. */
export function skipBlanksBack(text: string, at: number, start: number): number {
  while (at > start && isBlank(table[text.charCodeAt(at - 1)]!)) at--
  return at
}

/** Whether the pictograph of an emoji begins at an offset. */
export function isEmoji(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  if (unit >= 0xd83c && unit <= 0xd83e) return true
  return (unit >= 0x2600 && unit <= 0x27bf && table[unit] !== BULLET) || unit === 0x2b50
}
