import type { Span } from '../../span.ts'
import { perWord } from '../../per-word.ts'
import { composed, romanValue, scaleOf, wordValue } from './number-words.ts'

/** A number written with digits. */
export interface WrittenNumber extends Span {
  /** As it stands, without what surrounds it. */
  readonly text: string
  /** Everything it may mean, the likeliest first: `1.234` is 1.234 or 1,234; `3 million` is three million. */
  readonly values: readonly number[]
  /** Digits only mean themselves here: part of a name or code (`G20`, `MPEG-4`), a version, an address. */
  readonly inName: boolean
  /** `12:30` and its like. */
  readonly time: boolean
  /** A decade, as in `1990s`. */
  readonly decade: boolean
  /** Followed by a hyphen and a word, as in `7-day`. */
  readonly compound: boolean
}

/** The numbers of a text, read when they are first asked for. */
export class ReadNumbers {
  /** In order, with digits of any of the three sets. */
  readonly written: readonly WrittenNumber[]
  readonly #text: string
  readonly #words: () => readonly Word[]
  #spelled: ReadonlySet<number> | undefined

  /**
   * @param text any string
   * @param words gives its words with their spans, in order
   *
   * O(n).
   */
  constructor(text: string, words: () => readonly Word[]) {
    this.written = writtenIn(text)
    this.#text = text
    this.#words = words
  }

