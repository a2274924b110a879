import type { Span } from '../span.ts'
import type { Place } from './place.ts'
import type { SegmentationRules } from './rules.ts'
import type { Reading } from './scan.ts'
import { languageFor } from './languages/index.ts'
import { skipBlanksBack } from './character-classes.ts'
import { nextWord } from './next-word.ts'
import { wordStart } from './place.ts'
import { scan } from './scan.ts'
import { vocabularyOf, withAbbreviations } from './vocabulary.ts'

export type { SegmentationRules } from './rules.ts'

export interface Sentence extends Span {
  /** 0-based index of the non-empty line the sentence begins in. */
  readonly paragraph: number
}

export interface SegmentOptions {
  /** BCP 47; `ar` and `en` have rules of their own. */
  readonly lang: string
  readonly rules?: SegmentationRules
}

/**
 * Cuts a text into sentences.
 *
 * @param text any text, of any length
 * @param options its language, and what a project wants otherwise
 * @returns spans in order, none empty; what lies between them is white space and, on lines with nothing visible,
 *   invisible marks, so that spans and gaps joined give the text back
 *
 * O(n) for n code units.
 */
export function segment(text: string, options: SegmentOptions): Sentence[] {
  const sentences: Sentence[] = []
  scan(readingOf(text, options), (start, end, paragraph, verdict) => {
    if (verdict.breaks) sentences.push({ start, end, paragraph })
  })
  return sentences
}

/**
 * Where the sentences of a text end.
 *
 * @param text any text
 * @param options as for {@link segment}
 * @returns the ends in UTF-16 code units of every sentence but the last, ascending
 *
 * O(n).
 */
export function boundaries(text: string, options: SegmentOptions): number[] {
  return segment(text, options)
    .slice(0, -1)
    .map(({ end }) => end)
}

/** One place that was looked at, and what was found. */
export interface Decision {
  /** Where the sentence ends or would have ended, in UTF-16 code units. */
  readonly at: number
  readonly breaks: boolean
  /** The reason in words: «after the abbreviation د.» */
  readonly because: string
}

/**
 * Says for every place where a sentence might have ended whether it does, and why.
 *
 * @param text any text
 * @param options as for {@link segment}
 * @returns decisions in order; those that break are exactly the ends that {@link segment} finds, the last one included
 *
 * O(n).
 */
export function explain(text: string, options: SegmentOptions): Decision[] {
  const decisions: Decision[] = []
  scan(readingOf(text, options), (_start, at, _paragraph, { breaks, because }, place) => {
    decisions.push({ at, breaks, because: place ? inWords(because, place) : because })
  })
  return decisions
}

function inWords(because: string, place: Place): string {
  if (!because.includes('{')) return because
  const end = skipBlanksBack(place.text, place.start, place.sentenceStart)
  const word = place.text.slice(wordStart(place.text, end, place.sentenceStart, true), end)
  return because.replace('{word}', () => word).replace('{next}', () => nextWord(place))
}

function readingOf(text: string, { lang, rules }: SegmentOptions): Reading {
  const vocabulary = vocabularyOf(languageFor(lang))
  if (!rules) return { text, vocabulary, rules: {} }
  return {
    text,
    rules,
    vocabulary: rules.abbreviations?.length ? withAbbreviations(vocabulary, rules.abbreviations) : vocabulary,
  }
}
