import type { PairCheck } from '../check.ts'
import { sign } from '../signs.ts'

export const doubleSpace: PairCheck = {
  id: 'double-space',
  group: 'characters',
  scope: 'pair',
  title: 'There are two spaces in a row in the translation',
  severity: 'info',
  needs: { target: sign.gapRow },
  examples: {
    good: [
      { source: 'نعم، جاء.', target: 'Yes, he came.' },
      { source: 'بيت\n  شعر', target: 'a line\n  of verse' },
    ],
    bad: [{ source: 'نعم، جاء.', target: 'Yes, he  came.' }],
  },
  *find({ to }) {
    for (const { index, 0: run } of to.text.matchAll(/ {2,}/g)) {
      const end = index + run.length
      if (index === 0 || end === to.text.length || to.text[index - 1] === '\n' || to.text[end] === '\n') continue
      yield {
        at: { start: index, end },
        evidence: '',
        message: 'There are two spaces or more in a row.',
        replacement: { label: 'Leave one space', text: ' ' },
      }
    }
  },
}
