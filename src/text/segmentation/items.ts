import {
  BULLET,
  CLOSE,
  DASH,
  DIGIT,
  LETTER,
  SPACE,
  classAt,
  isArabic,
  skipBlanks,
  skipBlanksBack,
} from './character-classes.ts'
import { wordEnd, wordStart } from './place.ts'
import type { Vocabulary } from './vocabulary.ts'
import { bare } from './vocabulary.ts'

const abjad = '\u0623\u0628\u062C\u062F\u0647\u0648\u0632\u062D\u0637\u064A'

/** How an item of a list is marked: `1.`, `(b)`, `• 9.` */
interface ItemMark {
  readonly before: string
  readonly label: string
  readonly after: string
}

/**
 * Where the second and later items of a list begin that was written into one line: `1. Stop 2. Lift 3. Check`.
 *
 * @param text the whole text
 * @param from the first visible unit of the line
 * @param to the end of the line
 * @returns offsets of the marks of the items, ascending; empty unless the line begins with the first mark of a list
 *
 * O(n) for a line of n units.
 */
export function laterItems(text: string, from: number, to: number, vocabulary: Vocabulary): number[] {
  const first = itemMarkAt(text, from, to)
  const found: number[] = []
  if (!first) return bulletsIn(text, from, to)
  let label: string | undefined = nextLabel(first.label)
  let at = from + 1
  while (label !== undefined) {
    const next = findItem(text, ` ${first.before}${label}${first.after} `, at, to, vocabulary)
    if (next < 0) break
    found.push(next)
    at = next + 1
    label = nextLabel(label)
  }
  return found
}

const listBullets = '\u2022\u2023\u2043\u25AA\u25CF\u25E6'

/** `• one • two • three`; an asterisk or a middle dot more often parts words than items. */
function bulletsIn(text: string, from: number, to: number): number[] {
  const found: number[] = []
  if (!listBullets.includes(text[from]!) || classAt(text, from + 1) !== SPACE) return found
  const next = ` ${text[from]!} `
  const line = text.slice(from, to)
  for (let at = line.indexOf(next); at >= 0; at = line.indexOf(next, at + 1)) found.push(from + at + 1)
  return found
}

/** The item mark at an offset, when a blank and more text follow it. */
function itemMarkAt(text: string, from: number, to: number): ItemMark | undefined {
  let at = from
  if (classAt(text, at) === BULLET || text[at] === '(') at++
  const labelStart = skipBlanks(text, at, to)
  const labelEnd = wordEnd(text, labelStart, to)
  const label = text.slice(labelStart, labelEnd)
  let end = labelEnd
  while (end < labelEnd + 2 && (text[end] === '.' || classAt(text, end) === CLOSE || classAt(text, end) === DASH)) end++
  if (end === labelEnd || classAt(text, end) !== SPACE || nextLabel(label) === undefined) return undefined
  return { before: text.slice(from, labelStart), label, after: text.slice(labelEnd, end) }
}

/** What numbers the item after this one: `2` after `1`, `b` after `a`, «ب» after «أ». */
function nextLabel(label: string): string | undefined {
  if (/^\d{1,2}$/.test(label)) return String(Number(label) + 1)
  if (/^[\u0660-\u0669]{1,2}$/.test(label)) return inArabicDigits(Number(inLatinDigits(label)) + 1)
  if (/^[a-yA-Y]$/.test(label)) return String.fromCharCode(label.charCodeAt(0) + 1)
  const place = label.length === 1 ? abjad.indexOf(label) : -1
  return place < 0 ? undefined : abjad[place + 1]
}

const inLatinDigits = (digits: string): string =>
  digits.replace(/[\u0660-\u0669]/g, digit => String(digit.charCodeAt(0) - 0x660))
const inArabicDigits = (number: number): string =>
  String(number).replace(/\d/g, digit => String.fromCharCode(0x660 + Number(digit)))

/** The next place of an item mark that is no reference: not the `2.` of "see page 2. ". */
function findItem(text: string, mark: string, from: number, to: number, vocabulary: Vocabulary): number {
  const line = text.slice(from, to)
  for (let at = line.indexOf(mark); at >= 0; at = line.indexOf(mark, at + 1)) {
    const end = skipBlanksBack(text, from + at, 0)
    const before = bare(text.slice(wordStart(text, end, Math.max(0, end - 24), false), end))
    const after = skipBlanks(text, from + at + mark.length, to)
    const isReference =
      vocabulary.parts.has(before) || vocabulary.labels.has(before) || vocabulary.abbreviations.has(before)
    const opensItem = classAt(text, after) === LETTER && (isArabic(text.charCodeAt(after)) || isCapital(text[after]!))
    if (!isReference && opensItem) return from + at + 1
  }
  return -1
}

const isCapital = (letter: string): boolean => letter !== letter.toLowerCase()

/** Whether a line may begin with an item mark; asked before anything dearer. */
export function mayBeginItems(text: string, from: number): boolean {
  const kind = classAt(text, from)
  if (kind === DIGIT || kind === BULLET || text[from] === '(') return true
  const second = classAt(text, from + 1)
  return kind === LETTER && second !== LETTER && second !== SPACE
}
