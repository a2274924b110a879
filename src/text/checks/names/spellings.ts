import { skeletonsOf } from '../../arabic/skeleton.ts'
import type { Token, PairView } from '../pair-view.ts'
import { bareForms } from './bare-forms.ts'

/** Where a Latin spelling stands for an Arabic name. */
export interface Occurrence {
  readonly index: number
  readonly at: Token
}

/** An Arabic name of a document with the spellings it was given. */
export interface SpelledName {
  readonly source: string
  /** Number of pairs whose source has the name. */
  readonly pairs: number
  /** Occurrences by spelling, without possessive endings. */
  readonly spellings: ReadonlyMap<string, readonly Occurrence[]>
}

const capital = /^\p{Lu}[\p{Ll}\p{M}'’]+$/u
const isArabicWord = (text: string): boolean => text.length > 2 && text.length < 21 && /^[\u0620-\u06ff]/.test(text)
const possessive = /['’]s?$/

export const spellingOf = (word: string): string => word.replace(possessive, '')

/** Words that also occur in small letters are no names. */
function ordinaryWords(pairs: readonly PairView[]): Set<string> {
  const small = new Set<string>()
  for (const { to } of pairs) for (const { text } of to.words) if (/^\p{Ll}/u.test(text)) small.add(text)
  return small
}

/** What a word may be without its clitics, with the skeleton of each; a text repeats its words, so they are kept. */
function formsByWord(): (word: string) => readonly (readonly [form: string, skeleton: string])[] {
  const known = new Map<string, readonly (readonly [string, string])[]>()
  return word => {
    const ready = known.get(word) ?? bareForms(word).map(form => [form, skeletonsOf(form)[0] ?? ''] as const)
    known.set(word, ready)
    return ready
  }
}

/** Learning names and comparing their spellings ask for the same document. */
const documents = new WeakMap<readonly PairView[], readonly SpelledName[]>()

/**
 * Finds the names of a document by matching consonant skeletons across the scripts.
 *
 * @param pairs the document's pairs, Arabic to a language in Latin letters
 * @returns Arabic words with the capitalised words of their pairs that could transliterate them
 *
 * O(n) in the texts, once per array. Names of fewer than two consonants that survive are left out.
 */
export function spelledNames(pairs: readonly PairView[]): readonly SpelledName[] {
  const ready = documents.get(pairs) ?? namesOf(pairs)
  documents.set(pairs, ready)
  return ready
}

function namesOf(pairs: readonly PairView[]): SpelledName[] {
  const ordinary = ordinaryWords(pairs)
  const formsOf = formsByWord()
  const names = new Map<string, Map<string, Occurrence[]>>()
  for (const [index, pair] of pairs.entries()) {
    if (!mayHaveNames(pair)) continue
    let forms: ReadonlyMap<string, string> | undefined
    for (const at of pair.to.words) {
      const wanted = skeletonsOfName(at.text, ordinary)
      if (wanted.length === 0) continue
      forms ??= new Map(pair.from.words.flatMap(({ text }) => (isArabicWord(text) ? formsOf(text) : [])))
      for (const [form, skeleton] of forms)
        if (wanted.includes(skeleton)) note(names, form, spellingOf(at.text), { index, at })
    }
  }
  const counts = countPairs(pairs, names, formsOf)
  return [...names].map(([source, spellings]) => ({ source, spellings, pairs: counts.get(source)! }))
}

const mayHaveNames = ({ from, to, whole }: PairView): boolean => whole && from.arabic && !to.arabic

function skeletonsOfName(word: string, ordinary: ReadonlySet<string>): readonly string[] {
  const spelling = spellingOf(word)
  if (!capital.test(spelling) || spelling.length < 3 || ordinary.has(spelling.toLowerCase())) return []
  return skeletonsOf(spelling).filter(skeleton => skeleton.length > 1)
}

/** In how many pairs each name stands, whatever is written against it. */
function countPairs(
  pairs: readonly PairView[],
  names: ReadonlyMap<string, unknown>,
  formsOf: ReturnType<typeof formsByWord>,
): Map<string, number> {
  const counts = new Map<string, number>()
  const namesIn = new Map<string, readonly string[]>()
  for (const pair of pairs) {
    if (!mayHaveNames(pair)) continue
    const here = new Set<string>()
    for (const { text } of pair.from.words) {
      const known =
        namesIn.get(text) ??
        (isArabicWord(text)
          ? formsOf(text)
              .map(([form]) => form)
              .filter(form => names.has(form))
          : [])
      namesIn.set(text, known)
      for (const name of known) here.add(name)
    }
    for (const name of here) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return counts
}

function note(
  names: Map<string, Map<string, Occurrence[]>>,
  form: string,
  spelling: string,
  occurrence: Occurrence,
): void {
  const spellings = names.get(form) ?? new Map<string, Occurrence[]>()
  names.set(form, spellings)
  const occurrences = spellings.get(spelling)
  if (occurrences === undefined) spellings.set(spelling, [occurrence])
  else occurrences.push(occurrence)
}

/** The most frequent spelling with the number of pairs that have it. */
export function usualSpelling({ spellings }: SpelledName): { readonly spelling: string; readonly pairs: number } {
  let best = { spelling: '', pairs: 0 }
  for (const [spelling, occurrences] of spellings) {
    const pairs = new Set(occurrences.map(({ index }) => index)).size
    if (pairs > best.pairs) best = { spelling, pairs }
  }
  return best
}
