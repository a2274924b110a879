import type { Span } from '../span.ts'

/** A sign that a page does not show, with what a reader is shown and told instead. */
export interface HiddenCharacter extends Span {
  readonly kind: HiddenKind
  /** A few letters for a small box. */
  readonly label: string
  /** For a tooltip and a screen reader. */
  readonly name: string
}

export type HiddenKind = 'space' | 'tatweel' | 'joiner' | 'mark' | 'embedding' | 'isolate' | 'invisible' | 'spacing'

const signs: readonly (readonly [code: number, kind: HiddenKind, label: string, name: string])[] = [
  [0x00a0, 'space', 'NBSP', 'no-break space'],
  [0x202f, 'space', 'NNBSP', 'narrow no-break space'],
  [0x2003, 'space', 'EM', 'em space'],
  [0x2009, 'space', 'THIN', 'thin space'],
  [0x3000, 'space', 'WIDE', 'ideographic space'],
  [0x0009, 'space', 'TAB', 'tab'],
  [0x0640, 'tatweel', 'ـ', 'tatweel'],
  [0x200c, 'joiner', 'ZWNJ', 'zero width non-joiner'],
  [0x200d, 'joiner', 'ZWJ', 'zero width joiner'],
  [0x200e, 'mark', 'LRM', 'left-to-right mark'],
  [0x200f, 'mark', 'RLM', 'right-to-left mark'],
  [0x061c, 'mark', 'ALM', 'Arabic letter mark'],
  [0x202a, 'embedding', 'LRE', 'left-to-right embedding'],
  [0x202b, 'embedding', 'RLE', 'right-to-left embedding'],
  [0x202c, 'embedding', 'PDF', 'end of embedding'],
  [0x202d, 'embedding', 'LRO', 'left-to-right override'],
  [0x202e, 'embedding', 'RLO', 'right-to-left override'],
  [0x2066, 'isolate', 'LRI', 'left-to-right isolate'],
  [0x2067, 'isolate', 'RLI', 'right-to-left isolate'],
  [0x2068, 'isolate', 'FSI', 'first strong isolate'],
  [0x2069, 'isolate', 'PDI', 'end of isolate'],
  [0x200b, 'invisible', 'ZWSP', 'zero width space'],
  [0x2060, 'invisible', 'WJ', 'word joiner'],
  [0x00ad, 'invisible', 'SHY', 'soft hyphen'],
  [0xfeff, 'invisible', 'BOM', 'byte order mark'],
]

const bySign = new Map(signs.map(([code, kind, label, name]) => [String.fromCharCode(code), { kind, label, name }]))
const hiddenRun =
  / {2,}| (?=[،؛؟,;?!])|[\t\u00A0\u00AD\u061C\u0640\u2003\u2009\u200B-\u200F\u202A-\u202F\u2060\u2066-\u2069\u3000\uFEFF]/g

/** Whether one code unit is a sign that a page does not show. */
export const isHidden = (sign: string): boolean => bySign.has(sign)

/**
 * The signs of a text that a page does not show, and spaces that are one too many.
 *
 * @param text any text
 * @returns in order, apart from each other; a run of spaces is one of kind `spacing`
 *
 * O(n).
 */
export function hiddenCharacters(text: string): HiddenCharacter[] {
  return Array.from(text.matchAll(hiddenRun), ({ index, 0: run }) => {
    const known = bySign.get(run) ?? spacing(run)
    return { start: index, end: index + run.length, ...known }
  })
}

const spacing = (run: string): Pick<HiddenCharacter, 'kind' | 'label' | 'name'> =>
  run.length > 1
    ? { kind: 'spacing', label: `${run.length}×`, name: `${run.length} spaces in a row` }
    : { kind: 'spacing', label: '·', name: 'space before a mark' }
