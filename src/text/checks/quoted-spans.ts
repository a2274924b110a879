import type { Span } from '../span.ts'

const closerOf: Readonly<Record<string, string>> = {
  '(': ')',
  '[': ']',
  '{': '}',
  '«': '»',
  '“': '”',
  '‘': '’',
  '\ufd3f': '\ufd3e',
  '\ufd3e': '\ufd3f',
  '"': '"',
  '`': '`',
  '‹': '›',
}

/**
 * Finds what stands in brackets, quotes or backticks.
 *
 * @param text any string
 * @returns spans that include their marks; an opener without a closer gives none, nested ones are not listed apart
 *
 * O(n): every opener looks for its closer only as far as the text it has not looked through yet.
 */
export function quotedSpans(text: string): Span[] {
  const spans: Span[] = []
  const lastClosers = new Map(Object.values(closerOf).map(closer => [closer, text.lastIndexOf(closer)]))
  let at = 0
  while (at < text.length) {
    const closer = closerOf[text[at]!]
    if (closer === undefined || lastClosers.get(closer)! <= at) {
      at++
      continue
    }
    const end = text.indexOf(closer, at + 1) + 1
    spans.push({ start: at, end })
    at = end
  }
  return spans
}
