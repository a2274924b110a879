import type { Marks } from './marks.ts'
import type { SegmentationRules } from './rules.ts'
import type { Vocabulary } from './vocabulary.ts'
import { COMBINING, FORMAT, STOP, SURROGATE, classAt, isWordPart } from './character-classes.ts'

/**
 * One place where a sentence may end: a run of marks with what is around it. All offsets are UTF-16 code units
 * of the text.
 */
export interface Place {
  readonly text: string
  readonly vocabulary: Vocabulary
  readonly rules: SegmentationRules
  readonly marks: Marks
  readonly lineStart: number
  readonly lineEnd: number
  /** Where the sentence that may end here began. */
  readonly sentenceStart: number
  /** STOP, MARK or ELLIPSIS; CLAUSE where a project breaks after colons or semicolons. */
  readonly kind: number
  readonly start: number
  readonly end: number
  /** After the closing quotation marks, brackets, note marks and emoji that belong to the sentence. */
  readonly close: number
  /** The next visible unit. */
  readonly next: number
  /** Index of the opening mark of the outermost quotation or bracket closed between `end` and `close`; -1 if none. */
  readonly closed: number
  /** The same of the innermost. */
  readonly closedFirst: number
  /** Indexes of the opening marks of the quotations and brackets around `close`, innermost last. */
  readonly around: readonly number[]
}

/** The sign of `N°`. */
const DEGREE = '\u00B0'
const longestWord = 48

/** Where the word that ends at `end` begins; it may have full stops inside when `dotted`. */
export function wordStart(text: string, end: number, from: number, dotted: boolean): number {
  const floor = Math.max(from, end - longestWord)
  let at = end
  while (at > floor) {
    const kind = classAt(text, at - 1)
    if (
      !isWordPart(kind) &&
      kind !== FORMAT &&
      kind !== SURROGATE &&
      !(dotted && kind === STOP) &&
      text[at - 1] !== DEGREE
    )
      break
    at--
  }
  while (at < end && (classAt(text, at) === FORMAT || classAt(text, at) === COMBINING)) at++
  return at
}

/** Where the word that begins at `start` ends. */
export function wordEnd(text: string, start: number, limit: number): number {
  const ceiling = Math.min(limit, start + longestWord)
  let at = start
  while (at < ceiling) {
    const kind = classAt(text, at)
    if (!isWordPart(kind) && kind !== FORMAT && kind !== SURROGATE) break
    at++
  }
  return at
}
