import type { PairCheck } from '../check.ts'
import type { SideView } from '../pair-view.ts'
import type { WrittenNumber } from './read-numbers.ts'
import { sign } from '../signs.ts'

const labels = 'ص ?ص|ص|صفحة|الصفحة|صفحات|الآية|آية|الآيات|المادة|مادة|الفصل|الشكل|الجدول'
const arabicBefore = new RegExp(`(?:^|[\\s([،؛,;])(?:${labels})[ .:]{1,2}$`)
const inVerse = /^ ?:/

/** Numbers that lead a reader to a place: page, verse, article, figure, table, `[البقرة: ٢٥٥]`. */
function references({ text, numbers: { written } }: SideView): WrittenNumber[] {
  return written.filter(({ start, end }) => {
    const before = text.slice(Math.max(0, start - 24), start)
    return arabicBefore.test(before) || inVerse.test(text.slice(end, end + 2)) || /[[(]\p{L}{2,12}: ?$/u.test(before)
  })
}

export const reference: PairCheck = {
  id: 'reference',
  group: 'numbers',
  scope: 'pair',
  title: 'A page, verse, article or figure number of the source is missing in the translation',
  severity: 'error',
  needs: { source: sign.digit },
  examples: {
    good: [
      { source: 'انظر ص ٤٥ و[البقرة: ٢٥٥]', target: 'See p. 45 and [Quran 2:255]' },
      { source: 'المادة 7', target: 'Article seven' },
    ],
    bad: [
      { source: 'انظر ص. ٤٥ من الكتاب', target: 'See p. 54 of the book' },
      { source: 'قال [البقرة: ٢٥٥]', target: 'He said [Quran 2:225]' },
    ],
  },
  *find({ from, to, whole }) {
    if (!whole || !from.arabic) return
    const known = new Set([...to.numbers.spelled, ...to.numbers.written.flatMap(({ values }) => values)])
    for (const { start, end, text, values } of references(from)) {
      if (values.some(value => known.has(value)) || values[0]! < 3) continue
      yield {
        at: { start, end },
        side: 'source',
        message: `The source refers to ${text}, but the translation does not.`,
      }
    }
  },
}
