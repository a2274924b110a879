import type { Span } from './span.ts'
import { classifyUnits } from './unicode-classes.ts'

const ARABIC = 1
const WORD = 2
const MARK = 3
const JOINER = 4
const SURROGATE = 5

// A joiner belongs to a word only between two letters or digits that are not Arabic letters: `3.14`, `10:30`,
// `don't`, `a@b.org`, but `نعم.لا` are two words whose space is missing.
const wordClasses = classifyUnits([
  [WORD, /[\p{L}\p{N}]+/gu],
  [ARABIC, /[\u0620-\u063F\u0641-\u064A\u066E-\u06D3\u06D5\u06EE\u06EF\u06FA-\u06FF\u0750-\u077F\u08A0-\u08C9]+/gu],
  [MARK, /[\p{M}\u0640\u200C\u200D]+/gu],
  [JOINER, /['\u2019.,:/@_\u066B\u066C\u2011&+-]+/gu],
])
wordClasses.fill(SURROGATE, 0xd800, 0xe000)

const astralWord = /^[\p{L}\p{N}]/u

/** Whether the unit at `at` carries a word on: a letter, a digit, or half of one beyond the basic plane. */
function kindAt(text: string, at: number): number {
  const kind = wordClasses[text.charCodeAt(at)] ?? 0
  if (kind !== SURROGATE) return kind
  const start = (text.charCodeAt(at) & 0xfc00) === 0xdc00 ? at - 1 : at
  return astralWord.test(text.slice(Math.max(0, start), start + 2)) ? WORD : 0
}

/** The end of the word that begins at `start`. */
function wordEnd(text: string, start: number): number {
  let before = kindAt(text, start)
  let at = start + 1
  for (; at < text.length; at++) {
    const kind = kindAt(text, at)
    if (kind === MARK) continue
    if (kind === ARABIC || kind === WORD) {
      before = kind
      continue
    }
    if (kind !== JOINER || before !== WORD || kindAt(text, at + 1) !== WORD) break
  }
  return at
}

/**
 * The words of a text: runs of letters and digits with their harakat and tatweel, and numbers, dates, addresses as one.
 *
 * @param text any text, Arabic and Latin mixed
 * @returns spans in UTF-16 code units, in order, never empty and never touching a space or a mark of punctuation at
 *   their ends; cutting a text at the start of one never cuts through a word
 *
 * O(n).
 */
export function words(text: string): Span[] {
  const found: Span[] = []
  for (let at = 0; at < text.length; at++) {
    const kind = kindAt(text, at)
    if (kind !== ARABIC && kind !== WORD) continue
    const end = wordEnd(text, at)
    found.push({ start: at, end })
    at = end - 1
  }
  return found
}

/**
 * How many words a text has, counted as {@link words} finds them.
 *
 * @param text any text
 * @returns 0 for a text without a letter or a digit
 *
 * O(n), without garbage.
 */
export function countWords(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; at++) {
    const kind = kindAt(text, at)
    if (kind !== ARABIC && kind !== WORD) continue
    count++
    at = wordEnd(text, at) - 1
  }
  return count
}

const EXTENDS = 1
const COMPLEX = 2
const CONTROL = 3

// Units that always begin a character of their own are 0; marks extend the one before; whatever needs more
// (Hangul syllables, joined emoji, Indic conjuncts, signs that enclose a number) is left to the platform.
const characterClasses = classifyUnits([
  [EXTENDS, /[\p{Mn}\p{Me}\u200C]+/gu],
  [
    COMPLEX,
    /[\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\u0900-\u1BFF\u1100-\u11FF\u200D\u3030-\u303D\uA800-\uABFF]+/gu,
  ],
  [COMPLEX, /[\uA960-\uA97C\uAC00-\uD7FB\uFE0F\u20E3\uFF9E\uFF9F\u00A9\u00AE\u203C-\u3299\p{Mc}\u0D4E]+/gu],
  [
    CONTROL,
    /[\0-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF0-\uFFFB]+/gu,
  ],
])
characterClasses.fill(COMPLEX, 0xd800, 0xe000)
characterClasses[0x0d] = COMPLEX

let graphemes: Intl.Segmenter | undefined

function countGraphemes(text: string): number {
  graphemes ??= new Intl.Segmenter('und', { granularity: 'grapheme' })
  let count = 0
  for (const _ of graphemes.segment(text)) count++
  return count
}

/**
 * How many characters a reader sees in a text: grapheme clusters, so harakat do not count beside their letter.
 *
 * @param text any text
 * @returns the count that `Intl.Segmenter` gives
 *
 * O(n); Arabic, Latin, Greek, Cyrillic and Hebrew are counted from a table, other text by the platform.
 * Source: Unicode Standard Annex 29, section 3.
 */
export function countCharacters(text: string): number {
  let count = 0
  let mayExtend = false
  for (let at = 0; at < text.length; at++) {
    const kind = characterClasses[text.charCodeAt(at)]
    if (kind === COMPLEX) return countGraphemes(text)
    if (kind !== EXTENDS || !mayExtend) count++
    mayExtend = kind !== CONTROL
  }
  return count
}

/** Whether a place lies inside a word, where nothing may be divided. Cost grows with the text. */
export const isInsideWord = (text: string, at: number): boolean =>
  words(text).some(({ start, end }) => start < at && at < end)
