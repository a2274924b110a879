import { foldText } from '../../arabic/fold.ts'
import type { PairCheck } from '../check.ts'
import type { SideView } from '../pair-view.ts'

/** They differ at most in what folding overlooks and in white space at the edges. */
const sameText = ({ text: a, signs: one }: SideView, { text: b, signs: other }: SideView): boolean =>
  a === b || (one.arabicLetters > 0 === other.arabicLetters > 0 && foldText(a).trim() === foldText(b).trim())

export const sameAsSource: PairCheck = {
  id: 'same-as-source',
  group: 'structure',
  scope: 'pair',
  title: 'The translation is the same as the source',
  severity: 'error',
  examples: {
    good: [
      { source: 'React.js', target: 'React.js' },
      { source: '١٢٣', target: '123' },
      { source: 'نعم.', target: 'Yes.' },
    ],
    bad: [
      { source: 'صباح الخير.', target: 'صباح الخير.' },
      { source: 'كِتاب', target: 'كتاب' },
    ],
  },
  *find({ from, to, whole }) {
    if (!whole || from.lang === to.lang || !sameText(from, to)) return
    const { arabicLetters, letters } = from.signs
    const ownScript = from.arabic ? arabicLetters > 0 : letters > 0 && to.arabic
    if (ownScript && from.tokens.length > (from.arabic ? 0 : 3))
      yield { message: 'The translation is the same as the source.' }
  },
}
