import { foldText } from '../../arabic/fold.ts'
import type { CheckedName, PairCheck } from '../check.ts'
import { perWord } from '../../per-word.ts'
import { bareForms } from './bare-forms.ts'
import { usualSpelling, type SpelledName } from './spellings.ts'

const fewestPairs = 5
const steady = 0.85

/**
 * Learns the names of a document whose spelling is steady, to be given to the checks as `names`.
 *
 * @param spelled the document's names as they are spelled
 * @returns names that were given one same spelling in five pairs at least and in 85 % of all pairs that have them
 */
export function learnNames(spelled: readonly SpelledName[]): CheckedName[] {
  return spelled.flatMap(name => {
    const usual = usualSpelling(name)
    const known = usual.pairs >= fewestPairs && usual.pairs >= steady * name.pairs && name.source.length > 3
    return known ? [{ source: name.source, targets: [...name.spellings.keys()] }] : []
  })
}

/** The spellings of the name that a word of the source is. */
type Naming = (word: string) => readonly string[] | undefined

/** Kept as long as the context keeps its list. */
const namings = new WeakMap<readonly CheckedName[], Naming>()

function namingOf(names: readonly CheckedName[]): Naming {
  const known = namings.get(names)
  if (known !== undefined) return known
  const index = new Map(names.map(({ source, targets }) => [foldText(source), targets]))
  const naming = perWord(word =>
    bareForms(word)
      .map(form => index.get(form))
      .find(targets => targets !== undefined),
  )
  namings.set(names, naming)
  return naming
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
    const naming = namingOf(names)
    let folded: string | undefined
    for (const { text, start, end } of from.words) {
      const targets = naming(text)
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
