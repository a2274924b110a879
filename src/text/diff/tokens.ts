import { isHidden } from '../arabic/hidden.ts'
import { words } from '../words.ts'

/**
 * Cuts a text into what a reader compares: words with their harakat, runs of spaces, every other sign by itself.
 *
 * @param text any text
 * @returns pieces that join to the text; a hidden sign outside a word is a piece of its own
 *
 * O(n).
 */
export function diffTokens(text: string): string[] {
  const tokens: string[] = []
  let at = 0
  for (const { start, end } of words(text)) {
    pushSigns(tokens, text.slice(at, start))
    tokens.push(text.slice(start, end))
    at = end
  }
  pushSigns(tokens, text.slice(at))
  return tokens
}

function pushSigns(tokens: string[], signs: string): void {
  let spaces = ''
  for (const sign of signs) {
    if (/\s/u.test(sign) && !isHidden(sign)) {
      spaces += sign
      continue
    }
    if (spaces !== '') tokens.push(spaces)
    spaces = ''
    tokens.push(sign)
  }
  if (spaces !== '') tokens.push(spaces)
}
