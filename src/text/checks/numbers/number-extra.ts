import type { PairCheck } from '../check.ts'

export const numberExtra: PairCheck = {
  id: 'number-extra',
  group: 'numbers',
  scope: 'pair',
  title: 'The translation has a number that the source does not have',
  severity: 'warning',
  examples: {
    good: [
      { source: 'في التسعينيات', target: 'in the 1990s' },
      { source: 'قضى مئتي يوم', target: 'He spent 200 days' },
    ],
    bad: [{ source: 'حضر الأعضاء جميعًا.', target: 'All 15 members attended.' }],
  },
  *find({ whole, numberGaps: { missing, extra } }) {
    if (!whole) return
    for (const number of extra.slice(missing.length)) {
      yield { at: number, message: `The source does not say ${number.text}.` }
    }
  },
}
