import type { PairCheck } from '../check.ts'

const names = { 'memory-fuzzy': 'a similar sentence in the memory', 'machine': 'a machine' } as const

export const uneditedSuggestion: PairCheck = {
  id: 'unedited-suggestion',
  group: 'process',
  scope: 'pair',
  title: 'A fuzzy or machine suggestion was confirmed without a change',
  severity: 'warning',
  examples: {
    good: [
      { source: 'نعم.', target: 'Yes.', origin: 'memory-fuzzy', edited: true },
      { source: 'نعم.', target: 'Yes.', origin: 'memory-exact', edited: false },
      { source: 'نعم.', target: 'Yes.', origin: 'machine', edited: false, status: 'draft' },
    ],
    bad: [
      { source: 'نعم.', target: 'Yes.', origin: 'memory-fuzzy', edited: false },
      { source: 'نعم.', target: 'Yes.', origin: 'machine', edited: false, status: 'approved' },
    ],
  },
  *find({ pair: { origin, edited }, confirmed }) {
    if (!confirmed || edited !== false || (origin !== 'memory-fuzzy' && origin !== 'machine')) return
    yield { evidence: origin, message: `This translation came from ${names[origin]} and was confirmed as it came.` }
  },
}
