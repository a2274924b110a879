import type { Span } from './span.ts'

export interface HiddenCharacter {
  readonly at: Span
  /** A few letters for a small box. */
  readonly label: string
  /** What it is, in words. */
  readonly name: string
}

const names: Readonly<Record<string, readonly [label: string, name: string]>> = {
  '\u00A0': ['NBSP', 'no-break space'], '\u202F': ['NNBSP', 'narrow no-break space'], '\u0640': ['TAT', 'tatweel'],
  '\u200B': ['ZWSP', 'zero-width space'], '\u200C': ['ZWNJ', 'zero-width non-joiner'], '\u200D': ['ZWJ', 'zero-width joiner'],
  '\u200E': ['LRM', 'left-to-right mark'], '\u200F': ['RLM', 'right-to-left mark'], '\u061C': ['ALM', 'Arabic letter mark'],
  '\u202A': ['LRE', 'left-to-right embedding'], '\u202B': ['RLE', 'right-to-left embedding'], '\u202C': ['PDF', 'end of embedding'],
  '\u202D': ['LRO', 'left-to-right override'], '\u202E': ['RLO', 'right-to-left override'],
  '\u2066': ['LRI', 'left-to-right isolate'], '\u2067': ['RLI', 'right-to-left isolate'], '\u2068': ['FSI', 'first strong isolate'],
  '\u2069': ['PDI', 'end of isolate'], '\u2060': ['WJ', 'word joiner'], '\uFEFF': ['BOM', 'byte order mark'], '\u00AD': ['SHY', 'soft hyphen'],
  '\t': ['TAB', 'tab'],
}

/**
 * Finds characters a reader cannot see, and spaces that are one too many.
 *
 * @param text any text
 * @returns findings in order, each with the span it covers; linear in the text
 */
export function hiddenCharacters(text: string): HiddenCharacter[] {
  const found: HiddenCharacter[] = []
  for (let at = 0; at < text.length; at += 1) {
    const known = names[text[at]!]
    if (known) found.push({ at: { start: at, end: at + 1 }, label: known[0], name: known[1] })
    else if (text[at] === ' ' && text[at - 1] === ' ') found.push({ at: { start: at, end: at + 1 }, label: '2SP', name: 'second space' })
    else if (text[at] === ' ' && '،؛؟.'.includes(text[at + 1] ?? 'x')) found.push({ at: { start: at, end: at + 1 }, label: 'SP', name: 'space before a mark' })
  }
  return found
}
