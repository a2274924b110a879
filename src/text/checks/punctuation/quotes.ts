import type { Span } from '../../span.ts'
import type { PairCheck } from '../check.ts'
import { unpaired } from './unpaired.ts'

const pairs = { '«': '»', '“': '”' }

/** Curly and angle quotes in pairs; a straight quote is alone when their number is odd (inches aside). */
function lonelyQuotes(text: string): Span[] {
  const straight = Array.from(text.matchAll(/"/g), ({ index }) => index).filter(
    index => !/[0-9\u2032']/.test(text[index - 1] ?? '') || /[\s\p{P}]/u.test(text[index - 2] ?? ''),
  )
  const odd = straight.length % 2 === 1 ? [{ start: straight.at(-1)!, end: straight.at(-1)! + 1 }] : []
  return [...unpaired(text, pairs), ...odd]
}

export const quotes: PairCheck = {
  id: 'quotes',
  group: 'punctuation',
  scope: 'pair',
  title: 'A quotation mark is opened and not closed, or the reverse',
  severity: 'warning',
  ofWhole: true,
  examples: {
    good: [
      { source: 'قال: «نعم».', target: 'He said, “Yes.”' },
      { source: '«تستمر الفقرة', target: '“The paragraph goes on' },
      { source: 'وتابع قائلًا إنه راض.', target: '“I am content.' },
    ],
    bad: [
      { source: 'قال: «نعم».', target: 'He said, “Yes.' },
      { source: 'قال: «نعم».', target: 'He said, "Yes.' },
      { source: 'قال: «نعم».', target: 'He said, Yes.»' },
    ],
  },
  *find({ from, to, whole }) {
    if (!whole) return
    const wrong = lonelyQuotes(to.text)
    if (wrong.length === 0 || !/["“«]/.test(from.text) || lonelyQuotes(from.text).length > 0) return
    for (const at of wrong)
      yield { at, message: `The quotation mark ${to.text[at.start]!} has no partner in the translation.` }
  },
}
