import type { PairCheck } from '../check.ts'
import { finalMark } from './final-mark.ts'

const written = /\.\.\.|…/

export const ellipsis: PairCheck = {
  id: 'ellipsis',
  group: 'punctuation',
  scope: 'pair',
  title: 'An ellipsis at the end was lost or added',
  severity: 'info',
  ofWhole: true,
  examples: {
    good: [{ source: 'ثم صمت...', target: 'Then he fell silent…' }],
    bad: [
      { source: 'ثم صمت…', target: 'Then he fell silent.' },
      { source: 'ثم صمت.', target: 'Then he fell silent...' },
    ],
  },
  *find({ from, to, whole }) {
    if (!whole) return
    const source = finalMark(from.text)
    const target = finalMark(to.text)
    if (source.kind === 'ellipsis' && !written.test(to.text)) {
      yield {
        at: target.at,
        evidence: 'lost',
        message: 'The source trails off with an ellipsis, but the translation does not.',
      }
    }
    if (target.kind === 'ellipsis' && !written.test(from.text)) {
      yield {
        at: target.at,
        evidence: 'added',
        message: 'The translation trails off with an ellipsis, but the source does not.',
      }
    }
  },
}
