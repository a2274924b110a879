import type { PairCheck } from '../check.ts'
import { sign } from '../signs.ts'

const marks = /[,;:?!.)\]،؛؟]/

export const spaceBeforeMark: PairCheck = {
  id: 'space-before-mark',
  group: 'punctuation',
  scope: 'pair',
  title: 'There is a space before a punctuation mark in the translation',
  severity: 'warning',
  needs: { target: sign.spacedMark },
  examples: {
    good: [
      { source: 'نعم.', target: 'Yes.' },
      { source: 'لغة \u200e.NET', target: 'the .NET language' },
      { source: 'نعم :)', target: 'Yes :)' },
      { source: 'ثم ...', target: 'Then ...' },
    ],
    bad: [
      { source: 'نعم، جاء.', target: 'Yes , he came.' },
      { source: 'من جاء؟', target: 'Who came ?' },
    ],
  },
  *find({ to }) {
    if (to.lang === 'fr') return
    for (const { index, 0: space } of to.text.matchAll(/[ \u00a0]+/g)) {
      const end = index + space.length
      const mark = to.text[end] ?? ''
      if (index === 0 || !marks.test(mark) || !/[\p{L}\p{N}\p{M}"'”’»)\]%]/u.test(to.text[index - 1]!)) continue
      const behind = to.text[end + 1]
      if (behind !== undefined && !/[\s"'”’»\]]/.test(behind)) continue
      yield {
        at: { start: index, end },
        evidence: mark,
        message: `Take away the space before ${mark}.`,
        replacement: { label: 'Remove the space', text: '' },
      }
    }
  },
}
