import type { PairCheck } from '../check.ts'
import { sign } from '../signs.ts'

export const numberMissing: PairCheck = {
  id: 'number-missing',
  group: 'numbers',
  scope: 'pair',
  title: 'A number of the source is missing in the translation',
  severity: 'warning',
  ofWhole: true,
  needs: { source: sign.digit },
  examples: {
    good: [
      { source: 'في القرن 19', target: 'in the nineteenth century' },
      { source: 'بعد 2 يوم', target: 'after a couple of days' },
      { source: 'استمع إلى إذاعة G20', target: 'He listened to the G20' },
    ],
    bad: [{ source: 'حضر 340 شخصًا من 12 بلدًا.', target: 'People from 12 countries attended.' }],
  },
  *find({ whole, numberGaps: { missing, extra } }) {
    if (!whole) return
    for (const number of missing.slice(extra.length)) {
      yield { at: number, side: 'source', message: `The translation does not say ${number.text}.` }
    }
  },
}
