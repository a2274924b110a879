import type { WordMode } from '../arabic/stem.ts'
import type { Span } from '../span.ts'
import { findWords } from './find-words.ts'

/** A text with words replaced, and where the new ones stand. */
export interface Replaced {
  readonly text: string
  /** In UTF-16 code units of the text before. */
  readonly before: readonly Span[]
  /** In UTF-16 code units of `text`, one for each of `before`. */
  readonly after: readonly Span[]
}

/**
 * Puts other words in the place of some, whole words only.
 *
 * @param text any text
 * @param words what is sought, as for `findWords`
 * @param replacement put in as it is written, for a whole hit: a prefix such as و that is written against the word goes with it
 * @param mode `exact` finds what was typed, `folded` also other spellings and cases
 * @returns `undefined` when there is nothing to replace
 *
 * O(n).
 */
export function replaceWords(
  text: string,
  words: string,
  replacement: string,
  mode: Exclude<WordMode, 'stemmed'>,
): Replaced | undefined {
  const before = findWords(text, words, mode).map(({ start, end }) => ({ start, end }))
  if (before.length === 0) return undefined
  const after: Span[] = []
  let [replaced, at] = ['', 0]
  for (const { start, end } of before) {
    replaced += text.slice(at, start)
    after.push({ start: replaced.length, end: replaced.length + replacement.length })
    replaced += replacement
    at = end
  }
  return { text: replaced + text.slice(at), before, after }
}
