import { placesOf, termIndex, withoutInner, type TermIndex, type TermPlace } from '../../terms/find-terms.ts'
import type { CheckedTerm } from '../check.ts'
import type { PairView, SideView } from '../pair-view.ts'

interface Glossary {
  readonly bySource: TermIndex<CheckedTerm>
  readonly byTarget: TermIndex<CheckedTerm>
}

/** Kept as long as the context keeps its list. */
const glossaries = new WeakMap<readonly CheckedTerm[], Glossary>()

function glossaryOf(terms: readonly CheckedTerm[]): Glossary {
  const known = glossaries.get(terms)
  if (known !== undefined) return known
  const made = {
    bySource: termIndex(terms, ({ source }) => source),
    byTarget: termIndex(terms, ({ target }) => target),
  }
  glossaries.set(terms, made)
  return made
}

const placesIn = ({ words }: SideView, index: TermIndex<CheckedTerm>): TermPlace<CheckedTerm>[] =>
  placesOf(
    words.map(({ text }) => text),
    index,
  )

/** A source term of a pair, its first place, and where its translations stand. */
export interface TermOfPair {
  readonly source: string
  readonly place: TermPlace<CheckedTerm>
  readonly entries: readonly CheckedTerm[]
  /** Places of an entry's target, in order. */
  readonly placesOf: (entry: CheckedTerm) => readonly TermPlace<CheckedTerm>[]
}

/** Two checks ask for the same pair. */
const known = new WeakMap<PairView, { readonly terms: readonly CheckedTerm[]; readonly found: readonly TermOfPair[] }>()

/**
 * Finds the glossary's terms in a pair; a source term inside a longer one that also stands there is left out.
 *
 * @returns one item per source term, in the order of its first place
 */
export function termsOfPair(pair: PairView, terms: readonly CheckedTerm[]): readonly TermOfPair[] {
  const ready = known.get(pair)
  if (ready?.terms === terms) return ready.found
  const found = find(pair, glossaryOf(terms))
  known.set(pair, { terms, found })
  return found
}

function find({ from, to }: PairView, { bySource, byTarget }: Glossary): readonly TermOfPair[] {
  const places = new Map<readonly CheckedTerm[], TermPlace<CheckedTerm>>()
  for (const place of withoutInner(placesIn(from, bySource)))
    if (!places.has(place.entries)) places.set(place.entries, place)
  if (places.size === 0) return []
  const targets = placesIn(to, byTarget)
  return [...places].map(([entries, place]) => ({
    source: entries[0]!.source,
    place,
    entries,
    placesOf: entry => targets.filter(target => target.entries.includes(entry)),
  }))
}
