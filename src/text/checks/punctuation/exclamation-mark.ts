import type { PairCheck } from '../check.ts'
import { sign } from '../signs.ts'

export const exclamationMark: PairCheck = {
  id: 'exclamation-mark',
  group: 'punctuation',
  scope: 'pair',
  title: 'An exclamation mark was lost or added',
  severity: 'info',
  ofWhole: true,
  needs: { either: sign.exclamation },
  examples: {
    good: [
      { source: 'مرحبًا!', target: 'Hello!' },
      { source: 'يا إلهي! ماذا حدث؟', target: 'My God! What happened?' },
    ],
    bad: [
      { source: 'انتبه!', target: 'Watch out.' },
      { source: 'وصل القطار.', target: 'The train has arrived!' },
    ],
  },
  *find({ from, to, whole }) {
    if (!whole) return
    const source = from.finalMark
    const target = to.finalMark
    if (source.kind === 'exclamation' && !to.text.includes('!')) {
      yield {
        at: target.at,
        evidence: 'lost',
        message: 'The source ends with an exclamation mark, but the translation has none.',
      }
    }
    if (target.kind === 'exclamation' && !from.text.includes('!')) {
      yield {
        at: target.at,
        evidence: 'added',
        message: 'The translation ends with an exclamation mark, but the source has none.',
      }
    }
  },
}
