import type { PairCheck } from '../check.ts'

export const sourceEmpty: PairCheck = {
  id: 'source-empty',
  group: 'structure',
  scope: 'pair',
  title: 'The translation has no source',
  severity: 'warning',
  examples: {
    good: [
      { source: 'مرحبًا.', target: 'Hello.' },
      { source: '', target: '' },
    ],
    bad: [{ source: '', target: 'Hello.' }],
  },
  *find({ from, to }) {
    if (from.blank && !to.blank) yield { message: 'There is no source sentence that this translation renders.' }
  },
}
