import type { Span } from '../span.ts'
import { arabicLetter } from './script.ts'

/** Classes of signs that checks look for; a sign may be in several. */
const classes = {
  /** Anything but white space. */
  ink: /\S/u,
  gap: /[ \u00a0]/,
  noBreak: /[\u00a0\u202f\u2007]/,
  /** What words are made of. */
  word: /[\p{L}\p{M}\p{N}_'’]/u,
  letter: /\p{L}/u,
  latin: /\p{Script=Latin}/u,
  arabic: new RegExp(`[${arabicLetter}]`),
  tatweel: /\u0640/,
  persian: /[\u06cc\u06a9]/,
  shaped: /[\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdc7\ufdf0\ufdf1\ufe70-\ufefc]/,
  digit: /[0-9\u0660-\u0669\u06f0-\u06f9]/,
  indicDigit: /[\u0660-\u0669\u06f0-\u06f9]/,
  mark: /[,;:?!.،؛؟]/,
  arabicMark: /[،؛؟٪٫٬]/,
  question: /[?؟]/,
  exclamation: /!/,
  dots: /…/,
  bracket: /[()[\]{}\ufd3e\ufd3f]/,
  quote: /["“”«»]/,
  code: /[`{%<]/,
  tag: /[#@]/,
  invisible: /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/,
  /** Control characters, private ones, and halves of pairs. */
  odd: /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffc-\uffff\ue000-\uf8ff\ud800-\udfff]/u,
  /** Letters that a wrong decoding begins with. */
  broken: /[\u00c2-\u00c5\u00ce-\u00d1\u00d8-\u00db\u00e2\u00efطظ]/,
} as const

/** Signs in a row: two gaps, two marks, a mark or bracket behind a gap, a mark with no white space behind it. */
const rows = ['gapRow', 'markRow', 'spacedMark', 'tightMark'] as const

export type SignName = keyof typeof classes | (typeof rows)[number]

/** One bit for each class and each row of signs. */
export const sign = Object.fromEntries(
  [...Object.keys(classes), ...rows].map((name, bit) => [name, 1 << bit]),
) as Readonly<Record<SignName, number>>

const known = 1 << 30
/** Classes by code unit, filled as units are met; a memo, so the functions below stay pure. */
const ofUnit = new Int32Array(0x10000)

function classify(letter: string): number {
  let bits = known
  for (const [name, pattern] of Object.entries(classes)) if (pattern.test(letter)) bits |= sign[name as SignName]
  return bits
}

const isPair = (text: string, at: number, unit: number): boolean =>
  (unit & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00

function signsAt(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  // half of a pair says nothing by itself
  if ((unit & 0xf800) === 0xd800) return classify(text.slice(at, isPair(text, at, unit) ? at + 2 : at + 1))
  return (ofUnit[unit] = classify(text[at]!))
}

/** What signs a text has, and how many of its letters are of which script. */
export interface TextSigns {
  /** Bits of {@link sign}. */
  readonly all: number
  readonly letters: number
  readonly arabicLetters: number
}

/**
 * Looks once at every sign of a text.
 *
 * @param text any string, well formed or not
 * @returns the bits of all signs and rows it has; letters are counted by code points
 *
 * O(n), some 200 million units a second.
 */
export function signsOf(text: string): TextSigns {
  const { letter, arabic, mark, gap, bracket, ink, gapRow, markRow, spacedMark, tightMark } = sign
  let [all, before, letters, arabicLetters] = [0, 0, 0, 0]
  for (let at = 0; at < text.length; at++) {
    const bits = ofUnit[text.charCodeAt(at)] || signsAt(text, at)
    if (bits & letter) {
      letters++
      if (bits & arabic) arabicLetters++
    }
    if (before & gap) {
      if (bits & gap) all |= gapRow
      else if (bits & (mark | bracket)) all |= spacedMark
    } else if (before & mark && bits & ink) all |= bits & mark ? markRow | tightMark : tightMark
    all |= bits
    before = bits
    if (isPair(text, at, text.charCodeAt(at))) at++
  }
  return { all, letters, arabicLetters }
}

/** A run of signs, such as a word. */
export interface Token extends Span {
  readonly text: string
}

/**
 * Cuts a text into runs of signs of a class.
 *
 * @param text any string
 * @param wanted bits of {@link sign} of which every sign of a run has one
 * @returns the runs in order
 *
 * O(n).
 */
export function runsOf(text: string, wanted: number): Token[] {
  const runs: Token[] = []
  let start = -1
  for (let at = 0; at < text.length; at++) {
    const bits = ofUnit[text.charCodeAt(at)] || signsAt(text, at)
    if (bits & wanted) {
      if (start < 0) start = at
    } else if (start >= 0) {
      runs.push({ text: text.slice(start, at), start, end: at })
      start = -1
    }
    if (isPair(text, at, text.charCodeAt(at))) at++
  }
  if (start >= 0) runs.push({ text: text.slice(start), start, end: text.length })
  return runs
}
