import type { Span } from '../../span.ts'

/** What a text ends with, and where. */
export interface FinalMark {
  readonly kind: MarkClass
  readonly at: Span
}

export type MarkClass = 'question' | 'exclamation' | 'ellipsis' | 'stop' | 'comma' | 'semicolon' | 'colon' | 'none'

const classOf: Readonly<Record<string, MarkClass>> = {
  '?': 'question',
  '؟': 'question',
  '!': 'exclamation',
  '…': 'ellipsis',
  '.': 'stop',
  '۔': 'stop',
  ',': 'comma',
  '،': 'comma',
  ';': 'semicolon',
  '؛': 'semicolon',
  ':': 'colon',
}

const behindMark = /[\s"'”’“‘»«›‹)\]}\ufd3e\ufd3f*_`\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/

/**
 * Reads the mark a text ends with, whatever script it belongs to.
 *
 * @param text any string
 * @returns the class of the mark and its span; quotes, brackets and bidi controls behind it do not hide it;
 *   for `none` the span is empty and stands where a mark would go
 */
export function finalMark(text: string): FinalMark {
  let end = text.length
  while (end > 0 && behindMark.test(text[end - 1]!)) end--
  const kind = classOf[text[end - 1] ?? ''] ?? 'none'
  if (kind === 'stop' && text[end - 2] === '.') {
    let start = end
    while (text[start - 1] === '.') start--
    return { kind: end - start > 2 ? 'ellipsis' : kind, at: { start, end } }
  }
  return { kind, at: { start: kind === 'none' ? end : end - 1, end } }
}

export const markNames: Readonly<Record<MarkClass, string>> = {
  question: 'a question mark',
  exclamation: 'an exclamation mark',
  ellipsis: 'an ellipsis',
  stop: 'a full stop',
  comma: 'a comma',
  semicolon: 'a semicolon',
  colon: 'a colon',
  none: 'no mark',
}
