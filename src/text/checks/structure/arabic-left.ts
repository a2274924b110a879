import type { PairCheck } from '../check.ts'
import { quotedSpans } from '../quoted-spans.ts'
import { arabicLetter } from '../script.ts'
import { sign } from '../signs.ts'

const stretch = new RegExp(
  `[${arabicLetter}](?:[${arabicLetter}\\u0640\\u064b-\\u065f\\u0670 ]*[${arabicLetter}\\u064b-\\u065f])?`,
  'g',
)

export const arabicLeft: PairCheck = {
  id: 'arabic-left',
  group: 'structure',
  scope: 'pair',
  title: 'Arabic words are left in the translation',
  severity: 'warning',
  needs: { target: sign.arabic },
  examples: {
    good: [
      { source: 'يسمى «الصبر».', target: 'It is called sabr (صبر).' },
      { source: 'كلمة كتاب', target: 'the word “كتاب”' },
    ],
    bad: [{ source: 'زرنا سوق الحميدية في دمشق.', target: 'We visited سوق الحميدية in Damascus.' }],
  },
  *find({ from, to, whole }) {
    if (!whole || !from.arabic || to.arabic) return
    const { arabicLetters, letters } = to.signs
    if (arabicLetters * 2 > letters) return
    const quoted = quotedSpans(to.text)
    for (const { index, 0: words } of to.text.matchAll(stretch)) {
      const at = { start: index, end: index + words.length }
      if (quoted.some(({ start, end }) => start <= at.start && at.end <= end)) continue
      yield { at, message: `“${words}” is still Arabic; put it in quotes or brackets if that is meant.` }
    }
  },
}
