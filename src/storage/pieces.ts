/**
 * Cuts a long text so that each piece is written and read quickly.
 * @param most UTF-16 units in a piece, at least 2
 * @returns the pieces in order; together they are the text, none ends within a surrogate pair; `['']` for an empty text
 */
export function piecesOf(text: string, most: number): string[] {
  const pieces: string[] = []
  for (let start = 0; start < text.length || pieces.length === 0;) {
    const end = Math.min(start + most, text.length)
    const cut = end < text.length && isLowSurrogate(text.charCodeAt(end)) ? end - 1 : end
    pieces.push(text.slice(start, cut))
    start = cut
  }
  return pieces
}

const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff
