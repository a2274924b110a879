import { fold, type Folded } from '../arabic/fold.ts'
import { basesOf, formIn, isArabicWord, soughtForms, stemWord } from '../arabic/stem.ts'
import { foldedWords, wordsFolded, type FoldedWord } from '../arabic/words.ts'
import type { Span } from '../span.ts'

/** A term found in a text. */
export interface TermHit<Entry> extends Span {
  /** All entries with this term, in the order they were given. */
  readonly entries: readonly Entry[]
  /** The letters of each word of the term; markup put round them joins its neighbours as long as it is inline. */
  readonly marks: readonly Span[]
}

/** Terms made ready to be found in many texts. */
export interface TermIndex<Entry> {
  readonly byFirstWord: ReadonlyMap<string, readonly IndexedTerm<Entry>[]>
}

interface IndexedTerm<Entry> {
  readonly words: readonly string[]
  readonly entries: Entry[]
}

/**
 * Makes terms ready to be found.
 *
 * @param entries glossary entries
 * @param textOf the side of an entry to look for
 * @returns an index; entries whose term has no words are never found
 *
 * O(total length).
 */
export function termIndex<Entry>(entries: Iterable<Entry>, textOf: (entry: Entry) => string): TermIndex<Entry> {
  const byFirstWord = new Map<string, IndexedTerm<Entry>[]>()
  for (const entry of entries) {
    const words = wordsFolded(textOf(entry))
    if (words.length === 0) continue
    const key = keyOf(words[0]!)
    const terms = byFirstWord.get(key) ?? []
    byFirstWord.set(key, terms)
    const same = terms.find(term => term.words.join(' ') === words.join(' '))
    if (same) same.entries.push(entry)
    else terms.push({ words, entries: [entry] })
  }
  return { byFirstWord }
}

const keyOf = (word: string): string => (isArabicWord(word) ? soughtForms(word).at(-1)! : stemWord(word))
const keysIn = (word: string): readonly string[] =>
  isArabicWord(word) ? basesOf(word).map(({ base }) => base) : [stemWord(word)]

/**
 * Finds terms in a text, behind clitics and in other forms.
 *
 * @param text any text
 * @param index from {@link termIndex}
 * @returns hits in order, in UTF-16 code units of `text`; a term inside a longer one is left out, two that overlap stay
 *
 * O(words · forms), whatever the size of the glossary.
 */
export function findTerms<Entry>(text: string, { byFirstWord }: TermIndex<Entry>): TermHit<Entry>[] {
  if (byFirstWord.size === 0) return []
  const folded = fold(text)
  const words = foldedWords(folded)
  const hits = words.flatMap((word, at) => {
    const terms = new Set(keysIn(word.word).flatMap(key => byFirstWord.get(key) ?? []))
    return [...terms].flatMap(term => hitAt(words, at, term, folded))
  })
  const byPlace = hits.sort((one, other) => one.start - other.start || other.end - one.end)
  return byPlace.filter((hit, at) => !byPlace.some((other, index) => index !== at && contains(other, hit)))
}

function hitAt<Entry>(
  words: readonly FoldedWord[],
  at: number,
  { words: sought, entries }: IndexedTerm<Entry>,
  folded: Folded,
): TermHit<Entry>[] {
  const marks: Span[] = []
  for (const [offset, one] of sought.entries()) {
    const word = words[at + offset]
    const letters = word && formIn(one, word.word)
    if (!letters) return []
    marks.push({
      start: folded.offsets[word.folded.start + letters.start]!,
      end: folded.ends[word.folded.start + letters.end - 1]!,
    })
  }
  return [{ start: marks[0]!.start, end: marks.at(-1)!.end, entries, marks }]
}

/** Of terms found in the same words the one with more of them wins; two readings of one word both stay. */
const contains = (outer: TermHit<unknown>, inner: TermHit<unknown>): boolean =>
  outer.marks.length > inner.marks.length &&
  inner.start < outer.end &&
  outer.start < inner.end &&
  inner.marks.every(mark => outer.marks.some(({ start, end }) => start < mark.end && mark.start < end))
