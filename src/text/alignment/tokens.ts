import { numberValue } from './fold.ts'

/** A word or number of a sentence and where it stands, in UTF-16 code units. */
export interface Token {
  readonly start: number
  readonly end: number
  readonly text: string
}

// Letters with a stop after each are one abbreviation: U.S., د.ب.
const word = /\p{Script=Han}|\p{L}\.(?:\p{L}\.)+|\p{Nd}+(?:[.,٬٫]\p{Nd}+)*|[\p{L}\p{M}\u0640]+(?:['’ʼ][\p{L}\p{M}]+)*/gu

/**
 * The words and numbers of a sentence in order.
 *
 * @param sentence any text
 * @returns tokens that do not overlap; punctuation and symbols are left out; a Han sign is a word of its own
 */
export function tokensOf(sentence: string): Token[] {
  const tokens: Token[] = []
  for (const match of sentence.matchAll(word)) {
    tokens.push({ start: match.index, end: match.index + match[0].length, text: match[0] })
  }
  return tokens
}

/** Same words, as bare strings; cheaper for long documents. */
export function wordsOf(sentence: string): readonly string[] {
  return sentence.match(word) ?? []
}

/** Whether a token is a number, and then its value. */
export function valueOf(token: string): string | undefined {
  return /^\p{Nd}/u.test(token) ? numberValue(token) : undefined
}

/** What a sentence shows beside its words, one bit each. */
export const mark = { question: 1, exclamation: 2, quotation: 4, colon: 8, parenthesis: 16, ellipsis: 32 } as const
export const markSets = 64

/**
 * @param sentence any text
 * @returns the union of the bits of `mark`
 */
export function marksOf(sentence: string): number {
  let found = 0
  if (/[?؟？]/.test(sentence)) found |= mark.question
  if (/[!！]/.test(sentence)) found |= mark.exclamation
  if (/["“”«»„]/.test(sentence)) found |= mark.quotation
  if (/[:：]["”»\s]*$/.test(sentence.slice(-4))) found |= mark.colon
  if (/[([]/.test(sentence)) found |= mark.parenthesis
  if (/…|\.\.\./.test(sentence)) found |= mark.ellipsis
  return found
}

/**
 * The length of a sentence for the length model: harakat, kashida and spaces do not count, so that vowelled scripture
 * is no longer than the same words without vowels.
 *
 * @param sentence any text
 * @returns UTF-16 code units that count
 */
export function lengthOf(sentence: string): number {
  let length = 0
  for (let at = 0; at < sentence.length; at += 1) {
    const code = sentence.charCodeAt(at)
    if (code <= 0x20 || code === 0xa0 || code === 0x640) continue
    if ((code >= 0x64b && code <= 0x65f) || code === 0x670 || (code >= 0x6d6 && code <= 0x6ed)) continue
    length += 1
  }
  return length
}
