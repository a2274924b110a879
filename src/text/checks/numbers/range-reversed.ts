import type { Span } from '../../span.ts'
import type { PairCheck } from '../check.ts'
import type { SideView } from '../pair-view.ts'
import { sign } from '../signs.ts'

interface Range extends Span {
  readonly low: number
  readonly high: number
}

const between = /^ ?[-\u2010-\u2015\u2212] ?$|^ to $|^ إلى $/

function ranges({ text, numbers: { written } }: SideView): Range[] {
  return written.slice(1).flatMap((second, index) => {
    const first = written[index]!
    if (
      first.inName ||
      second.inName ||
      first.time ||
      second.time ||
      !between.test(text.slice(first.end, second.start))
    )
      return []
    return [{ start: first.start, end: second.end, low: first.values[0]!, high: second.values[0]! }]
  })
}

export const rangeReversed: PairCheck = {
  id: 'range-reversed',
  group: 'numbers',
  scope: 'pair',
  title: 'The ends of a range changed places',
  severity: 'error',
  needs: { source: sign.digit, target: sign.digit },
  examples: {
    good: [
      { source: 'بين ١٩٩٠–١٩٩٥', target: 'in 1990–1995' },
      { source: 'فاز 3-1', target: 'won 3-1' },
    ],
    bad: [{ source: 'في الأعوام ١٩٩٠–١٩٩٥', target: 'in the years 1995–1990' }],
  },
  *find({ from, to }) {
    const source = ranges(from)
    if (source.length === 0) return
    for (const { start, end, low, high } of ranges(to)) {
      const same = source.some(range => range.low === low && range.high === high)
      if (low === high || same || !source.some(range => range.low === high && range.high === low)) continue
      yield { at: { start, end }, message: `The source has ${high}–${low} here; the ends are the other way round.` }
    }
  },
}
