import type { Place } from './place.ts'
import type { Verdict } from './verdict.ts'
import {
  CLAUSE,
  CLOSE,
  DIGIT,
  ELLIPSIS,
  LETTER,
  MARK,
  OTHER,
  STOP,
  SURROGATE,
  classAt,
  isArabic,
  skipBlanks,
} from './character-classes.ts'
import { afterAbbreviation } from './abbreviations.ts'
import { isLowerCase, nextWordStart } from './next-word.ts'
import { wordStart } from './place.ts'
import { fits, isColon } from './rules.ts'
import { afterItemNumber, spacedNumber, withoutSpace } from './numbers.ts'
import { atEllipsis } from './pauses.ts'
import { atClosing, inside } from './quotation.ts'
import { verdicts } from './verdict.ts'

/** Asked in this order; the first that knows decides. */
const questions: readonly ((place: Place) => Verdict | undefined)[] = [
  byException,
  atClause,
  beforeWords,
  followedByMark,
  withoutSpace,
  spacedNumber,
  afterItemNumber,
  afterAbbreviation,
  inside,
  atClosing,
  atEllipsis,
  beforeSmallLetter,
]

/** Whether a sentence ends at a place. */
export function decide(place: Place): Verdict {
  for (const question of questions) {
    const verdict = question(place)
    if (verdict) return verdict
  }
  return place.kind === MARK ? verdicts.mark : verdicts.fullStop
}

function byException({ rules, text, close, next }: Place): Verdict | undefined {
  return rules.exceptions?.some(rule => fits(rule, text, close, next)) ? verdicts.ownException : undefined
}

/** Reached only where the project asked for it. */
function atClause({ text, kind, start, end, next }: Place): Verdict | undefined {
  if (kind !== CLAUSE) return undefined
  if (next === end) return verdicts.clause
  return isColon(text.charCodeAt(start)) ? verdicts.colon : verdicts.semicolon
}

const longestLead = 64

/** Marks with no word before them are no sentence: «… ثم عاد». */
function beforeWords({ text, sentenceStart, start }: Place): Verdict | undefined {
  if (start - sentenceStart > longestLead) return undefined
  for (let at = sentenceStart; at < start; at++) {
    const kind = classAt(text, at)
    if (kind === LETTER || kind === DIGIT || kind === SURROGATE || kind === OTHER) return undefined
  }
  return verdicts.lead
}

function followedByMark({ text, next }: Place): Verdict | undefined {
  const kind = classAt(text, next)
  if (kind === STOP || kind === MARK || kind === ELLIPSIS) return verdicts.anotherMark
  return kind === CLAUSE || kind === CLOSE ? verdicts.clause : undefined
}

/** A word of four small letters or more is hardly a short form. */
function endsLongWord({ text, start, sentenceStart }: Place): boolean {
  const from = wordStart(text, start, sentenceStart, true)
  return start - from >= 4 && isLowerCase(text, from) && !text.slice(from, start).includes('.')
}

/** A small letter goes on with the sentence, unless the writer begins sentences with one. */
function beforeSmallLetter(place: Place): Verdict | undefined {
  const { text, sentenceStart, lineEnd } = place
  if (!isLowerCase(text, nextWordStart(place)) || (place.kind === MARK && text[place.end - 1] === '?')) return undefined
  if (place.kind === STOP && endsLongWord(place)) return undefined
  const first = skipBlanks(text, sentenceStart, lineEnd)
  if (classAt(text, first) === LETTER && isLowerCase(text, first)) return undefined
  return isArabic(text.charCodeAt(first)) ? undefined : verdicts.lowerCase
}
