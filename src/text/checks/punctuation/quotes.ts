import type { Span } from '../../span.ts'
import type { PairCheck } from '../check.ts'
import { unpaired } from './unpaired.ts'
import { sign } from '../signs.ts'

const pairs = { '«': '»', '“': '”' }

/** Curly and angle quotes in pairs; a straight quote is alone when their number is odd (inches aside). */
function lonelyQuotes(text: string): Span[] {
  const straight = Array.from(text.matchAll(/"/g), ({ index }) => index).filter(
    index => !/[0-9\u2032']/.test(text[index - 1] ?? '') || /[\s\p{P}]/u.test(text[index - 2] ?? ''),
  )
  const isOdd =
    straight.length % 2 === 1 &&
    !endsEarlierQuote(text, straight) &&
    !straight.some(at => standsForApostrophe(text, at))
  return [...unpaired(text, pairs), ...(isOdd ? [{ start: straight.at(-1)!, end: straight.at(-1)! + 1 }] : [])]
}

/** `I agree," she said.`: the speech began in a sentence before. */
const endsEarlierQuote = (text: string, [only, ...others]: readonly number[]): boolean =>
  others.length === 0 && text[only! - 1] === ',' && /^ \p{L}/u.test(text.slice(only! + 1, only! + 3))

/** `the players" plans`: a slip of another kind. */
const standsForApostrophe = (text: string, at: number): boolean => /^\p{Ll}s" \p{Ll}/u.test(text.slice(at - 2, at + 3))

export const quotes: PairCheck = {
  id: 'quotes',
  group: 'punctuation',
  scope: 'pair',
  title: 'A quotation mark is opened and not closed, or the reverse',
  severity: 'warning',
  ofWhole: true,
  needs: { source: sign.quote, target: sign.quote },
  examples: {
    good: [
      { source: 'قال: «نعم».', target: 'He said, “Yes.”' },
      { source: '«تستمر الفقرة', target: '“The paragraph goes on' },
      { source: 'وتابع قائلًا إنه راض.', target: '“I am content.' },
      { source: 'قالت: "نوافق على ذلك".', target: 'We agree to that," she said.' },
      { source: 'خطط "اللاعبين" معروفة.', target: 'The players" plans are known.' },
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
