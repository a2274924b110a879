import type { CheckedTerm, PairCheck } from '../check.ts'
import { stemmed, termPlaces, termsIn } from './term-places.ts'

const terms: readonly CheckedTerm[] = [
  { source: 'عقد العمل', target: 'employment contract', use: 'preferred' },
  { source: 'عقد العمل', target: 'contract of employment', use: 'allowed' },
]

export const termMissing: PairCheck = {
  id: 'term-missing',
  group: 'consistency',
  scope: 'pair',
  title: 'A term of the glossary is not translated as the glossary says',
  severity: 'warning',
  ofWhole: true,
  examples: {
    good: [
      { source: 'ينتهي بعقد العمل', target: 'It ends by an employment contract', context: { terms } },
      { source: 'ينتهي عقد عملهم', target: 'Their employment contracts end', context: { terms } },
      { source: 'ينتهي عقد العمل', target: 'The contract of employment ends', context: { terms } },
    ],
    bad: [{ source: 'وعقد العمل باطل', target: 'The work agreement is void', context: { terms } }],
  },
  *find({ from, to, whole }, { terms }) {
    if (!whole || terms === undefined || terms.length === 0) return
    const target = stemmed(to)
    for (const { source, places, entries } of termsIn(stemmed(from), terms)) {
      const right = entries.filter(({ use }) => use !== 'forbidden')
      if (right.length === 0 || right.some(entry => termPlaces(target, entry.target).length > 0)) continue
      const { first, last } = places[0]!
      const preferred = (right.find(({ use }) => use === 'preferred') ?? right[0]!).target
      const at = { start: from.words[first]!.start, end: from.words[last]!.end }
      yield {
        at,
        side: 'source',
        evidence: source,
        message: `The glossary translates “${source}” as “${preferred}”, which is not in the translation.`,
      }
    }
  },
}
