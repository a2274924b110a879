import type { Place } from './place.ts'
import type { Verdict } from './verdict.ts'
import {
  BULLET,
  CLAUSE,
  DASH,
  DIGIT,
  LETTER,
  OPEN,
  QUOTE,
  SINGLE,
  SPACE,
  STOP,
  classAt,
  isArabic,
  isBlank,
  isWordPart,
  skipBlanksBack,
} from './character-classes.ts'
import { isDigit, isLowerCase, isUpperCase, nextWord, openingOf } from './next-word.ts'
import { wordEnd, wordStart } from './place.ts'
import { verdicts } from './verdict.ts'
import { bare } from './vocabulary.ts'

/** What a mark without a space after it is part of: `3.14`, `www.example.org`, `report.pdf`; or a space is missing. */
export function withoutSpace(place: Place): Verdict | undefined {
  const { text, end, next, close } = place
  if (next !== close || close !== end) return undefined
  const after = classAt(text, next)
  if (isInAddress(place)) return verdicts.address
  if (place.kind !== STOP) {
    return after === LETTER || after === DIGIT || after === OPEN || after === QUOTE || after === DASH
      ? undefined
      : verdicts.symbol
  }
  if (after === DIGIT) return isArabicLetterBefore(place) ? undefined : verdicts.number
  if (after === LETTER) return gluedLetters(place)
  return after === OPEN || after === QUOTE || after === SINGLE || after === DASH || after > 255
    ? undefined
    : verdicts.symbol
}

function isArabicLetterBefore({ text, start, lineStart }: Place): boolean {
  const at = skipBlanksBack(text, start, lineStart) - 1
  return classAt(text, at) !== DIGIT && isArabic(text.charCodeAt(at))
}

/** «الحرب.بدأ» are two sentences; «أ.د», `file.txt` and `Node.js` are not. */
function gluedLetters(place: Place): Verdict | undefined {
  const { text, start, next, lineEnd } = place
  const wordBefore = wordStart(text, start, place.sentenceStart, false)
  const wordAfter = wordEnd(text, next, lineEnd)
  const arabicAfter = isArabic(text.charCodeAt(next))
  const before = text.charCodeAt(start - 1)
  if (!isWordPart(classAt(text, start - 1))) return undefined
  if (arabicAfter) {
    if (isDigit(text, start - 1)) return beginsSentence(place, wordBefore) ? verdicts.item : verdicts.missingSpace
    return start - wordBefore > 1 && wordAfter - next > 1 ? undefined : verdicts.letters
  }
  if (isArabic(before)) return start - wordBefore > 1 ? undefined : verdicts.letters
  const dotted =
    classAt(text, wordBefore - 1) === STOP ||
    (classAt(text, wordAfter) === STOP && classAt(text, wordAfter + 1) === LETTER)
  if (
    isLowerCase(text, start - 1) &&
    isUpperCase(text, next) &&
    isLowerCase(text, next + 1) &&
    start - wordBefore > 2 &&
    !dotted
  ) {
    return undefined
  }
  return verdicts.address
}

const longestAddress = 64

/** Whether a place lies in a run without spaces that is a link or a mail address. */
function isInAddress({ text, start, end, lineStart, lineEnd }: Place): boolean {
  let from = start
  const floor = Math.max(lineStart, start - longestAddress)
  while (from > floor && isAddressUnit(text, from - 1)) from--
  if (from === start) return false
  let to = end
  const ceiling = Math.min(lineEnd, end + longestAddress)
  while (to < ceiling && isAddressUnit(text, to)) to++
  const run = text.slice(from, to)
  return run.includes('://') || run.includes('@') || /^www\./i.test(run)
}

function isAddressUnit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit > 0x20 && unit < 0x7f && unit !== 0x22 && unit !== 0x28 && unit !== 0x29
}

/** `5 . 3`, as machine translation spaces it. */
export function spacedNumber(place: Place): Verdict | undefined {
  const { text, start, end, next, sentenceStart, lineEnd } = place
  if (place.kind !== STOP || classAt(text, start - 1) !== SPACE || next === end || !isDigit(text, next)) {
    return undefined
  }
  const before = skipBlanksBack(text, start, sentenceStart)
  const digitsBefore = before - wordStart(text, before, sentenceStart, false)
  const digitsAfter = wordEnd(text, next, lineEnd) - next
  return isDigit(text, before - 1) && digitsBefore <= 3 && digitsAfter <= 2 ? verdicts.number : undefined
}

/** `1.`, «أ.», `(3).` at the beginning of a sentence or after a colon, and «المادة 1.» */
export function afterItemNumber(place: Place): Verdict | undefined {
  const { text, start, sentenceStart } = place
  if (place.kind !== STOP || place.closed >= 0) return undefined
  const end = skipBlanksBack(text, start, sentenceStart)
  const from = wordStart(text, end, sentenceStart, true)
  if (end === from || end - from > 10) return undefined
  const word = text.slice(from, end)
  if (!isItemNumber(word) && !place.vocabulary.ordinals.has(bare(word))) return undefined
  if (beginsSentence(place, from)) return verdicts.item
  return isDigit(text, from) ? afterPart(place, from) : undefined
}

const isItemNumber = (word: string): boolean =>
  /^(?:\p{N}{1,3}(?:\.\p{N}{1,3})*|\p{L}\p{M}?|[\u0640\u0647]{2}|[ivxIVX]{1,4}|\p{L}\u0640)$/u.test(word)

/**
 * Whether nothing but dashes, bullets and opening marks stands before an offset in its sentence, or a colon just
 * before.
 */
function beginsSentence({ text, sentenceStart }: Place, from: number): boolean {
  let at = from
  while (at > sentenceStart) {
    const kind = classAt(text, at - 1)
    if (kind === CLAUSE) return at < from && text[at - 1] === ':'
    if (!isBlank(kind) && kind !== DASH && kind !== BULLET && kind !== OPEN && kind !== QUOTE) return false
    at--
  }
  return true
}

function afterPart(place: Place, from: number): Verdict | undefined {
  const { text, sentenceStart, vocabulary } = place
  let end = skipBlanksBack(text, from, sentenceStart)
  if (classAt(text, end - 1) === OPEN) end = skipBlanksBack(text, end - 1, sentenceStart)
  const start = wordStart(text, end, sentenceStart, false)
  const noun = bare(text.slice(start, end))
  const isPart = vocabulary.parts.has(noun) || (noun.length > 4 && vocabulary.parts.has(noun.slice(1)))
  if (!isPart) return undefined
  if (skipBlanksBack(text, start, sentenceStart) === sentenceStart) return verdicts.part
  const opening = openingOf(nextWord(place), vocabulary)
  const dotted = text.slice(from, place.start).includes('.')
  return opening === 'goes on' || (dotted && opening !== 'begins') ? verdicts.part : undefined
}
