import type { Place } from './place.ts'
import type { Verdict } from './verdict.ts'
import type { Kinds, Vocabulary } from './vocabulary.ts'
import { DIGIT, LETTER, OPEN, STOP, classAt, isArabic, skipBlanksBack } from './character-classes.ts'
import { isDigit, isLowerCase, isUpperCase, nextWord, nextWordStart, openingOf } from './next-word.ts'
import { wordStart } from './place.ts'
import { verdicts } from './verdict.ts'
import { bare } from './vocabulary.ts'

/** The full stop after «د.», «505 هـ.», «ص. 45», `Mr.`, `U.S.`, or after a single letter. */
export function afterAbbreviation(place: Place): Verdict | undefined {
  if (place.rules.respectAbbreviations === false || place.kind !== STOP || isQuotationClosed(place)) return undefined
  const end = skipBlanksBack(place.text, place.start, place.sentenceStart)
  const start = wordStart(place.text, end, place.sentenceStart, true)
  if (start === end || place.text[start - 1] === '/' || end - start > place.vocabulary.longestAbbreviation + 3) {
    return undefined
  }
  const word = bare(place.text.slice(start, end))
  const kinds = kindsOf(word, place.vocabulary)
  const verdict = kinds ? judge(place, word, kinds, start) : isInitial(word) ? initial(place, word, start) : undefined
  return verdict?.breaks && place.closed >= 0 ? undefined : verdict
}

/** A full stop inside a closing quotation mark ends the quotation, whatever is before it. */
const isQuotationClosed = ({ closed, marks }: Place): boolean => closed >= 0 && marks.kind[closed] !== OPEN

/** The kinds of a short form, also behind a prefix: «ود.» is «و» and «د.» */
export function kindsOf(word: string, vocabulary: Vocabulary): Kinds | undefined {
  const own = vocabulary.abbreviations.get(word)
  if (own || vocabulary.notPrefixed.has(word)) return own
  const prefixes = word.includes('.') ? [...vocabulary.prefixes, ...vocabulary.dottedPrefixes] : vocabulary.prefixes
  for (const prefix of prefixes) {
    const kinds = word.startsWith(prefix) ? vocabulary.abbreviations.get(word.slice(prefix.length)) : undefined
    if (kinds) return kinds
  }
  return undefined
}

function numberBefore({ text, sentenceStart }: Place, start: number): boolean {
  return isDigit(text, skipBlanksBack(text, start, sentenceStart) - 1)
}

function wordBefore({ text, sentenceStart }: Place, start: number): string {
  const end = skipBlanksBack(text, start, sentenceStart)
  return bare(text.slice(wordStart(text, end, sentenceStart, false), end))
}

const isLabelled = (place: Place, start: number): boolean => {
  const before = wordBefore(place, start)
  return place.vocabulary.labels.has(before) || place.vocabulary.labels.has(before.toLowerCase())
}

function judge(place: Place, word: string, kinds: Kinds, start: number): Verdict | undefined {
  const opening = openingAfter(place)
  if (isArabic(word.charCodeAt(0))) return judgeArabic(place, word, kinds, start, opening === 'begins')
  return judgeLatin(place, word, kinds, start)
}

const openingAfter = (place: Place): string => openingOf(nextWord(place), place.vocabulary)

function judgeArabic(place: Place, word: string, kinds: Kinds, start: number, begins: boolean): Verdict | undefined {
  if (kinds.has('closing')) {
    return openingAfter(place) === 'goes on' ? verdicts.abbreviation : verdicts.abbreviationThenSentence
  }
  if (kinds.has('inner')) return verdicts.abbreviation
  if (word.length > 1 && kinds.has('era') && isJoined(place)) return verdicts.abbreviationThenSentence
  if (numberBefore(place, start) && (kinds.has('era') || kinds.has('unit'))) {
    return begins ? verdicts.abbreviationThenSentence : verdicts.abbreviation
  }
  if (word.length === 1 && isLabelled(place, start)) {
    return openingAfter(place) === 'goes on' ? verdicts.abbreviation : verdicts.labelThenSentence
  }
  if (kinds.has('organisation') || (kinds.has('era') && word.length > 1) || (kinds.has('unit') && word.length > 1)) {
    return begins ? verdicts.abbreviationThenSentence : verdicts.abbreviation
  }
  return kinds.has('title') || kinds.has('reference') || word.length === 1 ? verdicts.abbreviation : undefined
}

function judgeLatin(place: Place, word: string, kinds: Kinds, start: number): Verdict | undefined {
  const at = nextWordStart(place)
  if (kinds.size === 1 && kinds.has('unit') && !numberBefore(place, start)) return undefined
  if (isLowerCase(place.text, at)) return verdicts.abbreviation
  if (isDigit(place.text, at)) return kinds.has('unit') && !kinds.has('reference') ? undefined : verdicts.abbreviation
  const begins = isArabic(place.text.charCodeAt(at))
    ? openingAfter(place) === 'begins'
    : place.vocabulary.starters.has(nextWord(place))
  if (kinds.has('title') && !kinds.has('organisation')) return verdicts.abbreviation
  if (kinds.has('inner')) return verdicts.abbreviation
  if (kinds.has('closing')) {
    return isUpperCase(place.text, at) || begins ? verdicts.abbreviationThenSentence : verdicts.abbreviation
  }
  if (kinds.has('era')) return eraLatin(place, begins, at, start)
  if (kinds.has('unit')) {
    return numberBefore(place, start) && !begins && !isUpperCase(place.text, at) ? verdicts.abbreviation : undefined
  }
  if (kinds.has('reference')) {
    return word.length > 1 && !begins && isUpperCase(place.text, at) && nextWord(place).length === 1
      ? verdicts.abbreviation
      : undefined
  }
  return begins ? verdicts.abbreviationThenSentence : verdicts.abbreviation
}

/** "At 5 a.m. Mr. Smith went": so early in a sentence, a time is where it begins. */
function eraLatin(place: Place, begins: boolean, at: number, start: number): Verdict | undefined {
  if (start - place.sentenceStart < 8 && !begins) return verdicts.abbreviation
  return isUpperCase(place.text, at) || begins ? verdicts.abbreviationThenSentence : verdicts.abbreviation
}

/** «505 هـ. وتزوج»: after a year, «و» tells the next thing that happened. */
function isJoined(place: Place): boolean {
  const word = bare(nextWord(place))
  return (
    place.vocabulary.joining.some(letter => word.startsWith(letter) && word.length > letter.length + 2) &&
    openingOf(word, place.vocabulary) !== 'goes on'
  )
}

function isInitial(word: string): boolean {
  if (word.length === 1) return classAt(word, 0) === LETTER && (isArabic(word.charCodeAt(0)) || isUpperCase(word, 0))
  return /^(?:\p{L}\.)+\p{L}$/u.test(word) && word.length <= 9
}

/** A single letter that is in no list: an initial before a name, unless a noun before it makes it a label. */
function initial(place: Place, word: string, start: number): Verdict | undefined {
  const at = nextWordStart(place)
  const arabic = isArabic(place.text.charCodeAt(at))
  const begins = arabic ? openingAfter(place) === 'begins' : place.vocabulary.starters.has(nextWord(place))
  if (arabic && !isArabic(word.charCodeAt(0))) return undefined
  if (begins && (word === 'I' || word.length > 1 || isLabelled(place, start))) return verdicts.labelThenSentence
  if (begins && !arabic) return verdicts.labelThenSentence
  return classAt(place.text, at) === DIGIT && !arabic && word.length === 1 && numberBefore(place, start)
    ? undefined
    : verdicts.initial
}
