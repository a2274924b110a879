import { fold, foldText } from '../arabic/fold.ts'
import { basesOf, formIn, isArabicWord, soughtForms, stemStarts, stemWord } from '../arabic/stem.ts'
import { foldedWords, wordsFolded } from '../arabic/words.ts'
import { perWord } from '../per-word.ts'
import type { Span } from '../span.ts'

/** A term found in a text. */
export interface TermHit<Entry> extends Span {
  /** All entries with this term, in the order they were given. */
  readonly entries: readonly Entry[]
  /** The letters of each word of the term; markup put round them joins its neighbours as long as it is inline. */
  readonly marks: readonly Span[]
}

/** Where a term stands among the words of a text. */
export interface TermPlace<Entry> {
  readonly entries: readonly Entry[]
  /** Its first and its last word, by index. */
  readonly first: number
  readonly last: number
  /** The letters of each of its words that carry it, in units of the folded word without quotes. */
  readonly letters: readonly Span[]
}

/** Terms made ready to be found in many texts. */
export interface TermIndex<Entry> {
  readonly size: number
  /** The words of terms that a word of a text is a form of; the word as it is written or folded. */
  readonly soughtIn: (word: string) => readonly Sought<Entry>[]
}

/** A word of terms. */
interface TermWord<Entry> {
  readonly word: string
  /** The terms that begin with it. */
  readonly begins: IndexedTerm<Entry>[]
}

interface IndexedTerm<Entry> {
  readonly words: readonly TermWord<Entry>[]
  readonly entries: Entry[]
}

/** A word of terms with the letters that carry it. */
interface Sought<Entry> {
  readonly word: TermWord<Entry>
  readonly letters: Span
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
  const terms = new Map<string, IndexedTerm<Entry>>()
  const words = new Map<string, TermWord<Entry>>()
  const termWord = (word: string): TermWord<Entry> => {
    const known = words.get(word) ?? { word, begins: [] }
    words.set(word, known)
    return known
  }
  for (const entry of entries) {
    const text = wordsFolded(textOf(entry))
    if (text.length === 0) continue
    const known = terms.get(text.join(' '))
    if (known) known.entries.push(entry)
    else {
      const term = { words: text.map(termWord), entries: [entry] }
      terms.set(text.join(' '), term)
      term.words[0]!.begins.push(term)
    }
  }
  return { size: terms.size, soughtIn: formsOf([...words.values()]) }
}

function formsOf<Entry>(words: readonly TermWord<Entry>[]): (word: string) => readonly Sought<Entry>[] {
  const byKey = new Map<string, TermWord<Entry>[]>()
  for (const word of words) {
    const key = keyOf(word.word)
    const known = byKey.get(key)
    if (known) known.push(word)
    else byKey.set(key, [word])
  }
  const beginnings = lettersOf([...byKey.keys()].map(key => key.slice(0, -1)))
  return perWord(written => {
    const text = foldText(written).replace(leadingQuotes, '').replace(possessive, '')
    if (isArabicWord(text) && !mayHaveKey(text, beginnings)) return []
    const sought = new Set(keysIn(text).flatMap(key => byKey.get(key) ?? []))
    if (!isArabicWord(text)) return [...sought].map(word => ({ word, letters: { start: 0, end: text.length } }))
    return [...sought].flatMap(word => {
      const letters = formIn(word.word, text)
      return letters ? [{ word, letters }] : []
    })
  })
}

const leadingQuotes = /^'+/
const possessive = /'s?'*$/

const keyOf = (word: string): string => (isArabicWord(word) ? soughtForms(word).at(-1)! : stemWord(word))
/** `APIs` is several of an API, `basis` is none of a basi; a term decides. */
function keysIn(word: string): readonly string[] {
  if (isArabicWord(word)) return basesOf(word).map(({ base }) => base)
  return word.endsWith('is') ? [stemWord(word), stemWord(word.slice(0, -1))] : [stemWord(word)]
}

