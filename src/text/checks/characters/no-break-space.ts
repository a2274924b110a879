import type { PairCheck } from '../check.ts'
import { sign } from '../signs.ts'

export const noBreakSpace: PairCheck = {
  id: 'no-break-space',
  group: 'characters',
  scope: 'pair',
  title: 'A no-break space stands between ordinary words',
  severity: 'info',
  needs: { target: sign.noBreak },
  examples: {
    good: [
      { source: 'بعد ٥ كم', target: 'after 5\u00a0km' },
      { source: 'السيد أحمد', target: 'Mr.\u00a0Ahmad' },
    ],
    bad: [{ source: 'صباح الخير', target: 'good\u00a0morning' }],
  },
  *find({ from, to }) {
    for (const { index, 0: space } of to.text.matchAll(/[\u00a0\u202f\u2007]/g)) {
      const before = to.text[index - 1] ?? ''
      const after = to.text[index + 1] ?? ''
      const useful = /[\p{N}.«№§]/u.test(before) || /[\p{N}»%–—]/u.test(after) || from.text.includes(space)
      if (useful) continue
      yield {
        at: { start: index, end: index + 1 },
        evidence: '',
        message: 'A no-break space joins these two words.',
        replacement: { label: 'Make it an ordinary space', text: ' ' },
      }
    }
  },
}
