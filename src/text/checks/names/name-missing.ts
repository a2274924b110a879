import { foldText } from '../../arabic/fold.ts'
import type { CheckedName, PairCheck } from '../check.ts'
import type { PairView } from '../pair-view.ts'
import { bareForms } from './bare-forms.ts'
import { spelledNames, usualSpelling } from './spellings.ts'

const fewestPairs = 5
const steady = 0.85

/**
 * Learns the names of a document whose spelling is steady, to be given to the checks as `names`.
 *
 * @param pairs the document's pairs
 * @returns names that were given one same spelling in five pairs at least and in 85 % of all pairs that have them
 */
export function learnNames(pairs: readonly PairView[]): CheckedName[] {
  return spelledNames(pairs).flatMap(name => {
    const usual = usualSpelling(name)
    const known = usual.pairs >= fewestPairs && usual.pairs >= steady * name.pairs && name.source.length > 3
    return known ? [{ source: name.source, targets: [...name.spellings.keys()] }] : []
  })
}

/** Shapes of the names of a context by folded source; kept as long as the context keeps its list. */
const indexes = new WeakMap<readonly CheckedName[], ReadonlyMap<string, readonly string[]>>()

function indexOf(names: readonly CheckedName[]): ReadonlyMap<string, readonly string[]> {
  let index = indexes.get(names)
  if (index === undefined) {
    index = new Map(names.map(({ source, targets }) => [foldText(source), targets]))
    indexes.set(names, index)
  }
  return index
}

export const nameMissing: PairCheck = {
  id: 'name-missing',
  group: 'names',
  scope: 'pair',
  title: 'A known name of the source has no counterpart in the translation',
  severity: 'warning',
  ofWhole: true,
  examples: {
    good: [
      {
        source: 'وصل الوفد إلى دوما.',
        target: 'The delegation arrived in Douma.',
        context: { names: [{ source: 'دوما', targets: ['Douma'] }] },
      },
    ],
    bad: [
      {
        source: 'وصل الوفد إلى دوما.',
        target: 'The delegation arrived in the city.',
        context: { names: [{ source: 'دوما', targets: ['Douma'] }] },
      },
    ],
  },
  *find({ from, to, whole }, { names }) {
    if (!whole || names === undefined || names.length === 0) return
    const index = indexOf(names)
    let folded: string | undefined
    for (const { text, start, end } of from.words) {
      const targets = bareForms(text)
        .map(form => index.get(form))
        .find(known => known !== undefined)
      if (targets === undefined) continue
      folded ??= foldText(to.text)
      if (targets.some(target => folded!.includes(foldText(target)))) continue
      yield {
        at: { start, end },
        side: 'source',
        message: `The name “${text}” has no counterpart in the translation; it is usually written ${targets[0]!}.`,
      }
    }
  },
}
