import type { PairCheck } from '../check.ts'
import type { SideView, Token } from '../pair-view.ts'

/** Addresses, code, file names and handles keep their marks tight. */
const tight = /[/\\@`_=<>{}#()[\]]|^www\.|::/

function places(side: SideView): { start: number; mark: string }[] {
  return side.tokens.flatMap(token => (tight.test(token.text) ? [] : inToken(token, side.arabic)))
}

function inToken({ text, start }: Token, arabic: boolean): { start: number; mark: string }[] {
  const found = []
  for (const { index, 0: mark } of text.matchAll(/[,;:?!.،؛؟]/g)) {
    const before = text.slice(Math.max(0, index - 2), index)
    const after = text.slice(index + 1, index + 3)
    const missing =
      mark === '.' && !arabic
        ? /\p{Ll}{2}/u.test(before) && /^\p{Lu}\p{Ll}/u.test(after)
        : arabic && (mark === ':' || mark === '.')
          ? /\p{L}{2}/u.test(before) && /^\p{Script=Arabic}{2}/u.test(after)
          : mark === '.'
            ? false
            : /\p{L}|["”»)]/u.test(before.at(-1) ?? '') && /^\p{L}{2}|^\p{L}$/u.test(after)
    if (missing) found.push({ start: start + index, mark })
  }
  return found
}

export const spaceAfterMark: PairCheck = {
  id: 'space-after-mark',
  group: 'punctuation',
  scope: 'pair',
  title: 'A space is missing after a punctuation mark in the translation',
  severity: 'warning',
  examples: {
    good: [
      { source: 'نعم، جاء.', target: 'Yes, he came.' },
      { source: 'بلغ ١٬٠٠٠', target: 'It reached 1,000' },
      { source: 'زر example.com', target: 'Visit example.com' },
      { source: 'الساعة ٥:٣٠', target: 'At 5:30 in the U.S.' },
    ],
    bad: [
      { source: 'نعم، جاء.', target: 'Yes,he came.' },
      { source: 'جاء. ثم ذهب.', target: 'He came.Then he left.' },
    ],
  },
  *find({ from, to }) {
    for (const { start, mark } of places(to)) {
      const word = to.tokens.find(token => token.start <= start && start < token.end)!.text
      if (from.text.includes(word)) continue
      const at = { start, end: start + 1 }
      yield {
        at,
        evidence: mark,
        message: `A space is missing after the mark ${mark} here.`,
        replacement: { label: 'Add a space', text: `${mark} ` },
      }
    }
  },
}
