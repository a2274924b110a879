import type { Span } from '../../span.ts'
import type { PairCheck } from '../check.ts'
import { sign } from '../signs.ts'

export const numberExtra: PairCheck = {
  id: 'number-extra',
  group: 'numbers',
  scope: 'pair',
  title: 'The translation has a number that the source does not have',
  severity: 'warning',
  needs: { target: sign.digit },
  examples: {
    good: [
      { source: 'في التسعينيات', target: 'in the 1990s' },
      { source: 'قضى مئتي يوم', target: 'He spent 200 days' },
      { source: 'على بعد 50 كيلومترًا', target: 'It is 50 kilometres (31 mi) away' },
    ],
    bad: [
      { source: 'حضر الأعضاء جميعًا.', target: 'All 15 members attended.' },
      { source: 'حضر الأعضاء جميعًا.', target: 'All members (15 of them) attended.' },
    ],
  },
  *find({ to, whole, numberGaps: { missing, extra } }) {
    if (!whole) return
    for (const number of extra.slice(missing.length)) {
      if (isConversion(to.text, number)) continue
      yield { at: number, message: `The source does not say ${number.text}.` }
    }
  },
}

const units =
  'mi miles? ft feet foot in inch inches yd yards? lbs? pounds? oz acres? gal gallons? ' +
  'km m cm mm met(?:er|re)s? kilomet(?:er|re)s? kg kilograms? ha hectares? lit(?:er|re)s? °[FC] K'
const unitInBrackets = new RegExp(`^\\s?(?:sq\\.? ?|square |cubic )?(?:${units.replaceAll(' ', '|')})[²³]?\\)`)

/** A measure in brackets behind the same in other units: `50 kilometres (31 mi)`. */
const isConversion = (text: string, { start, end }: Span): boolean =>
  /\d[^()\d]{1,30}\($/.test(text.slice(Math.max(0, start - 40), start)) &&
  unitInBrackets.test(text.slice(end, end + 30))
