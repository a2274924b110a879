import type { Pair } from '../../model/pair.ts'
import { termsHere } from '../../workbench/terms/terms-of-pair.ts'
import type { TermHere } from '../../workbench/terms/terms-of-pair.ts'
import type { TermRow } from '../term-views.ts'
import type { ProjectVisit } from '../visit.ts'

const lastKey = 9
const order = { preferred: 0, allowed: 1, forbidden: 2 }

/** The terms of a segment's source; numbers go on where those of the memory end. */
export async function termRows(
  { storage, project }: ProjectVisit,
  { source }: Pick<Pair, 'source'>,
  matches: number,
): Promise<TermRow[]> {
  const terms = await termsHere(storage, project.id, source)
  let key = matches
  return terms.map(term =>
    termRow(term, term.entries.some(({ use }) => use !== 'forbidden') && key < lastKey ? ++key : undefined),
  )
}

function termRow({ marks, entries }: TermHere, key: number | undefined): TermRow {
  const sorted = entries.toSorted((one, other) => order[one.use] - order[other.use])
  const [first] = sorted
  return {
    key,
    source: first!.source,
    insert: first!.use === 'forbidden' ? undefined : first!.target,
    targets: sorted.map(term => ({ text: term.target, use: term.use, about: aboutOf(term) })),
    marks: marks.map(({ start, end }) => `${start}-${end}`).join(' '),
  }
}

const aboutOf = ({ partOfSpeech, note, lender }: TermHere['entries'][number]): string =>
  [partOfSpeech, note, lender && `from ${lender}`].filter(Boolean).join(' · ')
