import type { PairCheck } from '../check.ts'

const sure = 0.75

export const doubtfulLink: PairCheck = {
  id: 'doubtful-link',
  group: 'process',
  scope: 'pair',
  title: 'The pair was confirmed while its link is doubtful',
  severity: 'warning',
  examples: {
    good: [
      { source: 'نعم.', target: 'Yes.', linkConfidence: 0.9 },
      { source: 'نعم.', target: 'Yes.', linkConfidence: 0.3, status: 'draft' },
    ],
    bad: [{ source: 'نعم.', target: 'Yes.', linkConfidence: 0.5 }],
  },
  *find({ pair: { linkConfidence }, confirmed }) {
    if (!confirmed || linkConfidence === undefined || linkConfidence >= sure) return
    yield {
      evidence: '',
      message: `The link is only ${Math.round(linkConfidence * 100)} % sure; check that the sides belong together.`,
    }
  },
}
