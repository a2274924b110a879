import type { PairCheck } from '../check.ts'
import { sign } from '../signs.ts'

export const verseBrackets: PairCheck = {
  id: 'verse-brackets',
  group: 'punctuation',
  scope: 'pair',
  title: 'A Quran verse in ﴿ ﴾ is not marked as a quotation in the translation',
  severity: 'warning',
  ofWhole: true,
  needs: { source: sign.bracket },
  examples: {
    good: [{ source: 'قال تعالى: ﴿اقرأ باسم ربك﴾.', target: 'God says, “Read in the name of your Lord.”' }],
    bad: [{ source: 'قال تعالى: ﴿اقرأ باسم ربك﴾.', target: 'God says read in the name of your Lord.' }],
  },
  *find({ from, to, whole }) {
    const start = from.text.search(/[\ufd3e\ufd3f]/)
    if (!whole || start < 0 || /["“«‘\ufd3e\ufd3f([{]|(?:^|\s)'/.test(to.text)) return
    yield {
      at: { start, end: start + 1 },
      side: 'source',
      evidence: '',
      message: 'The source quotes a verse; set it in quotation marks here as well.',
    }
  },
}
