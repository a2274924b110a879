import type { PairCheck } from '../check.ts'
import type { SideView } from '../pair-view.ts'
import type { WrittenNumber } from './read-numbers.ts'
import { sign } from '../signs.ts'

const percentSign =
  /^ ?[\u200e\u200f\u061c]?[%٪]|^ ?(?:percent|per ?cent)|^ (?:بالمئة|بالمائة|بالمية|(?:في|فى|من) (?:المئة|المائة))/i
const anyPercent = /[%٪]|percent|per cent|بالم[ئا]|ال[م]ئ?ا?ئ?ة|مئوية|نسبة|نسبت|points?\b|pc\b|pct\b|نقط/i

const percents = ({ text, numbers }: SideView): WrittenNumber[] =>
  numbers.written.filter(
    ({ end, text: figure, start }) =>
      percentSign.test(text.slice(end, end + 14)) ||
      /[%٪]\u200e?$/.test(text.slice(Math.max(0, start - 2), start)) ||
      figure.endsWith('%'),
  )

/** The figure of the target that has the value of a percentage and neither a sign nor a word for it nearby. */
function bareTwin(percents: readonly WrittenNumber[], { text, numbers }: SideView): WrittenNumber | undefined {
  return numbers.written.find(
    ({ end, start, values, inName }) =>
      !inName &&
      percents.some(other => other.values[0] === values[0]) &&
      !anyPercent.test(text.slice(Math.max(0, start - 3), end + 40)),
  )
}

export const percent: PairCheck = {
  id: 'percent',
  group: 'numbers',
  scope: 'pair',
  title: 'A percent sign or word was lost or added',
  severity: 'error',
  needs: { source: sign.digit, target: sign.digit },
  examples: {
    good: [
      { source: 'بنسبة ٢٠٪', target: 'by 20 per cent' },
      { source: 'بنسبة 20 في المئة', target: 'by 20%' },
      { source: '100 بالمئة', target: 'a hundred percent' },
      { source: 'بين 5 و10 في المئة', target: '5% to 10%' },
    ],
    bad: [
      { source: 'ارتفع ٢٠٪ هذا العام', target: 'It rose 20 this year' },
      { source: 'ارتفع 20 درجة', target: 'It rose 20%' },
    ],
  },
  *find({ from, to }) {
    const source = percents(from)
    const target = percents(to)
    if (source.length > target.length) {
      const at = bareTwin(source, to)
      if (at !== undefined)
        yield {
          at: { start: at.start, end: at.end },
          evidence: `lost ${at.text}`,
          message: `The source says ${at.text} percent, the translation only ${at.text}.`,
        }
    }
    if (target.length > 0 && source.length === 0 && !anyPercent.test(from.text)) {
      const { start, end, text, values } = target[0]!
      if (from.numbers.written.some(number => number.values.includes(values[0]!))) {
        yield {
          at: { start, end },
          evidence: `added ${text}`,
          message: `The translation says ${text} percent, the source only ${text}.`,
        }
      }
    }
  },
}
