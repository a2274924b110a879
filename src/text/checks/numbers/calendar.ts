import type { PairCheck } from '../check.ts'
import type { SideView } from '../pair-view.ts'
import { sign } from '../signs.ts'

type Era = 'hijri' | 'gregorian'

const arabicHijri = /^ ?(?:هـ|ه(?![\u0620-\u064a\u0640])|هجري|للهجرة|من الهجرة)/
const arabicGregorian = /^ ?(?:م(?![\u0620-\u064a\u0640])|ميلادي|للميلاد)/
const englishHijri = /^ ?(?:A\.?\s?H\b|H\b|hijri|of the hijra|anno hegirae)/i
const englishGregorian = /^ ?(?:A\.?D\b|B?C\.?E\b|Gregorian)/
const beforeHijri = /(?:AH|A\.H\.) ?$/
const beforeGregorian = /(?:AD|A\.D\.) ?$/

/** Eras that are written beside four-digit and three-digit years, by year. */
function eras({ text, numbers, arabic }: SideView): Map<number, { era: Era; start: number; end: number }> {
  const found = new Map<number, { era: Era; start: number; end: number }>()
  for (const { start, end, values, inName } of numbers.written) {
    const year = values[0]!
    if (inName || !Number.isInteger(year) || year < 100 || year > 2100) continue
    const after = text.slice(end, end + 16)
    const before = text.slice(Math.max(0, start - 5), start)
    if (arabic ? arabicHijri.test(after) : englishHijri.test(after) || beforeHijri.test(before))
      found.set(year, { era: 'hijri', start, end })
    else if (arabic ? arabicGregorian.test(after) : englishGregorian.test(after) || beforeGregorian.test(before))
      found.set(year, { era: 'gregorian', start, end })
  }
  return found
}

export const calendar: PairCheck = {
  id: 'calendar',
  group: 'numbers',
  scope: 'pair',
  title: 'A hijri year lost its era or became a Gregorian one',
  severity: 'error',
  needs: { source: sign.digit },
  examples: {
    good: [
      { source: 'سنة 1445 هـ الموافق 2023 م', target: 'in 1445 AH (2023 CE)' },
      { source: 'عام 2023 م', target: 'in 2023' },
      { source: 'توفي سنة ٧٢٨هـ', target: 'He died in 728 AH' },
      { source: 'توفي سنة ٧٢٨هـ', target: 'He died in 1328' },
    ],
    bad: [
      { source: 'سنة 1445 هـ', target: 'in 1445' },
      { source: 'سنة 1445 هـ', target: 'in 1445 CE' },
      { source: 'سنة ١٢٥٨م', target: 'in 1258 AH' },
    ],
  },
  *find({ from, to }) {
    if (!from.arabic || to.arabic) return
    const target = eras(to)
    for (const [year, { era }] of eras(from)) {
      const written = to.numbers.written.find(({ values }) => values[0] === year)
      const now = target.get(year)?.era
      if (written === undefined || now === era || (era === 'gregorian' && now === undefined)) continue
      const message =
        era === 'hijri'
          ? `${year} is a hijri year in the source; say AH, or convert it.`
          : `${year} is a Gregorian year in the source, not a hijri one.`
      if (!/hijri|\bA\.?H\b/i.test(to.text) || now !== undefined)
        yield { at: { start: written.start, end: written.end }, message }
    }
  },
}
