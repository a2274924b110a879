import { composed, wordValue } from '../checks/numbers/number-words.ts'
import type { Span } from '../span.ts'
import { fold, type Folded } from './fold.ts'
import { foldedWords } from './words.ts'

/** A number of a text, whatever digits it is written with. */
export interface NumberFound {
  readonly span: Span
  readonly value: number
  /** Whether a percent sign stands beside it. */
  readonly percent: boolean
}

const figure = /\p{Nd}+(?:[.,']\p{Nd}+)*/gu
const thousands = /^\d{1,3}(?:[,']\d{3})+(?:\.\d+)?$/
const pointed = /^\d{1,3}(?:\.\d{3}){2,}$/

/**
 * The numbers written with digits in a text, by value: ١٬٦٠٠, 1,600 and 1600 are one, ٣٫٥ and 3.5 another.
 *
 * @param text any text
 * @returns in order; a date or a time gives each of its figures; a comma before three digits is taken for thousands,
 *   any other single one for a decimal
 *
 * O(n).
 */
export function numbersIn(text: string): NumberFound[] {
  const folded = fold(text)
  const found: NumberFound[] = []
  for (const { index, 0: digits } of folded.text.matchAll(figure)) {
    for (const { at, length, value } of valuesOf(digits)) {
      const start = index + at
      const end = start + length
      found.push({
        span: spanOf(folded, start, end),
        value,
        percent: folded.text[end] === '%' || folded.text[start - 1] === '%',
      })
    }
  }
  return found
}

const spanOf = ({ offsets, ends }: Folded, start: number, end: number): Span => ({
  start: offsets[start]!,
  end: ends[end - 1]!,
})

interface Piece {
  readonly at: number
  readonly length: number
  readonly value: number
}

function valuesOf(digits: string): Piece[] {
  const one = wholeValue(digits)
  if (one !== undefined) return [{ at: 0, length: digits.length, value: one }]
  return Array.from(digits.matchAll(/\p{Nd}+/gu), ({ index, 0: piece }) => ({
    at: index,
    length: piece.length,
    value: Number(asciiDigits(piece)),
  }))
}

/** `undefined` when the separators make it several figures, as in 12.5.2019. */
function wholeValue(digits: string): number | undefined {
  const plain = asciiDigits(digits)
  if (thousands.test(plain)) return Number(plain.replaceAll(/[,']/g, ''))
  if (pointed.test(plain)) return Number(plain.replaceAll('.', ''))
  const separators = plain.replaceAll(/\d/g, '')
  if (separators === '') return Number(plain)
  return separators.length === 1 && separators !== "'" ? Number(plain.replace(',', '.')) : undefined
}

/** Folding makes Arabic and Persian digits ASCII; those of other scripts stand in runs of ten. */
function asciiDigits(digits: string): string {
  return digits.replaceAll(/[^\d.,']/gu, sign => {
    const code = sign.codePointAt(0)!
    let zero = code
    while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1
    return String(code - zero)
  })
}

/**
 * The numbers spelled out in a text, Arabic or English: خمسة وعشرون, twenty-five.
 *
 * @param text any text
 * @returns in order, neighbouring number words joined into one value; ordinals count as their number
 *
 * O(n).
 */
export function spelledNumbersIn(text: string): NumberFound[] {
  const found: NumberFound[] = []
  let row: { readonly span: Span; readonly value: number }[] = []
  const close = (): void => {
    if (row.length === 0) return
    const span = { start: row[0]!.span.start, end: row.at(-1)!.span.end }
    found.push({
      span,
      value: row.length === 1 ? row[0]!.value : composed(row.map(({ value }) => value)),
      percent: false,
    })
    row = []
  }
  for (const { word, start, end } of foldedWords(text)) {
    const value = wordValue(word)
    const apart =
      row.length > 0 && /[^\s\u00A0-]/u.test(text.slice(row.at(-1)!.span.end, start).replace(/\band\b/u, ''))
    if (apart) close()
    if (value !== undefined) row.push({ span: { start, end }, value })
    else if (word !== 'and' && word !== 'و') close()
  }
  close()
  return found
}