  /** Values of number words and of what neighbouring ones spell together. */
  get spelled(): ReadonlySet<number> {
    return (this.#spelled ??= spelledIn(this.#text, this.#words()))
  }
}

interface Word extends Span {
  readonly text: string
}

const digit = /[0-9\u0660-\u0669\u06f0-\u06f9]/
const run = /[0-9\u0660-\u0669\u06f0-\u06f9]+(?:[.,\u060c\u066b\u066c:\u2019'][0-9\u0660-\u0669\u06f0-\u06f9]+)*/g

/** The digits of a text as ASCII digits; everything else stays, so positions do too. */
export function asciiDigits(text: string): string {
  return text.replaceAll(/[\u0660-\u0669\u06f0-\u06f9]/g, sign => String(sign.charCodeAt(0) & 15))
}

function writtenIn(text: string): WrittenNumber[] {
  const written: WrittenNumber[] = []
  for (const { index, 0: figure } of text.matchAll(run)) {
    const number = writtenNumber(text, index, figure)
    const before = written.at(-1)
    if (before === undefined) {
      written.push(number)
      continue
    }
    written.splice(-1, 1, ...continued(text, before, number))
  }
  return written
}

/** `1950–53` also means 1953, `116 123` also 116123. */
function continued(text: string, before: WrittenNumber, number: WrittenNumber): [WrittenNumber, WrittenNumber] {
  const between = text.slice(before.end, number.start)
  const first = before.values[0]!
  const value = number.values[0]!
  if (/^ ?[-\u2010-\u2015/] ?$/.test(between) && first > 999 && first < 2100 && value < 100) {
    return [before, { ...number, values: [...number.values, Math.floor(first / 100) * 100 + value] }]
  }
  if (between === ' ' && /^\d{3}$/.test(asciiDigits(number.text))) {
    const joined = first * 1000 + value
    return [
      { ...before, values: [...before.values, joined] },
      { ...number, values: [...number.values, joined] },
    ]
  }
  return [before, number]
}

function writtenNumber(text: string, start: number, figure: string): WrittenNumber {
  const end = start + figure.length
  const plain = asciiDigits(figure)
  const inName = standsInName(text, start, end)
  const time =
    /^\d\d?:\d\d$/.test(plain) ||
    (/^\d\d?\.\d\d$/.test(plain) &&
      /^ ?(?:[ap]\.?m|[-\u2013]\d{1,2}(?:[.:]\d\d)? ?[ap]\.?m)/i.test(text.slice(end, end + 10)))
  const decade = /^\d{2,4}$/.test(plain) && /^['’]?s\b/.test(text.slice(end, end + 3))
  const compound = text[end] === '-' && /\p{L}/u.test(text[end + 1] ?? '')
  const scale = inName || time ? undefined : followingScale(text, end)
  const values = valuesOf(plain)
  const scaled = scale === undefined ? [...values, ...prefixed(text, end, values)] : values.map(value => value * scale)
  return { start, end, text: figure, values: scaled, inName, time, decade, compound }
}

function valuesOf(plain: string): number[] {
  const marks = plain.replaceAll(/\d/g, '')
  if (marks === '') return [Number(plain)]
  if (marks.includes(':')) return plain.split(':').map(part => valuesOf(part)[0]!)
  const pieces = plain.split(/[^0-9]/)
  const grouped = pieces.slice(1).every(piece => piece.length === 3)
  const whole = Number(pieces.join(''))
  const fraction = Number(`${pieces.slice(0, -1).join('')}.${pieces.at(-1)!}`)
  const last = marks.at(-1)!
  const decimal = last === '\u066b' || (last === '.' && (marks.length === 1 || marks.at(-2) !== '.'))
  if (last === '\u066c' && grouped) return [whole]
  if (decimal) return grouped && last === '.' && marks.length === 1 ? [fraction, whole] : [fraction]
  if (grouped) return marks.length === 1 && last !== '’' ? [whole, fraction] : [whole]
  return marks.length === 1 ? [fraction, ...pieces.map(Number)] : pieces.map(Number)
}

const latinBefore = /[\p{Script=Latin}\p{Script=Greek}_#@/]/u
const hyphens = '-\u2010\u2011'
const suffixes = new Set(
  (
    'st nd rd th s am pm a p km cm mm m kg g mg l ml k bn mn tn b c f h hr hrs min mph kph mw gw kw ' +
    'ft in lb lbs oz x ad ce bc bce ah usd d w'
  ).split(' '),
)

/** `G20`, `MPEG-4`, `3D`, `1.2.3`, `v2`; but not `و2006`, `٥كم`, `10km`, `1st`. */
function standsInName(text: string, start: number, end: number): boolean {
  const before = text[start - 1] ?? ''
  if (latinBefore.test(before)) return true
  if (hyphens.includes(before) && before !== '' && /[\p{L}]/u.test(text[start - 2] ?? '')) return true
  if (before === '.' && /[\p{L}\d]/u.test(text[start - 2] ?? '')) return true
  const after = text[end] ?? ''
  if (after === '_' || (after === '-' && /\p{Script=Latin}/u.test(text[end + 1] ?? '') && digit.test(before)))
    return true
  if (!/\p{Script=Latin}/u.test(after)) return false
  const letters = /^\p{Script=Latin}{1,6}/u.exec(text.slice(end, end + 6))![0]
  return !suffixes.has(letters.toLowerCase())
}

/** The word after a number, when it is a scale: at most one blank, no-break blank or hyphen between. */
function followingScale(text: string, end: number): number | undefined {
  const gap = /[ \u00a0\u202f-]/.test(text[end] ?? '') ? 1 : 0
  const word = /^[\p{L}\p{M}]{1,12}/u.exec(text.slice(end + gap, end + gap + 12))?.[0]
  if (word === undefined) return undefined
  if (word.length === 1 && gap === 1) return undefined
  return word.length === 1 && !/[$£€]/.test(text.slice(Math.max(0, end - 12), end)) ? undefined : scaleOf(word)
}

/** `5 gigatons` may be called five billion tons; whatever has the same prefix on both sides matches anyway. */
function prefixed(text: string, end: number, values: readonly number[]): number[] {
  const prefix = /^[ -]?(giga|mega|kilo)/i.exec(text.slice(end, end + 5))?.[1]?.toLowerCase()
  const factor = prefix === 'giga' ? 1e9 : prefix === 'mega' ? 1e6 : 1e3
  return prefix === undefined ? [] : values.map(value => value * factor)
}

const spelledValue = perWord(word => wordValue(word) ?? romanValue(word))

function spelledIn(text: string, words: readonly Word[]): Set<number> {
  const spelled = new Set<number>()
  let row: number[] = []
  let rowEnd = 0
  const close = (): void => {
    if (row.length > 1) spelled.add(composed(row))
    row = []
  }
  for (const { start, end, text: word } of words) {
    const value = spelledValue(word)
    if (value === undefined) {
      if (word !== 'and' && word !== 'و') close()
      continue
    }
    if (row.length > 0 && text.slice(rowEnd, start).length > 5) close()
    spelled.add(value)
    row.push(value)
    rowEnd = end
    if (row.length > 2) spelled.add(composed(row.slice(-2)))
  }
  close()
  return spelled
}
