import type { Span } from '../../span.ts'
import type { PairCheck } from '../check.ts'
import type { SideView } from '../pair-view.ts'
import { sign } from '../signs.ts'

const english = 'january|february|march|april|may|june|july|august|september|october|november|december'.split('|')
const short = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|sept'.split('|')
/** Egypt and the Gulf, the Levant and Iraq, the Maghreb. */
const arabic = [
  'يناير|كانون الثاني|جانفي',
  'فبراير|شباط|فيفري',
  'مارس|آذار|اذار',
  'أبريل|إبريل|ابريل|نيسان|أفريل',
  'مايو|أيار|ايار|ماي',
  'يونيو|يونيه|حزيران|جوان',
  'يوليو|يوليه|تموز|جويلية',
  'أغسطس|اغسطس|آب|أوت|غشت',
  'سبتمبر|أيلول|ايلول|شتنبر',
  'أكتوبر|اكتوبر|تشرين الأول|تشرين الاول',
  'نوفمبر|تشرين الثاني|نونبر',
  'ديسمبر|كانون الأول|كانون الاول|دجنبر',
].map(names => names.split('|'))

const byName = new Map<string, number>([
  ...english.map((name, month) => [name, month] as const),
  ...short.map((name, month) => [name, month === 12 ? 8 : month] as const),
  ...arabic.flatMap((names, month) => names.map(name => [name, month] as const)),
])

interface Dated extends Span {
  readonly month: number
  readonly name: string
}

/** Months beside a day or a year: `5 March`, `March 2019`, `٥ آذار`; `may` and `march` alone stay words. */
function datedMonths({ text, words }: SideView): Dated[] {
  return words.flatMap((word, index) => {
    const next = words[index + 1]
    const two = next === undefined ? undefined : byName.get(`${bare(word.text)} ${next.text}`)
    const month = two ?? byName.get(bare(word.text))
    if (month === undefined) return []
    const last = two === undefined ? word : next!
    const beside = /[0-9\u0660-\u0669]/.test(
      `${words[index - 1]?.text ?? ''} ${words[words.indexOf(last, index) + 1]?.text ?? ''}`,
    )
    return beside ? [{ start: word.start, end: last.end, month, name: text.slice(word.start, last.end) }] : []
  })
}

function bare(word: string): string {
  const lower = word.toLowerCase()
  return byName.has(lower) || !/^[وفبل]/.test(lower) || lower === 'كانون' ? lower : lower.slice(1)
}

export const month: PairCheck = {
  id: 'month',
  group: 'numbers',
  scope: 'pair',
  title: 'A date has another month than the source',
  severity: 'error',
  needs: { source: sign.digit, target: sign.digit },
  examples: {
    good: [
      { source: 'في ٥ آذار ٢٠١٩', target: 'on 5 March 2019' },
      { source: 'في 3 كانون الثاني/يناير', target: 'on 3 January' },
      { source: 'في ٥ مارس', target: 'on 5/3' },
    ],
    bad: [
      { source: 'في ٥ آذار ٢٠١٩', target: 'on 5 May 2019' },
      { source: 'في 10 يونيو 2015', target: 'on July 10, 2015' },
    ],
  },
  *find({ from, to }) {
    const source = datedMonths(from)
    if (source.length === 0) return
    for (const { start, end, month, name } of datedMonths(to)) {
      if (source.some(dated => dated.month === month)) continue
      yield {
        at: { start, end },
        evidence: `${source[0]!.name} ${name}`,
        message: `The source says ${source[0]!.name}, the translation ${name}.`,
      }
    }
  },
}
