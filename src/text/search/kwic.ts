import type { WordMode } from '../arabic/stem.ts'
import type { Span } from '../span.ts'
import { findWords, type Hit } from './find-words.ts'

/** A hit with the stretch of text around it. */
export interface KwicLine extends Hit {
  readonly context: Span
}

/**
 * Key word in context: where a query is found and what stands around it.
 *
 * @param text any text
 * @param query as for `findWords`
 * @param mode as for `findWords`
 * @param width how many code units of context on each side, at most; words are not cut
 * @returns a line for each hit, in order
 *
 * O(n).
 */
export function kwic(text: string, query: string, mode: WordMode = 'stemmed', width = 60): KwicLine[] {
  return findWords(text, query, mode).map(hit => ({ ...hit, context: contextOf(text, hit, width) }))
}

/**
 * The stretch of a text around a place, with whole words only.
 *
 * @param text any text
 * @param place what stands in the middle; always inside the stretch
 * @param width how many code units of context on each side, at most
 *
 * O(width).
 */
export function contextOf(text: string, { start, end }: Span, width: number): Span {
  return {
    start: start <= width ? 0 : wordStart(text, start - width, start),
    end: end + width >= text.length ? text.length : wordEnd(text, end + width, end),
  }
}

/** The first blank at or behind `at`, but not behind the hit. */
function wordStart(text: string, at: number, hit: number): number {
  for (let from = at; from < hit; from += 1) if (/\s/.test(text[from]!)) return from + 1
  return hit
}

function wordEnd(text: string, at: number, hit: number): number {
  for (let to = at; to > hit; to -= 1) if (/\s/.test(text[to]!)) return to
  return hit
}
