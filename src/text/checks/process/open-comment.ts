import type { PairCheck } from '../check.ts'

export const openComment: PairCheck = {
  id: 'open-comment',
  group: 'process',
  scope: 'pair',
  title: 'A confirmed pair has an unresolved comment',
  severity: 'warning',
  examples: {
    good: [
      { source: 'نعم.', target: 'Yes.', openComments: 0 },
      { source: 'نعم.', target: 'Yes.', openComments: 2, status: 'draft' },
    ],
    bad: [{ source: 'نعم.', target: 'Yes.', openComments: 1 }],
  },
  *find({ pair: { openComments = 0 }, confirmed }) {
    if (!confirmed || openComments === 0) return
    yield {
      evidence: '',
      message:
        openComments === 1
          ? 'A comment on this pair is unresolved.'
          : `${openComments} comments on this pair are unresolved.`,
    }
  },
}
