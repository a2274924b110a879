import type { CheckedTerm, PairCheck } from '../check.ts'
import { termsOfPair } from './terms-of-pair.ts'

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
  *find(pair, { terms }) {
    if (!pair.whole || terms === undefined || terms.length === 0) return
    const { words } = pair.from
    for (const { source, place, entries, placesOf } of termsOfPair(pair, terms)) {
      const right = entries.filter(({ use }) => use !== 'forbidden')
      if (right.length === 0 || right.some(entry => placesOf(entry).length > 0)) continue
      const preferred = (right.find(({ use }) => use === 'preferred') ?? right[0]!).target
      const at = { start: words[place.first]!.start, end: words[place.last]!.end }
      yield {
        at,
        side: 'source',
        evidence: source,
        message: `The glossary translates “${source}” as “${preferred}”, which is not in the translation.`,
      }
    }
  },
}
