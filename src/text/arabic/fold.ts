import type { Span } from '../span.ts'
import { dropped, letterFolds, signFolds } from './fold-table.ts'

/** A text brought to its comparison form, with the way back to the letters it came from. */
export interface Folded {
  readonly text: string
  /** For each unit of `text` where its letter begins in the original; one more at the end: the original's length. */
  readonly offsets: Uint32Array
  /** For each unit of `text` where its letter ends in the original, harakat and tatweel behind it included. */
  readonly ends: Uint32Array
}

const folds = new Map<number, string>()
for (const [to, from] of [...letterFolds, ...signFolds])
  for (const letter of from) folds.set(letter.codePointAt(0)!, to)
for (const [first, last] of dropped) for (let code = first; code <= last; code += 1) folds.set(code, '')

/** Folded forms by code unit, filled as units are met; a memo, so the functions below stay pure. */
const unitFolds: (string | undefined)[] = Array.from({ length: 0x10000 })

const isHighSurrogate = (code: number): boolean => (code & 0xfc00) === 0xd800
const isLowSurrogate = (code: number): boolean => (code & 0xfc00) === 0xdc00

/**
 * The form under which two spellings of a text are compared: harakat, tatweel, hamza seats, ة/ه, ى/ي, presentation forms,
 * Persian letters, digits of three sets, Arabic signs, bidi controls, kinds of spaces, case and accents fall together.
 *
 * @param text any text, well formed or not
 * @returns a well-formed text that folds to itself; not longer than the original except for ligatures and presentation forms
 *
 * O(n), about 20 million units a second.
 */
export function foldText(text: string): string {
  let folded = ''
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (isHighSurrogate(code) && isLowSurrogate(text.charCodeAt(at + 1))) {
      folded += foldAstral(text.slice(at, at + 2))
      at += 1
    } else folded += unitFolds[code] ?? foldUnit(code)
  }
  return folded
}

/**
 * Like {@link foldText}, with a map from every folded unit to the letter it came from.
 *
 * @param text any text
 * @returns `offsets` never falls and ends with the text's length; what was left out belongs to the letter before it
 *
 * O(n) time and memory.
 */
export function fold(text: string): Folded {
  let folded = ''
  const offsets: number[] = []
  const ends: number[] = []
  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at)
    const wide = isHighSurrogate(code) && isLowSurrogate(text.charCodeAt(at + 1))
    const piece = wide ? foldAstral(text.slice(at, at + 2)) : (unitFolds[code] ?? foldUnit(code))
    const end = at + (wide ? 2 : 1)
    for (let unit = 0; unit < piece.length; unit += 1) {
      offsets.push(at)
      ends.push(end)
    }
    if (piece === '' && joinsLetterBefore(code)) extendLast(ends, at, end)
    folded += piece
    at = end
  }
  offsets.push(text.length)
  return { text: folded, offsets: Uint32Array.from(offsets), ends: Uint32Array.from(ends) }
}

/** Marks and tatweel belong to the letter before them; invisible controls belong to nobody. */
function joinsLetterBefore(code: number): boolean {
  return !(code === 0xad || code === 0x61c || (code >= 0x200b && code <= 0x206f) || code === 0xfeff)
}

/** All units of one ligature share its end. */
function extendLast(ends: number[], from: number, to: number): void {
  for (let unit = ends.length - 1; unit >= 0 && ends[unit] === from; unit -= 1) ends[unit] = to
}

/**
 * Where a stretch of folded text stands in the original, so that a hit can be marked on the letters a reader sees.
 *
 * @param folded what {@link fold} returned
 * @param span units of `folded.text`
 * @returns units of the original: from the first letter to the last one with its harakat; empty stays empty
 * @throws {RangeError} if the span does not lie in the folded text
 */
export function originalSpan(folded: Folded, { start, end }: Span): Span {
  const first = folded.offsets[start]
  if (first === undefined || end < start || end > folded.text.length) {
    throw new RangeError(`span ${start}–${end} is not in a folded text of ${folded.text.length} units`)
  }
  return { start: first, end: end === start ? first : folded.ends[end - 1]! }
}

/**
 * Where a stretch of the original stands in the folded text.
 *
 * @param folded what {@link fold} returned
 * @param span units of the original
 * @returns units of `folded.text`: every letter that begins in the span
 *
 * O(log n).
 */
export function foldedSpan(folded: Folded, { start, end }: Span): Span {
  return {
    start: firstAtLeast(folded.offsets, start, folded.text.length),
    end: firstAtLeast(folded.offsets, end, folded.text.length),
  }
}

function firstAtLeast(offsets: Uint32Array, wanted: number, length: number): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (offsets[middle]! < wanted) low = middle + 1
    else high = middle
  }
  return low
}

function foldUnit(code: number): string {
  const folded = foldLetter(String.fromCharCode(code), code)
  unitFolds[code] = folded
  return folded
}

const foldAstral = (letter: string): string => foldLetter(letter, letter.codePointAt(0)!)

function foldLetter(letter: string, code: number): string {
  if (code >= 0xd800 && code <= 0xdfff) return '\uFFFD'
  const known = folds.get(code)
  if (known !== undefined) return known
  if (code >= 0x660 && code <= 0x669) return String(code - 0x660)
  if (code >= 0x6f0 && code <= 0x6f9) return String(code - 0x6f0)
  if (isCompatibility(code)) return foldPieces(letter, letter.normalize('NFKC'))
  if (/\p{Script=Latin}|\p{Script=Greek}/u.test(letter)) return foldPieces(letter, letter.normalize('NFD'))
  const lower = letter.toLowerCase()
  return lower === letter ? letter : foldPieces(letter, lower)
}

/** Presentation forms of Arabic and Latin, full width, letters of mathematics. */
function isCompatibility(code: number): boolean {
  return (
    (code >= 0xfb00 && code <= 0xfdff) ||
    (code >= 0xfe70 && code <= 0xfefc) ||
    (code >= 0xff01 && code <= 0xff5e) ||
    (code >= 0x1d400 && code <= 0x1d7ff) ||
    (code >= 0x1ee00 && code <= 0x1eeff)
  )
}

/** A mark alone is presented on a space that was never written. */
function foldPieces(letter: string, pieces: string): string {
  const lower = pieces.replace(/^[ \u0640](?=\p{M})/u, '').toLowerCase()
  if (lower === letter) return letter
  let folded = ''
  for (const piece of lower) folded += piece === letter ? piece : foldLetter(piece, piece.codePointAt(0)!)
  return folded
}
