import type { PairCheck } from '../check.ts'
import { sign } from '../signs.ts'

const right = (figure: string): string => {
  const last = Number(figure.slice(-2))
  return last > 10 && last < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][last % 10] ?? 'th')
}

export const ordinalSuffix: PairCheck = {
  id: 'ordinal-suffix',
  group: 'numbers',
  scope: 'pair',
  title: 'An English ordinal has the wrong ending (1st, 2nd, 3rd, 11th)',
  severity: 'warning',
  needs: { target: sign.digit },
  examples: {
    good: [{ source: 'الدورة ٢١', target: 'the 21st session, the 11th, 12th, 13th and 102nd' }],
    bad: [
      { source: 'الدورة ٢١', target: 'the 21th session' },
      { source: 'المرة ١١', target: 'the 11st time' },
    ],
  },
  *find({ to }) {
    if (!to.english) return
    for (const { text, start, end } of to.words) {
      const parts = /^(\d{1,9})(st|nd|rd|th)$/.exec(text)
      if (parts === null || parts[2] === right(parts[1]!)) continue
      const suffix = right(parts[1]!)
      yield {
        at: { start, end },
        message: `Write ${parts[1]!}${suffix} instead of ${text}.`,
        replacement: { label: `Write ${parts[1]!}${suffix}`, text: parts[1]! + suffix },
      }
    }
  },
}
