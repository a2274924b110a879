import type { Place } from './place.ts'
import type { Verdict } from './verdict.ts'
import type { Vocabulary } from './vocabulary.ts'
import {
  BULLET,
  CLAUSE,
  DASH,
  ELLIPSIS,
  FORMAT,
  MARK,
  OPEN,
  QUOTE,
  SINGLE,
  SPACE,
  STOP,
  classAt,
  isArabic,
  isBlank,
  skipBlanks,
  skipBlanksBack,
} from './character-classes.ts'
import { isLowerCase, nextWord, nextWordStart, openingOf } from './next-word.ts'
import { wordEnd } from './place.ts'
import { verdicts } from './verdict.ts'
import { bare } from './vocabulary.ts'

const isQuote = ({ marks }: Place, opener: number): boolean => marks.kind[opener] !== OPEN

/** So many units before a mark hold a word, without looking. */
const longestLead = 200

/** Whether the sentence has words before an opening mark. */
function hasWordsBefore({ text, sentenceStart }: Place, at: number): boolean {
  if (at - sentenceStart > longestLead) return true
  for (let unit = sentenceStart; unit < at; unit++) {
    const kind = classAt(text, unit)
    if (!isBlank(kind) && kind !== DASH && kind !== BULLET && kind !== OPEN && kind !== QUOTE && kind !== SINGLE) {
      return true
    }
  }
  return false
}

/** A place inside brackets or a quotation that its own sentence goes on around. */
export function inside(place: Place): Verdict | undefined {
  const { around, marks, text, lineEnd } = place
  for (const opener of around) {
    const open = marks.at[opener]!
    const close = marks.at[marks.mate[opener]!]!
    if (isDotsOnly(text, open + 1, close)) return verdicts.brackets
    if (!hasWordsBefore(place, open)) continue
    if (!isQuote(place, opener)) return verdicts.brackets
    if (goesOnAfter(place, opener, skipBlanks(text, close + 1, lineEnd))) return verdicts.wrapped
  }
  return undefined
}

/** `[...]` and `(…)` stand for words left out. */
function isDotsOnly(text: string, from: number, to: number): boolean {
  if (to - from > 8) return false
  for (let at = from; at < to; at++) {
    const kind = classAt(text, at)
    if (kind !== STOP && kind !== ELLIPSIS && !isBlank(kind)) return false
  }
  return true
}

/** Whether the sentence around a quotation goes on after it. */
function goesOnAfter(place: Place, opener: number, next: number): boolean {
  const { text, marks, lineEnd } = place
  if (next >= lineEnd) return false
  const after = classAt(text, next)
  if (after === CLAUSE) return true
  if (after === STOP || after === MARK || after === ELLIPSIS) return false
  const last = classAt(text, skipBlanksBack(text, marks.at[marks.mate[opener]!]!, place.sentenceStart) - 1)
  if (last !== STOP && last !== MARK && last !== ELLIPSIS) return true
  return !afterQuotation({ ...place, next, kind: last, closed: opener }).breaks
}

/** A mark that ends a quotation, a bracket, or both. */
export function atClosing(place: Place): Verdict | undefined {
  if (place.closed < 0) return undefined
  const { marks } = place
  const innermost = place.closedFirst < 0 ? place.closed : place.closedFirst
  if (isDotsOnly(place.text, marks.at[innermost]! + 1, marks.at[marks.mate[innermost]!]!)) return verdicts.ellipsis
  return isQuote(place, place.closed) ? afterQuotation(place) : afterBrackets(place, marks.at[place.closed]!)
}

function afterBrackets(place: Place, open: number): Verdict | undefined {
  if (!hasWordsBefore(place, open)) return undefined
  const { text } = place
  const next = nextWordStart(place)
  if (isLowerCase(text, next) || place.kind !== STOP || isArabic(text.charCodeAt(next))) return verdicts.brackets
  return undefined
}

function afterQuotation(place: Place): Verdict {
  const { text, next, marks, closed } = place
  const open = marks.at[closed]!
  if (isLowerCase(text, next)) return verdicts.carrier
  const carried = hasWordsBefore(place, open)
  if (!carried) {
    return place.rules.keepQuotationWithSpeaker !== false && isAttribution(place)
      ? verdicts.attribution
      : verdicts.quotationEnds
  }
  if (!isArabic(text.charCodeAt(next))) return verdicts.quotationEnds
  return carriedArabic(place, open) ? verdicts.quotationEnds : verdicts.carrier
}

/**
 * A quotation of a word or three, like «No parking.» on a sign, is a part of its sentence; a longer one has its
 * own end.
 */
const longestFragment = 24

/** «… «النجدة!» بصوت عالٍ»: a preposition written together with its noun. */
const isAdverbial = (word: string, { attributions }: Vocabulary): boolean =>
  word.length >= 4 && /^[\u0628\u0643]/.test(word) && !attributions.has(word)

/** Whether an Arabic sentence that ends in a quotation with its own mark ends there too. */
function carriedArabic(place: Place, open: number): boolean {
  const word = bare(nextWord(place))
  const opening = openingOf(word, place.vocabulary)
  const introduced = place.text[skipBlanksBack(place.text, open, place.sentenceStart) - 1] === ':'
  const joined = place.vocabulary.joining.some(letter => word.length > 2 && word.startsWith(letter))
  if (place.vocabulary.sources.has(word)) return false
  if (place.kind === STOP) return introduced || place.start - open > longestFragment || opening === 'begins' || joined
  if (opening === 'goes on' || word === 'لكن' || word === 'ولكن' || word === 'ثم') return false
  if (joined) return false
  return opening === 'begins' || (introduced && !isAdverbial(word, place.vocabulary))
}

const longestAttribution = 80

/** «…» سأل الطالب, `"…" the guard said`: but «…» قال عمر: «…» begins a new speech. */
function isAttribution(place: Place): boolean {
  const { text, next, lineEnd, vocabulary } = place
  let at = skipBlanks(text, classAt(text, next) === DASH ? next + 1 : next, lineEnd)
  if (!isArabic(text.charCodeAt(at)) && place.kind === STOP) return false
  const words = isArabic(text.charCodeAt(at)) ? 1 : 3
  for (let count = 0; count < words && at < lineEnd; count++) {
    const end = wordEnd(text, at, lineEnd)
    if (end === at) return false
    const word = bare(text.slice(at, end))
    if (vocabulary.sources.has(word)) return true
    if (vocabulary.attributions.has(word)) return !introducesSpeech(text, end, lineEnd)
    at = end
    while (classAt(text, at) === SPACE || classAt(text, at) === FORMAT) at++
  }
  return false
}

/** «قال إن…» reports something new. */
const isReport = (text: string, at: number): boolean =>
  /^(?:\u0628?[\u0623\u0625\u0627]\u0646\u0651?\p{L}{0,3}|that)(?!\p{L})/u.test(text.slice(at, at + 8))

function introducesSpeech(text: string, from: number, lineEnd: number): boolean {
  const limit = Math.min(lineEnd, from + longestAttribution)
  for (let at = from; at < limit; at++) {
    const kind = classAt(text, at)
    if (kind === STOP || kind === MARK) return false
    if (kind === SPACE && isReport(text, at + 1)) return true
    if (text[at] === ':') return classAt(text, skipBlanks(text, at + 1, lineEnd)) === QUOTE
  }
  return false
}
