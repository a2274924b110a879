import { fold, type Folded } from '../arabic/fold.ts'
import { stemWord } from '../arabic/stem.ts'
import type { Span } from '../span.ts'

/** A word, a number or a mark of a sentence in the three forms that matching compares. */
export interface MemoryToken extends Span {
  readonly kind: 'word' | 'number' | 'mark'
  readonly surface: string
  readonly folded: string
  readonly stem: string
}

// Runs on folded text: figures with separators, words, or any one sign that is no space. Nothing here can backtrack.
const tokenOfFolded = /(\p{Nd}+(?:[.,:/]\p{Nd}+)*)|([\p{L}\p{M}\p{Nl}\p{No}]+(?:'[\p{L}\p{M}]+)*)|[^\s]/gu

/**
 * Cuts a sentence into what matching compares.
 *
 * @param text one sentence or segment
 * @returns tokens in order; spaces and invisible signs are no tokens
 *
 * O(n).
 */
export function memoryTokens(text: string): MemoryToken[] {
  const folded = fold(text)
  const tokens: MemoryToken[] = []
  for (const { index, 0: token, 1: number, 2: word } of folded.text.matchAll(tokenOfFolded)) {
    const kind = number === undefined ? (word === undefined ? 'mark' : 'word') : 'number'
    const { start, end } = place(folded, index, token.length)
    tokens.push({
      kind,
      start,
      end,
      surface: text.slice(start, end),
      folded: token,
      stem: kind === 'word' ? stemWord(token) : token,
    })
  }
  return tokens
}

const place = ({ offsets, ends }: Folded, at: number, length: number): Span => ({
  start: offsets[at]!,
  end: ends[at + length - 1]!,
})
