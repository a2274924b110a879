export interface FoldedText {
  /** The text without what a search overlooks. */
  readonly folded: string
  /** For each UTF-16 unit of `folded`, the offset in the text it stands for; strictly ascending. */
  readonly offsets: readonly number[]
}

const sameLetter: Readonly<Record<string, string>> = {
  '\u0623': '\u0627', '\u0625': '\u0627', '\u0622': '\u0627', '\u0671': '\u0627',
  '\u0629': '\u0647', '\u0649': '\u064A', '\u06CC': '\u064A', '\u06A9': '\u0643',
}

/** Vowel signs, Quranic marks, tatweel and characters without a shape. */
const overlooked = /[\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06ED\u0640\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u061C]/u

/**
 * Folds a text for finding words in it: vowel signs, tatweel and invisible marks are overlooked,
 * seats of hamza, ta marbuta and alef maqsura are one with their plain letters, letter case and kinds of digit alike.
 *
 * @param text any text
 * @returns the folded text with the way back to the original; linear in the text
 */
export function foldForSearch(text: string): FoldedText {
  const offsets: number[] = []
  let folded = ''
  for (let at = 0; at < text.length; at += 1) {
    const unit = text[at]!
    if (overlooked.test(unit)) continue
    const lower = sameLetter[unit] ?? digit(unit) ?? unit.toLowerCase()
    folded += lower.length === 1 ? lower : unit
    offsets.push(at)
  }
  return { folded, offsets }
}

function digit(unit: string): string | undefined {
  const code = unit.charCodeAt(0)
  if (code >= 0x0660 && code <= 0x0669) return String(code - 0x0660)
  return code >= 0x06F0 && code <= 0x06F9 ? String(code - 0x06F0) : undefined
}
