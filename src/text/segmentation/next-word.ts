import type { Place } from './place.ts'
import type { Vocabulary } from './vocabulary.ts'
import { BULLET, DASH, DIGIT, LETTER, OPEN, QUOTE, SINGLE, classAt, isArabic, skipBlanks } from './character-classes.ts'
import { wordEnd } from './place.ts'
import { bare } from './vocabulary.ts'

/** Where the first word after a place begins: over opening quotation marks, brackets and dashes. */
export function nextWordStart({ text, next, lineEnd }: Place): number {
  let at = next
  for (let steps = 0; at < lineEnd && steps < 6; steps++) {
    const kind = classAt(text, at)
    if (kind !== OPEN && kind !== QUOTE && kind !== SINGLE && kind !== DASH && kind !== BULLET) break
    at = skipBlanks(text, at + 1, lineEnd)
  }
  return at
}

export function nextWord(place: Place): string {
  const start = nextWordStart(place)
  return place.text.slice(start, wordEnd(place.text, start, place.lineEnd))
}

export type Opening = 'begins' | 'goes on' | 'unknown'

const imperfect = /^[\u064A\u062A\u0646\u0623][\u0620-\u064A]{2}/

/** «ستعود»: س with the imperfect. */
export const isFuture = (word: string): boolean => future.test(word)

const future = /^\u0633[\u064A\u062A\u0646\u0623][\u0620-\u064A]{2}/

/** Whether a word begins a sentence or goes on with one, as far as the word alone can say. */
export function openingOf(word: string, vocabulary: Vocabulary): Opening {
  const plain = bare(word)
  if (plain === '') return 'unknown'
  if (vocabulary.continuers.has(plain)) return 'goes on'
  if (vocabulary.starters.has(plain)) return 'begins'
  if (vocabulary.continuingPrefixes.some(prefix => plain.length > prefix.length + 1 && plain.startsWith(prefix))) {
    return 'goes on'
  }
  if (isFuture(plain)) return 'begins'
  const joined = vocabulary.joining.find(letter => plain.startsWith(letter) && plain.length > letter.length + 1)
  if (joined !== undefined) return joinedOpening(plain.slice(joined.length), vocabulary)
  return 'unknown'
}

/** «ودُفن» begins a sentence; «وتقطعها», in the imperfect, most often says more about what went before. */
function joinedOpening(rest: string, vocabulary: Vocabulary): Opening {
  if (vocabulary.starters.has(rest)) return 'begins'
  if (rest.length < 3 || vocabulary.continuers.has(rest) || imperfect.test(rest)) return 'unknown'
  return 'begins'
}

/** Whether a text goes on with a small letter that is no brand name like `eBay`. */
export function isLowerCase(text: string, at: number): boolean {
  const kind = classAt(text, at)
  if (kind !== LETTER || isArabic(text.charCodeAt(at))) return false
  const letter = text[at]!
  if (letter === letter.toUpperCase() || letter !== letter.toLowerCase()) return false
  const second = text[at + 1] ?? ''
  return classAt(text, at + 1) !== LETTER || second === second.toLowerCase()
}

export function isUpperCase(text: string, at: number): boolean {
  const letter = text[at] ?? ''
  return letter !== letter.toLowerCase()
}

export const isDigit = (text: string, at: number): boolean => classAt(text, at) === DIGIT
