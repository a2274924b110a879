/**
 * Where the words of a text begin, for offering places to split it.
 *
 * @param text any text
 * @returns ascending UTF-16 offsets of the first character of each run without white space; linear in the text
 */
export function wordStarts(text: string): number[] {
  return [...text.matchAll(/\S+/gu)].map(match => match.index)
}

/**
 * The word start at which a translation most likely divides when its source is split.
 *
 * @param text the translation
 * @param share how much of the source stays in the first part, 0–1
 * @returns a UTF-16 offset, never inside a word; a word after a sentence's end wins over a nearer one,
 *   and the text's length when it has fewer than two words
 */
export function likelySplit(text: string, share: number): number {
  const starts = wordStarts(text).slice(1)
  const wanted = share * text.length
  const cost = (at: number): number => Math.abs(at - wanted) - (endsSentence(text, at) ? text.length / 4 : 0)
  return starts.reduce((best, at) => (cost(at) < cost(best) ? at : best), starts[0] ?? text.length)
}

const closing = '"\'”’»)]'
const endMarks = '.!?؟…'

function endsSentence(text: string, wordStart: number): boolean {
  let at = wordStart - 1
  while (at > 0 && text[at]!.trim() === '') at -= 1
  while (at > 0 && closing.includes(text[at]!)) at -= 1
  return endMarks.includes(text[at]!)
}
