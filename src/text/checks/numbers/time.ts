import type { Span } from '../../span.ts'
import type { PairCheck } from '../check.ts'
import type { SideView } from '../pair-view.ts'
import { asciiDigits } from './read-numbers.ts'
import { sign } from '../signs.ts'

interface ClockTime extends Span {
  readonly text: string
  readonly hour: number
  readonly minute: number
}

function timesIn({ numbers }: SideView): ClockTime[] {
  return numbers.written
    .filter(number => number.time)
    .flatMap(({ start, end, text }) => {
      const [hour, minute] = asciiDigits(text).split(/[.:]/).map(Number)
      return hour! < 25 && minute! < 60 ? [{ start, end, text, hour: hour!, minute: minute! }] : []
    })
}

/** The same on a clock face: `17:30` and `5:30`. */
const same = (a: ClockTime, b: ClockTime): boolean => a.minute === b.minute && a.hour % 12 === b.hour % 12

export const time: PairCheck = {
  id: 'time',
  group: 'numbers',
  scope: 'pair',
  title: 'A time of day is another than in the source',
  severity: 'error',
  needs: { source: sign.digit, target: sign.digit },
  examples: {
    good: [
      { source: 'الساعة ٥:٣٠ مساءً', target: 'at 17:30' },
      { source: 'الساعة 6:30', target: 'at 6.30am' },
      { source: 'الساعة 10:00', target: 'at 10 a.m.' },
    ],
    bad: [
      { source: 'الساعة ٥:٣٠ مساءً', target: 'at 5:20 p.m.' },
      { source: 'الساعة 7:15', target: 'at 8:15' },
    ],
  },
  *find({ from, to }) {
    const source = timesIn(from)
    if (source.length === 0) return
    const target = timesIn(to)
    const missing = source.filter(time => !target.some(other => same(time, other)))
    const extra = target.filter(time => !source.some(other => same(time, other)))
    for (const [index, { start, end, text }] of extra.entries()) {
      const right = missing[index]?.text
      if (right !== undefined)
        yield {
          at: { start, end },
          evidence: `${right} ${text}`,
          message: `The source says ${right}, the translation ${text}.`,
        }
    }
  },
}
