import type { CheckedTerm, Found, PairCheck } from '../check.ts'
import { termsOfPair } from './terms-of-pair.ts'

const terms: readonly CheckedTerm[] = [
  { source: 'ميزان', target: 'scales', use: 'preferred' },
  { source: 'ميزان', target: 'balance', use: 'forbidden' },
  { source: 'ميزانية', target: 'balance sheet', use: 'preferred' },
]

export const termForbidden: PairCheck = {
  id: 'term-forbidden',
  group: 'consistency',
  scope: 'pair',
  title: 'The translation uses a word that the glossary forbids for this term',
  severity: 'error',
  examples: {
    good: [
      { source: 'في كفة الميزان', target: 'in the pan of the scales', context: { terms } },
      { source: 'فقد توازنه', target: 'He lost his balance', context: { terms } },
    ],
    bad: [{ source: 'في كفة الميزان', target: 'in the pan of the balance', context: { terms } }],
  },
  *find(pair, { terms }): Generator<Found> {
    if (!pair.whole || terms === undefined || terms.length === 0) return
    const { to } = pair
    for (const { source, entries, placesOf } of termsOfPair(pair, terms)) {
      const wrongOnes = entries.filter(({ use }) => use === 'forbidden')
      if (wrongOnes.length === 0) continue
      const right = entries.filter(({ use }) => use !== 'forbidden')
      const taken = right.flatMap(entry => placesOf(entry))
      for (const wrong of wrongOnes) {
        const place = placesOf(wrong).find(
          ({ first, last }) => !taken.some(other => other.first <= first && last <= other.last),
        )
        if (place === undefined) continue
        const at = { start: to.words[place.first]!.start, end: to.words[place.last]!.end }
        const instead = right[0] === undefined ? 'another word' : `“${right[0].target}”`
        const written = to.text.slice(at.start, at.end)
        const replacement = right[0] === undefined ? {} : replacementFor(written, wrong.target, right[0].target)
        yield {
          at,
          ...replacement,
          evidence: `${source} ${wrong.target}`,
          message: `The glossary forbids “${wrong.target}” for “${source}”; use ${instead} instead.`,
        }
      }
    }
  },
}

/** Offered only where the forbidden word stands as the glossary has it, so that no ending is lost. */
function replacementFor(written: string, wrong: string, right: string): Pick<Found, 'replacement'> {
  if (written.toLowerCase() !== wrong.toLowerCase()) return {}
  const text = written.charAt(0) === wrong.charAt(0) ? right : right.charAt(0).toUpperCase() + right.slice(1)
  return { replacement: { label: `Write “${text}”`, text } }
}
