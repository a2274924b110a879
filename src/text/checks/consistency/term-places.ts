import { foldText } from '../../arabic/fold.ts'
import { basesOf, soughtForms } from '../../arabic/stem.ts'
import type { CheckedTerm } from '../check.ts'
import type { SideView } from '../pair-view.ts'

/** Texts say the same words again and again; a memo of the latest ones, so what `stems` answers stays the same. */
const stemsKnown = { arabic: new Map<string, readonly string[]>(), other: new Map<string, readonly string[]>() }
const mostKnown = 50_000

/** Every form a word of a text may go back to: as it is, and without clitics and inflection. */
function stems(word: string, arabic: boolean): readonly string[] {
  const known = arabic ? stemsKnown.arabic : stemsKnown.other
  const ready = known.get(word)
  if (ready !== undefined) return ready
  const folded = foldText(word)
  const found = arabic ? basesOf(folded).map(({ base }) => base) : englishStems(folded)
  if (known.size >= mostKnown) known.clear()
  known.set(word, found)
  return found
}

/** The forms of a word of a glossary entry that count as the entry's. */
function sought(word: string, arabic: boolean): readonly string[] {
  const folded = foldText(word)
  return arabic ? soughtForms(folded) : englishStems(folded)
}

function englishStems(word: string): string[] {
  const bare = word.replace(/['’]s?$/, '')
  const cut = (ending: string, instead = ''): string[] =>
    bare.endsWith(ending) && bare.length - ending.length > 2 ? [bare.slice(0, -ending.length) + instead] : []
  return [
    bare,
    ...cut('ies', 'y'),
    ...cut('es'),
    ...cut('s'),
    ...cut('ed'),
    ...cut('ed', 'e'),
    ...cut('ing'),
    ...cut('ing', 'e'),
  ]
}

/** The words of a side with their stems. */
export interface Stemmed {
  readonly side: SideView
  readonly stems: readonly (readonly string[])[]
}

/** Two checks ask for the stems of the same side. */
const known = new WeakMap<SideView, Stemmed>()

/** Prepares a side for looking up terms; worked out once per side. */
export function stemmed(side: SideView): Stemmed {
  const ready = known.get(side) ?? { side, stems: side.words.map(({ text }) => stems(text, side.arabic)) }
  known.set(side, ready)
  return ready
}

const termWords = (text: string): string[] => text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []

/** Where a term stands in a side: first and last word, by index. */
export interface TermPlace {
  readonly first: number
  readonly last: number
}

/**
 * Finds a term in a text whatever clitics, number, case and possession its words bear.
 *
 * @param text the stemmed side
 * @param term one or several words, in the language of the side
 * @returns places in order; words of a longer term must follow each other
 */
export function termPlaces({ side, stems: words }: Stemmed, term: string): TermPlace[] {
  const wanted = formsOf(term, side.arabic)
  if (wanted.length === 0) return []
  const places: TermPlace[] = []
  for (let first = 0; first + wanted.length <= words.length; first++) {
    if (wanted.every((forms, offset) => words[first + offset]!.some(form => forms.has(form))))
      places.push({ first, last: first + wanted.length - 1 })
  }
  return places
}

/** Glossary entries are looked for in every pair; a memo like that of the stems. */
const formsKnown = {
  arabic: new Map<string, readonly ReadonlySet<string>[]>(),
  other: new Map<string, readonly ReadonlySet<string>[]>(),
}

/** For each word of a term the forms that count as it. */
function formsOf(term: string, arabic: boolean): readonly ReadonlySet<string>[] {
  const known = arabic ? formsKnown.arabic : formsKnown.other
  const ready = known.get(term)
  if (ready !== undefined) return ready
  const forms = termWords(term).map(word => new Set(sought(word, arabic)))
  if (known.size >= mostKnown) known.clear()
  known.set(term, forms)
  return forms
}

/** The entries of one source term, with the forms of its words. */
interface IndexedTerm {
  readonly source: string
  readonly entries: CheckedTerm[]
  readonly forms: readonly ReadonlySet<string>[]
}

/** Terms by the stems of their first word, so that a pair looks only at terms it may have. */
interface TermIndex {
  readonly byStem: ReadonlyMap<string, readonly IndexedTerm[]>
  /** What words that were met may begin; most begin nothing. */
  readonly byWord: Map<string, readonly IndexedTerm[]>
}

const indexes = new WeakMap<readonly CheckedTerm[], TermIndex>()

function indexOf(terms: readonly CheckedTerm[], arabic: boolean): TermIndex {
  const ready = indexes.get(terms)
  if (ready !== undefined) return ready
  const bySource = new Map<string, IndexedTerm>()
  for (const term of terms) {
    const folded = foldText(term.source)
    const known = bySource.get(folded)
    if (known) known.entries.push(term)
    else bySource.set(folded, { source: term.source, entries: [term], forms: formsOf(folded, arabic) })
  }
  const byStem = new Map<string, IndexedTerm[]>()
  for (const term of bySource.values()) {
    for (const stem of term.forms[0] ?? []) {
      const known = byStem.get(stem)
      if (known) known.push(term)
      else byStem.set(stem, [term])
    }
  }
  const made = { byStem, byWord: new Map<string, readonly IndexedTerm[]>() }
  indexes.set(terms, made)
  return made
}

/** The terms that may begin with a word of a text. */
function begunBy({ byStem, byWord }: TermIndex, word: string, forms: readonly string[]): readonly IndexedTerm[] {
  const ready = byWord.get(word)
  if (ready !== undefined) return ready
  const terms = [...new Set(forms.flatMap(form => byStem.get(form) ?? []))]
  if (byWord.size >= mostKnown) byWord.clear()
  byWord.set(word, terms)
  return terms
}

/** The glossary entries of one source term that stand in the text, with the term's places. */
export interface FoundTerm {
  readonly source: string
  readonly places: readonly TermPlace[]
  readonly entries: readonly CheckedTerm[]
}

/** Two checks ask for the terms of the same side. */
const foundIn = new WeakMap<Stemmed, { readonly terms: readonly CheckedTerm[]; readonly found: readonly FoundTerm[] }>()

/**
 * Finds the glossary's source terms in a text; a term inside a longer one that also stands there is left out.
 *
 * @param text the stemmed source
 * @param terms the glossary
 * @returns one item per source term, in the order of its first place
 */
export function termsIn(text: Stemmed, terms: readonly CheckedTerm[]): readonly FoundTerm[] {
  const ready = foundIn.get(text)
  if (ready?.terms === terms) return ready.found
  const found = lookUp(text, terms)
  foundIn.set(text, { terms, found })
  return found
}

function lookUp(text: Stemmed, terms: readonly CheckedTerm[]): FoundTerm[] {
  const index = indexOf(terms, text.side.arabic)
  const places = new Map<IndexedTerm, TermPlace[]>()
  for (const [first, { text: word }] of text.side.words.entries()) {
    for (const term of begunBy(index, word, text.stems[first]!)) {
      if (!standsAt(text, term, first)) continue
      const place = { first, last: first + term.forms.length - 1 }
      const known = places.get(term)
      if (known) known.push(place)
      else places.set(term, [place])
    }
  }
  const long = [...places.values()].flat().filter(({ first, last }) => last > first)
  const isInside = ({ first, last }: TermPlace): boolean =>
    long.some(other => other.first <= first && last <= other.last && other.last - other.first > last - first)
  return [...places].flatMap(([{ source, entries }, all]) => {
    const own = long.length === 0 ? all : all.filter(place => !isInside(place))
    return own.length === 0 ? [] : [{ source, entries, places: own }]
  })
}

/** The first word is known to fit. */
function standsAt({ stems: words }: Stemmed, { forms }: IndexedTerm, first: number): boolean {
  for (let offset = 1; offset < forms.length; offset++) {
    if (words[first + offset]?.some(form => forms[offset]!.has(form)) !== true) return false
  }
  return true
}
