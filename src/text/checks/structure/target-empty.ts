import type { PairCheck } from '../check.ts'

export const targetEmpty: PairCheck = {
  id: 'target-empty',
  group: 'structure',
  scope: 'pair',
  title: 'A confirmed pair has no translation',
  severity: 'error',
  examples: {
    good: [
      { source: 'مرحبًا.', target: '', status: 'empty' },
      { source: 'مرحبًا.', target: 'Hello.' },
    ],
    bad: [{ source: 'مرحبًا.', target: ' ', status: 'approved' }],
  },
  *find({ from, to, confirmed }) {
    if (confirmed && to.blank && !from.blank) yield { message: 'This pair is confirmed, but the translation is empty.' }
  },
}
