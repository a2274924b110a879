import type { PairCheck } from '../check.ts'
import { sign } from '../signs.ts'

const latinFor: Readonly<Record<string, string>> = { '،': ',', '؛': ';', '؟': '?', '٪': '%', '٫': '.', '٬': ',' }

export const arabicMarks: PairCheck = {
  id: 'arabic-marks',
  group: 'punctuation',
  scope: 'pair',
  title: 'The translation has Arabic punctuation between Latin letters',
  severity: 'warning',
  needs: { target: sign.arabicMark },
  examples: {
    good: [
      { source: 'نعم، جاء.', target: 'Yes, he came.' },
      { source: 'العلامة ؟', target: 'the mark (؟)' },
    ],
    bad: [
      { source: 'من جاء؟', target: 'Who came؟' },
      { source: 'نعم، جاء.', target: 'Yes، he came.' },
    ],
  },
  *find({ to }) {
    if (to.arabic) return
    for (const { index, 0: mark } of to.text.matchAll(/[،؛؟٪٫٬]/g)) {
      if (!/[\p{Script=Latin}\p{N}"”'’)]/u.test(to.text[index - 1] ?? '')) continue
      const text = latinFor[mark]!
      yield {
        at: { start: index, end: index + 1 },
        message: `The mark ${mark} is Arabic; here it is written ${text} instead.`,
        replacement: { label: `Write ${text}`, text },
      }
    }
  },
}
