import type { PairCheck } from '../check.ts'
import { sign } from '../signs.ts'

export const doubledMark: PairCheck = {
  id: 'doubled-mark',
  group: 'punctuation',
  scope: 'pair',
  title: 'A punctuation mark is doubled',
  severity: 'warning',
  needs: { target: sign.markRow },
  examples: {
    good: [
      { source: 'حقًا؟!', target: 'Really?!' },
      { source: 'ثم...', target: 'Then...' },
      { source: 'لا!!', target: 'No!!' },
    ],
    bad: [
      { source: 'نعم، جاء.', target: 'Yes,, he came.' },
      { source: 'جاء.', target: 'He came..' },
      { source: 'من جاء؟', target: 'Who came??' },
    ],
  },
  *find({ from, to }) {
    for (const { index, 0: run } of to.text.matchAll(/[,،;؛:?؟!.]{2,}/g)) {
      const mark = run[0]!
      if (run !== mark.repeat(run.length) || (mark === '.' && run.length !== 2) || from.text.includes(run)) continue
      if ((mark === '?' && from.text.includes('؟'.repeat(run.length))) || (mark === ':' && run.length === 2)) continue
      const before = to.text[index - 1] ?? ' '
      if (mark === '.' && (/[\s/.]/.test(before) || /[\p{L}\p{N}/]/u.test(to.text[index + run.length] ?? ''))) continue
      const at = { start: index, end: index + run.length }
      yield { at, message: `The mark ${mark} is doubled.`, replacement: { label: `Leave one ${mark}`, text: mark } }
    }
  },
}