/** Beginnings of words as a tree of their letters. */
interface Letters {
  readonly next: Map<number, Letters>
  isWhole: boolean
}

function lettersOf(beginnings: readonly string[]): Letters {
  const root: Letters = { next: new Map(), isWhole: false }
  for (const beginning of beginnings) {
    let letters = root
    for (let at = 0; at < beginning.length; at++) {
      const unit = beginning.charCodeAt(at)
      const known = letters.next.get(unit) ?? { next: new Map(), isWhole: false }
      letters.next.set(unit, known)
      letters = known
    }
    letters.isWhole = true
  }
  return root
}

/** A base differs from its word in its last letter at most, so most words need not be taken apart. */
function mayHaveKey(word: string, beginnings: Letters): boolean {
  for (const start of stemStarts(word)) {
    let letters: Letters | undefined = beginnings
    for (let at = start; letters !== undefined; at++) {
      if (letters.isWhole) return true
      letters = letters.next.get(word.charCodeAt(at))
    }
  }
  return false
}

/**
 * Finds terms in a text, behind clitics and in other forms.
 *
 * @param text any text
 * @param index from {@link termIndex}
 * @returns hits in order, in UTF-16 code units of `text`; a term inside a longer one is left out, two that overlap stay
 *
 * O(words · forms), whatever the size of the glossary.
 */
export function findTerms<Entry>(text: string, index: TermIndex<Entry>): TermHit<Entry>[] {
  if (index.size === 0) return []
  const { offsets, ends } = fold(text)
  const words = foldedWords(text)
  const places = placesOf(
    words.map(({ word }) => word),
    index,
  )
  return withoutInner(places)
    .map(({ entries, first, letters }) => {
      const marks = letters.map(({ start, end }, offset) => {
        const at = words[first + offset]!.folded.start
        return { start: offsets[at + start]!, end: ends[at + end - 1]! }
      })
      return { start: marks[0]!.start, end: marks.at(-1)!.end, entries, marks }
    })
    .sort((one, other) => one.start - other.start || other.end - one.end)
}

/**
 * Finds terms among words; what {@link findTerms} does for a text.
 *
 * @param words as they are written or folded, in the order of their text
 * @param index from {@link termIndex}
 * @returns every place in order of its first word, those inside longer ones as well
 */
export function placesOf<Entry>(words: readonly string[], { soughtIn }: TermIndex<Entry>): TermPlace<Entry>[] {
  const places: TermPlace<Entry>[] = []
  for (let first = 0; first < words.length; first++) {
    for (const { word, letters } of soughtIn(words[first]!)) {
      for (const term of word.begins) {
        const found = [letters, ...lettersBehind(words, first, term, soughtIn)]
        const last = first + found.length - 1
        if (found.length === term.words.length) places.push({ entries: term.entries, first, last, letters: found })
      }
    }
  }
  return places
}

/** The letters of the words after the first one, as far as they are the term's. */
function lettersBehind<Entry>(
  words: readonly string[],
  first: number,
  term: IndexedTerm<Entry>,
  soughtIn: TermIndex<Entry>['soughtIn'],
): Span[] {
  const found: Span[] = []
  for (let offset = 1; offset < term.words.length && first + offset < words.length; offset++) {
    const next = soughtIn(words[first + offset]!).find(({ word }) => word === term.words[offset])
    if (next === undefined) break
    found.push(next.letters)
  }
  return found
}

/** Of terms found in the same words the one with more of them wins; two readings of one word both stay. */
export function withoutInner<Entry>(places: readonly TermPlace<Entry>[]): readonly TermPlace<Entry>[] {
  const long = places.filter(({ first, last }) => last > first)
  if (long.length === 0) return places
  return places.filter(
    ({ first, last }) =>
      !long.some(other => other.first <= first && last <= other.last && other.last - other.first > last - first),
  )
}
