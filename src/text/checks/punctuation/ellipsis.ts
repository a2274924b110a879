import type { PairCheck } from '../check.ts'
import { sign } from '../signs.ts'

const written = /\.\.\.|…/

export const ellipsis: PairCheck = {
  id: 'ellipsis',
  group: 'punctuation',
  scope: 'pair',
  title: 'An ellipsis at the end was lost or added',
  severity: 'info',
  ofWhole: true,
  needs: { either: sign.dots | sign.markRow },
  examples: {
    good: [{ source: 'ثم صمت...', target: 'Then he fell silent…' }],
    bad: [
      { source: 'ثم صمت…', target: 'Then he fell silent.' },
      { source: 'ثم صمت.', target: 'Then he fell silent...' },
    ],
  },
  *find({ from, to, whole }) {
    if (!whole) return
    const source = from.finalMark
    const target = to.finalMark
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
