import type { PairCheck } from '../check.ts'

export const sourceChanged: PairCheck = {
  id: 'source-changed',
  group: 'structure',
  scope: 'pair',
  title: 'The source changed after the translation was approved',
  severity: 'error',
  examples: {
    good: [{ source: 'نعم.', target: 'Yes.', status: 'approved' }],
    bad: [{ source: 'نعم.', target: 'Yes.', status: 'approved', sourceChangedSinceApproval: true }],
  },
  *find({ pair: { sourceChangedSinceApproval } }) {
    if (sourceChangedSinceApproval === true) {
      yield {
        side: 'source',
        evidence: '',
        message: 'The source is no longer what it was when this translation was approved.',
      }
    }
  },
}
