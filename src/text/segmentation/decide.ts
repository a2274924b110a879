import type { Place } from './place.ts'
import type { Verdict } from './verdict.ts'
import { CLAUSE, CLOSE, DASH, ELLIPSIS, LETTER, MARK, STOP, classAt, isArabic, skipBlanks } from './character-classes.ts'
import { afterAbbreviation } from './abbreviations.ts'
import { isLowerCase, isUpperCase, nextWord, nextWordStart, openingOf } from './next-word.ts'
import { afterItemNumber, spacedNumber, withoutSpace } from './numbers.ts'
import { atClosing, inside } from './quotation.ts'
import { verdicts } from './verdict.ts'

/** Asked in this order; the first that knows decides. */
const questions: readonly ((place: Place) => Verdict | undefined)[] = [
  followedByMark, withoutSpace, spacedNumber, afterItemNumber, afterAbbreviation, inside, atClosing, atEllipsis, beforeSmallLetter,
]

/** Whether a sentence ends at a place. */
export function decide(place: Place): Verdict {
  for (const question of questions) {
    const verdict = question(place)
    if (verdict) return verdict
  }
  return place.kind === MARK ? verdicts.mark : verdicts.fullStop
}

function followedByMark({ text, next }: Place): Verdict | undefined {
  const kind = classAt(text, next)
  if (kind === STOP || kind === MARK || kind === ELLIPSIS) return verdicts.anotherMark
  return kind === CLAUSE || kind === CLOSE ? verdicts.clause : undefined
}

/** An ellipsis is a pause unless what follows can only be a new sentence. */
function atEllipsis(place: Place): Verdict | undefined {
  if (place.kind !== ELLIPSIS) return undefined
  if (classAt(place.text, place.next) === DASH) return verdicts.fullStop
  const at = nextWordStart(place)
  const begins = isArabic(place.text.charCodeAt(at))
    ? openingOf(nextWord(place), place.vocabulary) === 'begins' && !pausesBefore(nextWord(place))
    : isUpperCase(place.text, at)
  return begins ? verdicts.ellipsisThenSentence : verdicts.ellipsis
}

/** «… فعدنا», «… لكن», «… وأشياء أخرى»: a pause before more of the same. */
function pausesBefore(word: string): boolean {
  return /^(?:\u0641|\u0644\u0643\u0646|\u0648(?!\u0644[\u0645\u0646]|\u0643\u0627\u0646|\u0642\u062F|\u0644\u0642\u062F))/.test(word)
}

/** A small letter goes on with the sentence, unless the writer begins sentences with one. */
function beforeSmallLetter(place: Place): Verdict | undefined {
  const { text, sentenceStart, lineEnd } = place
  if (!isLowerCase(text, nextWordStart(place))) return undefined
  const first = skipBlanks(text, sentenceStart, lineEnd)
  if (classAt(text, first) === LETTER && isLowerCase(text, first)) return undefined
  return isArabic(text.charCodeAt(first)) ? undefined : verdicts.lowerCase
}
