import type { PairCheck } from '../check.ts'

export const largeLink: PairCheck = {
  id: 'large-link',
  group: 'structure',
  scope: 'pair',
  title: 'A confirmed pair joins three sentences or more',
  severity: 'info',
  examples: {
    good: [
      { source: 'نعم. لا.', target: 'Yes and no.', shape: [2, 1] },
      { source: 'أ. ب. ج.', target: 'A, b, c.', shape: [3, 1], status: 'draft' },
    ],
    bad: [{ source: 'أ. ب. ج.', target: 'A, b, c.', shape: [3, 1] }],
  },
  *find({ pair: { shape }, confirmed }) {
    if (!confirmed || shape === undefined || Math.max(...shape) < 3) return
    yield {
      evidence: shape.join('-'),
      message: `This pair joins ${shape[0]} source and ${shape[1]} target sentences; it may hide a wrong link.`,
    }
  },
}
