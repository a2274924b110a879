import { perWord } from '../../per-word.ts'
import type { Span } from '../../span.ts'
import type { PairCheck } from '../check.ts'
import type { SideView } from '../pair-view.ts'
import { bareArabic, composed, wordValue } from './number-words.ts'

const wordsOf = (list: string): string[] => list.split(' ')

/** Words that say a number and seldom anything else; `عقد` is a contract as well, and `ثلث` and `third` are shares. */
const english = new Set(
  wordsOf(
    'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen ' +
      'nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion',
  ),
)
const arabic = new Set(
  wordsOf(
    'واحد واحدة أحد إحدى اثنان اثنين اثنا اثني اثنتان اثنتين اثنتا اثنتي ثلاثة ثلاث أربعة أربع خمسة خمس ستة ست سبعة سبع ' +
      'ثمانية ثماني ثمان تسعة تسع عشرة عشر عشرون عشرين ثلاثون ثلاثين أربعون أربعين خمسون خمسين ستون ستين سبعون سبعين ' +
      'ثمانون ثمانين تسعون تسعين مئة مائة مئتان مئتين مائتان مائتين مئتي مائتي ثلاثمئة ثلاثمائة أربعمئة أربعمائة خمسمئة ' +
      'خمسمائة ستمئة ستمائة سبعمئة سبعمائة ثمانمئة ثمانمائة تسعمئة تسعمائة ألف آلاف ألفا ألفين ألفي مليون ملايين مليونا ' +
      'مليونين مليوني مليار مليارات',
  ).map(bareArabic),
)
/** Not the article: `القرن العشرين` is the twentieth century, `بالمئة` a percentage. */
const joined = ['', 'و', 'ف', 'ب', 'ل']

const valueInEnglish = perWord(word => (english.has(word.toLowerCase()) ? wordValue(word) : undefined))
const valueInArabic = perWord(word => {
  const bare = bareArabic(word)
  return joined.some(front => bare.startsWith(front) && arabic.has(bare.slice(front.length)))
    ? wordValue(word)
    : undefined
})

interface Spelled extends Span {
  readonly value: number
}

/** One and two are said by articles and duals as well. */
const least = 3
const longestGap = 5
/** `3.5 million` is a figure. */
const figureBefore = /[0-9\u0660-\u0669\u06f0-\u06f9][ \u00a0]?$/

/** What neighbouring number words spell together, in order; `three one-sided games` are three, `ثلاثة عشر` thirteen. */
function spelledIn({ text, words, arabic }: SideView): Spelled[] {
  const valueOf = arabic ? valueInArabic : valueInEnglish
  const spelled: Spelled[] = []
  let [row, start, end]: [number[], number, number] = [[], 0, 0]
  const close = (): void => {
    const value = composed(row)
    if (value >= least && !figureBefore.test(text.slice(Math.max(0, start - 2), start)))
      spelled.push({ value, start, end })
    row = []
  }
  for (const word of words) {
    const value = valueOf(word.text)
    if (value === undefined) {
      if (word.text !== 'and' && word.text !== 'و') close()
      continue
    }
    const isNew = value < 20 && row.at(-1)! < 20 && !(arabic && value === 10)
    if (row.length > 0 && (isNew || word.start - end > longestGap)) close()
    if (row.length === 0) start = word.start
    row.push(value)
    end = word.end
  }
  close()
  return spelled
}

/** The numbers of one side that the other has in no writing. */
const without = (
  spelled: readonly Spelled[],
  others: readonly Spelled[],
  { numbers: { written } }: SideView,
): Spelled[] =>
  spelled.filter(
    ({ value }) =>
      !others.some(other => other.value === value) &&
      !written.some(({ values, time }) => !time && values.includes(value)),
  )

export const numberWord: PairCheck = {
  id: 'number-word',
  group: 'numbers',
  scope: 'pair',
  title: 'A number written in words became another number',
  severity: 'warning',
  examples: {
    good: [
      { source: 'بعد خمسة أيام', target: 'after five days' },
      { source: 'حضر خمسة وعشرون طالبًا', target: 'Twenty-five students attended' },
      { source: 'قضى ثلاثة أشهر', target: 'He spent 3 months' },
      { source: 'عقد لمدة خمس سنوات', target: 'a contract of five years' },
      { source: 'ثلاثة من كل أربعة', target: 'three in four' },
    ],
    bad: [
      { source: 'بعد خمسة أيام', target: 'after six days' },
      { source: 'حضر خمسة وعشرون طالبًا', target: 'Fifty-two students attended' },
      { source: 'قتل ثلاثة وجرح سبعة', target: 'Three were killed and eight injured' },
    ],
  },
  *find({ from, to, whole }) {
    if (!whole || !from.arabic || !to.english) return
    const source = spelledIn(from)
    if (source.length === 0) return
    const target = spelledIn(to)
    const [missing, ...others] = target.length === source.length ? without(source, target, to) : []
    const [extra, ...more] = missing && others.length === 0 ? without(target, source, from) : []
    if (missing === undefined || extra === undefined || more.length > 0) return
    const [right, wrong] = [from.text.slice(missing.start, missing.end), to.text.slice(extra.start, extra.end)]
    yield {
      at: { start: extra.start, end: extra.end },
      evidence: `${right} ${wrong}`,
      message: `The source says ${right}, but the translation says ${wrong}.`,
    }
  },
}
