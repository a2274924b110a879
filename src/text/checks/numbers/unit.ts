import type { Span } from '../../span.ts'
import type { PairCheck } from '../check.ts'
import type { SideView } from '../pair-view.ts'
import { sign } from '../signs.ts'

/** Each line is one unit: the words that follow or, for currency signs, precede a number. */
const units: readonly (readonly [string, string])[] = [
  ['kilometres', 'km kms kilometre kilometres kilometer kilometers كم كلم كيلومتر كيلومترا كيلومترات'],
  ['metres', 'metre metres meter meters متر مترا أمتار'],
  ['centimetres', 'cm centimetre centimetres centimeter centimeters سم سنتيمتر سنتيمترا سنتمتر سنتيمترات'],
  ['millimetres', 'mm millimetre millimetres millimeter millimeters مم ملم مليمتر مليمترا'],
  ['miles', 'mile miles ميل ميلا أميال'],
  ['feet', 'foot feet ft قدم قدما أقدام'],
  ['inches', 'inch inches بوصة بوصات إنش'],
  ['kilograms', 'kg kgs kilogram kilograms kilo kilos كغ كغم كجم كيلوغرام كيلوغراما كيلوجرام كيلوجراما كيلوغرامات'],
  ['grams', 'gram grams غرام غراما جرام جراما غرامات'],
  ['tonnes', 'ton tons tonne tonnes طن طنا أطنان'],
  ['litres', 'litre litres liter liters لتر لترا لترات'],
  ['dollars', '$ us$ dollar dollars دولار دولارا دولارات'],
  ['euros', '€ euro euros يورو'],
  ['pounds', '£ pound pounds جنيه جنيها جنيهات باوند رطل رطلا أرطال'],
  ['riyals', 'riyal riyals rial rials ريال ريالا ريالات'],
  ['dinars', 'dinar dinars دينار دينارا دنانير'],
  ['dirhams', 'dirham dirhams درهم درهما دراهم'],
  ['seconds', 'second seconds ثانية ثواني ثوان'],
  ['minutes', 'minute minutes دقيقة دقائق'],
  ['hours', 'hour hours ساعة ساعات'],
  ['days', 'day days يوم يوما أيام'],
  ['weeks', 'week weeks أسبوع أسبوعا أسابيع'],
  ['months', 'month months شهر شهرا أشهر شهور'],
  ['years', 'year years سنة سنوات عام عاما أعوام سنين'],
]
const unitOf = new Map(units.flatMap(([unit, words]) => words.split(' ').map(word => [word, unit] as const)))
const bareUnit = (word: string): string => word.toLowerCase().replaceAll(/[\u064b-\u0652]/g, '')
const scale = /^(?:hundred|thousand|million|billion|trillion|bn|m|k|ألف|آلاف|مليون|ملايين|مليار|مليارات)$/i

const longestUnit = 40

interface Measured extends Span {
  readonly value: number
  readonly unit: string
  readonly text: string
}

function measures({ text, numbers: { written } }: SideView): Measured[] {
  return written.flatMap(({ start, end, values, inName }) => {
    if (inName) return []
    const unit = unitBehind(text.slice(end, end + longestUnit)) ?? unitOf.get(text[start - 1] ?? '')
    return unit === undefined ? [] : [{ start, end, value: values[0]!, unit, text: text.slice(start, end) }]
  })
}

/** The unit in the first word after a number, or in the second when the first is a scale: `3 million dollars`. */
function unitBehind(text: string): string | undefined {
  const [, first, second] = /^[ \u00a0-]?([\p{L}\p{M}$]+)(?:[ \u00a0]([\p{L}\p{M}]+))?/u.exec(text) ?? []
  if (first === undefined) return undefined
  const unit = unitOf.get(bareUnit(first))
  return unit === undefined && second !== undefined && scale.test(first) ? unitOf.get(bareUnit(second)) : unit
}

export const unit: PairCheck = {
  id: 'unit',
  group: 'numbers',
  scope: 'pair',
  title: 'A number kept its value, but its unit or currency changed',
  severity: 'error',
  needs: { source: sign.digit, target: sign.digit },
  examples: {
    good: [
      { source: 'على بعد ٥٠ كم', target: '50 kilometres away' },
      { source: 'بلغ 3 ملايين دولار', target: 'It was $3 million' },
      { source: 'على بعد 80 كيلومترًا', target: '50 miles away' },
    ],
    bad: [
      { source: 'على بعد ٥٠ كم', target: '50 miles away' },
      { source: 'بلغ 300 دولار', target: 'It was €300' },
      { source: 'بعد 12 شهرًا', target: 'after 12 years' },
    ],
  },
  *find({ from, to }) {
    if (from.numbers.written.length === 0 || to.numbers.written.length === 0) return
    const source = new Map<number, string[]>()
    for (const { value, unit } of measures(from)) source.set(value, [...(source.get(value) ?? []), unit])
    if (source.size === 0) return
    for (const { start, end, value, unit, text } of measures(to)) {
      const right = source.get(value)
      if (right === undefined || right.includes(unit)) continue
      yield {
        at: { start, end },
        evidence: `${text} ${unit}`,
        message: `The source says ${text} ${right[0]!}, the translation ${text} ${unit}.`,
      }
    }
  },
}
