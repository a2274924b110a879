import type { Span } from '../span.ts'
import { fold, foldText, type Folded } from './fold.ts'

/** A word as it is compared, and where it stands in the original text. */
export interface FoldedWord extends Span {
  /** Folded letters, or the number in ASCII digits. */
  readonly word: string
  /** Where it stands in the folded text. */
  readonly folded: Span
}

// On folded text: figures with their separators, or letters with apostrophes inside. Nothing here can backtrack.
const wordOfFolded = /\p{Nd}+(?:[.,:/]\p{Nd}+)*|[\p{L}\p{M}\p{Nl}\p{No}]+(?:'[\p{L}\p{M}]+)*/gu

/**
 * The words of a text in comparison form, with their places in the original.
 *
 * @param text any text, or one that is folded already
 * @returns words in order; figures are apart from letters written against them
 *
 * O(n).
 */
export function foldedWords(text: string | Folded): FoldedWord[] {
  const folded = typeof text === 'string' ? fold(text) : text
  const words: FoldedWord[] = []
  for (const { index, 0: word } of folded.text.matchAll(wordOfFolded)) {
    const end = index + word.length
    words.push({ word, start: folded.offsets[index]!, end: folded.ends[end - 1]!, folded: { start: index, end } })
  }
  return words
}

/**
 * The same words as bare strings.
 *
 * @param text any text
 * @returns folded words in order
 */
export const wordsFolded = (text: string): readonly string[] => wordsOfFolded(foldText(text))

/** The words of a text that is folded already. */
export const wordsOfFolded = (folded: string): readonly string[] => folded.match(wordOfFolded) ?? []
