import type { Place } from './place.ts'
import type { Verdict } from './verdict.ts'
import { DASH, ELLIPSIS, classAt, isArabic, skipBlanksBack } from './character-classes.ts'
import { isFuture, isUpperCase, nextWord, nextWordStart, openingOf } from './next-word.ts'
import { wordEnd, wordStart } from './place.ts'
import { verdicts } from './verdict.ts'
import { bare } from './vocabulary.ts'

/** An ellipsis is a pause unless what follows can only be a new sentence. */
export function atEllipsis(place: Place): Verdict | undefined {
  if (place.kind !== ELLIPSIS) return undefined
  const { text, lineEnd, next, vocabulary } = place
  if (classAt(text, next) === DASH) return verdicts.fullStop
  const at = nextWordStart(place)
  const end = wordEnd(text, at, lineEnd)
  if (end > at && text[end] === ':') return verdicts.ellipsisThenSentence
  const word = nextWord(place)
  const begins = isArabic(text.charCodeAt(at))
    ? openingOf(word, vocabulary) === 'begins' && !pausesBefore(place, bare(word))
    : isUpperCase(text, at) && word !== 'I'
  return begins ? verdicts.ellipsisThenSentence : verdicts.ellipsis
}

/** «… فعدنا», «… لكن», «… وأشياء أخرى», «… لا، لا شيء», a word said again: more of the same follows. */
function pausesBefore(place: Place, word: string): boolean {
  const { hesitant, negations, starters, resuming, joining } = place.vocabulary
  if (word === wordBefore(place) || hesitant.has(word)) return true
  if (negations.has(word)) return !isVerbAfter(place, word)
  const joint = starters.has(word) ? undefined : joining.find(letter => word.startsWith(letter))
  if (joint === undefined) return false
  const rest = word.slice(joint.length)
  return !resuming.has(rest) && !isFuture(rest)
}

/** «أنا... أنا آسف». */
function wordBefore({ text, start, sentenceStart }: Place): string {
  const end = skipBlanksBack(text, start, sentenceStart)
  return bare(text.slice(wordStart(text, end, sentenceStart, false), end))
}

const imperfect = /^\s(?:[\u064A\u062A\u0646]\p{L}{2}|\u0623\p{L}{3})/u

/** «… لا تفوّت» begins anew, «… لا، لا شيء» does not. */
function isVerbAfter(place: Place, word: string): boolean {
  const after = nextWordStart(place) + word.length
  return imperfect.test(place.text.slice(after, after + 5))
}
