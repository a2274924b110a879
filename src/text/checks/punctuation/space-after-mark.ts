import type { PairCheck } from '../check.ts'
import type { Token } from '../pair-view.ts'
import { sign } from '../signs.ts'

/** Addresses, code, file names and handles keep their marks tight. */
const tight = /[/\\@`_=<>{}#()[\]]|^www\.|::/

interface Place {
  readonly start: number
  readonly mark: string
}

function placesIn({ text, start }: Token, arabic: boolean): Place[] {
  return Array.from(text.matchAll(/[,;:?!.،؛؟]/g))
    .filter(({ index, 0: mark }) => {
      const before = text.slice(Math.max(0, index - 2), index)
      return isTight(mark, before, text.slice(index + 1, index + 3), arabic)
    })
    .map(({ index, 0: mark }) => ({ start: start + index, mark }))
}

/** A full stop in Latin letters needs words around it: `e.g.` and `U.S.` are tight by right. */
function isTight(mark: string, before: string, after: string, arabic: boolean): boolean {
  if (mark === '.' && !arabic) return /\p{Ll}{2}/u.test(before) && /^\p{Lu}\p{Ll}/u.test(after)
  if (arabic && (mark === ':' || mark === '.')) return /\p{L}{2}/u.test(before) && /^\p{Script=Arabic}{2}/u.test(after)
  return /\p{L}|["”»)]/u.test(before.at(-1) ?? '') && /^\p{L}{2}|^\p{L}$/u.test(after)
}

export const spaceAfterMark: PairCheck = {
  id: 'space-after-mark',
  group: 'punctuation',
  scope: 'pair',
  title: 'A space is missing after a punctuation mark in the translation',
  severity: 'warning',
  needs: { target: sign.tightMark },
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
    const loose = to.tokens.filter(({ text }) => !tight.test(text) && !from.text.includes(text))
    for (const { start, mark } of loose.flatMap(token => placesIn(token, to.arabic))) {
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
