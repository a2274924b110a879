import type { Span } from '../span.ts'
import type { Sentence } from './segment.ts'
import {
  CLAUSE,
  CLOSE,
  ELLIPSIS,
  LETTER,
  MARK,
  OPEN,
  QUOTE,
  STOP,
  classAt,
  isArabic,
  isBlank,
  skipBlanks,
} from './character-classes.ts'
import { addMark, noMarks, pairMarks } from './marks.ts'
import { countWords } from '../words.ts'

export type ThingKind =
  | 'quotation never closes'
  | 'quotation closes too early'
  | 'quotation never opens'
  | 'many words'
  | 'one word'
  | 'latin only'

/** Something about one sentence that a person should see before work begins. */
export interface ThingToLookAt {
  readonly kind: ThingKind
  /** 0-based index of the sentence. */
  readonly sentence: number
  /** What to look at, in UTF-16 code units of the text: the quotation mark, or the whole sentence. */
  readonly at: Span
  /** A sentence in words that names the sentence by its number as shown, from 1. */
  readonly because: string
}

/** More words than this make a sentence hard to translate as one. */
export const manyWords = 60

/**
 * What a person should look at before a text is cut for good.
 *
 * @param text the text that was cut
 * @param sentences its sentences in order, also after corrections by hand
 * @param lang BCP 47; words in Latin letters alone are worth a look only in a language of another script
 * @param among indexes of the sentences to look at, half-open; whole paragraphs, when only a part of a text is wanted
 * @returns findings in the order of the sentences
 *
 * O(n).
 */
export function thingsToLookAt(
  text: string,
  sentences: readonly Sentence[],
  lang: string,
  among: Span = { start: 0, end: sentences.length },
): ThingToLookAt[] {
  const script = new Intl.Locale(lang).maximize().script
  return [
    ...quotationsToLookAt(text, sentences, among),
    ...sizesToLookAt(text, sentences, among, script !== 'Latn'),
  ].sort((one, other) => one.sentence - other.sentence || one.at.start - other.at.start)
}

function* sizesToLookAt(
  text: string,
  sentences: readonly Sentence[],
  among: Span,
  latinIsForeign: boolean,
): Iterable<ThingToLookAt> {
  for (let sentence = among.start; sentence < among.end; sentence++) {
    const { start, end } = sentences[sentence]!
    const words = countWords(text.slice(start, end))
    const at = { start, end }
    const number = sentence + 1
    if (words > manyWords) yield { kind: 'many words', sentence, at, because: `Sentence ${number} has ${words} words.` }
    if (words === 1) yield { kind: 'one word', sentence, at, because: `Sentence ${number} is one word.` }
    if (latinIsForeign && isLatinOnly(text, start, end)) {
      yield { kind: 'latin only', sentence, at, because: `Sentence ${number} is in Latin letters only.` }
    }
  }
}

function isLatinOnly(text: string, start: number, end: number): boolean {
  let letters = 0
  for (let at = start; at < end; at++) {
    if (classAt(text, at) !== LETTER) continue
    if (isArabic(text.charCodeAt(at)) || text.charCodeAt(at) > 0x24f) return false
    letters++
  }
  return letters > 0
}

/** Quotations are matched over a whole paragraph, for one may have several sentences. */
function* quotationsToLookAt(text: string, sentences: readonly Sentence[], among: Span): Iterable<ThingToLookAt> {
  for (let first = among.start; first < among.end;) {
    let last = first
    while (sentences[last + 1]?.paragraph === sentences[first]!.paragraph) last++
    yield* inParagraph(text, sentences, first, last)
    first = last + 1
  }
}

function* inParagraph(
  text: string,
  sentences: readonly Sentence[],
  first: number,
  last: number,
): Iterable<ThingToLookAt> {
  const { start } = sentences[first]!
  const { end } = sentences[last]!
  const marks = noMarks()
  for (let at = start; at < end; at++) if (classAt(text, at) >= OPEN) addMark(marks, at, classAt(text, at))
  pairMarks(text, marks, start, end)
  let sentence = first
  let closedBefore = false
  for (const [index, at] of marks.at.entries()) {
    while (sentence < last && sentences[sentence]!.end <= at) {
      sentence++
      closedBefore = false
    }
    if (marks.kind[index] !== QUOTE) continue
    const mate = marks.mate[index]!
    if (mate < 0) yield lonely(text, at, sentence, end, closedBefore)
    else closedBefore ||= mate < index
  }
}

function lonely(text: string, at: number, sentence: number, end: number, closedBefore: boolean): ThingToLookAt {
  const place = { sentence, at: { start: at, end: at + 1 } }
  const number = sentence + 1
  if (!closesHere(text, at, end)) {
    return {
      ...place,
      kind: 'quotation never closes',
      because: `A quotation opens in sentence ${number} and never closes.`,
    }
  }
  return closedBefore
    ? {
        ...place,
        kind: 'quotation closes too early',
        because: `A quotation closes too early in sentence ${number}: one mark is left over.`,
      }
    : {
        ...place,
        kind: 'quotation never opens',
        because: `A quotation closes in sentence ${number} that never opened.`,
      }
}

/** Whether a mark without its other half looks like a closing one: before a blank, a comma, a full stop or the end. */
function closesHere(text: string, at: number, end: number): boolean {
  const next = skipBlanks(text, at + 1, end)
  const after = classAt(text, next)
  if (next >= end || after === CLAUSE || after === STOP || after === MARK || after === ELLIPSIS || after === CLOSE) {
    return true
  }
  return isBlank(classAt(text, at + 1)) && !isBlank(classAt(text, at - 1))
}
