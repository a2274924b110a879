import type { PairCheck } from '../check.ts'
import { sign } from '../signs.ts'

const mark = /[?؟]/

export const questionMark: PairCheck = {
  id: 'question-mark',
  group: 'punctuation',
  scope: 'pair',
  title: 'A question became a statement, or a statement a question',
  severity: 'warning',
  ofWhole: true,
  needs: { either: sign.question },
  examples: {
    good: [
      { source: 'ماذا ستفعل؟', target: 'What will you do?' },
      { source: 'قال: «لماذا؟»', target: '“Why?” he said.' },
    ],
    bad: [
      { source: 'ماذا ستفعل؟', target: 'What will you do.' },
      { source: 'سيأتي غدًا.', target: 'Will he come tomorrow?' },
    ],
  },
  *find({ from, to, whole }) {
    if (!whole) return
    const source = from.finalMark
    const target = to.finalMark
    if (source.kind === 'question' && !mark.test(to.text)) {
      yield {
        at: target.at,
        evidence: 'lost',
        message: 'The source asks a question, but the translation has no question mark.',
      }
    }
    if (target.kind === 'question' && !mark.test(from.text)) {
      yield { at: target.at, evidence: 'added', message: 'The translation asks a question, but the source does not.' }
    }
  },
}
