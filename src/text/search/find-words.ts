import { fold, foldText } from '../arabic/fold.ts'
import {
  formIn,
  inflections,
  isArabicWord,
  pronouns,
  soughtForms,
  stemArabic,
  stemWord,
  type WordMode,
} from '../arabic/stem.ts'
import { foldedWords, wordsFolded, wordsOfFolded, type FoldedWord } from '../arabic/words.ts'
import type { Span } from '../span.ts'

/** A place where a query is found. */
export interface Hit extends Span {
  /** The letters that carry each sought word, in order: كتاب inside وبكتابه. */
  readonly marks: readonly Span[]
}

/**
 * Finds words in a text, wherever they stand one after the other.
 *
 * @param text any text
 * @param query one word or several that follow each other
 * @param mode `stemmed` finds كتاب in وبكِتابه, `folded` only spellings of the same word, `exact` only what was typed
 * @returns hits in order, apart from each other, in UTF-16 code units of `text`; `[]` for a query without words
 *
 * O(n) for a text of n units.
 */
export function findWords(text: string, query: string, mode: WordMode = 'stemmed'): Hit[] {
  if (mode === 'exact') return findExactly(text, query.normalize('NFC').trim())
  const sought = wordsFolded(query).map(word => matcher(word, mode))
  if (sought.length === 0) return []
  const folded = fold(text)
  const words = foldedWords(folded)
  const hits: Hit[] = []
  for (let at = 0; at + sought.length <= words.length; at += 1) {
    const marks = sought.map((match, offset) => markIn(words[at + offset]!, match, folded))
    if (!marks.every(mark => mark !== undefined)) continue
    hits.push({ start: marks[0]!.start, end: marks.at(-1)!.end, marks })
    at += sought.length - 1
  }
  return hits
}

/**
 * What tells whether a text has words that `findWords` would find, for many texts: the same words come again and again.
 *
 * @param query one word or several that follow each other
 * @param mode as for `findWords`
 */
export function wordsTest(query: string, mode: WordMode): (text: string) => boolean {
  if (mode === 'exact') {
    const plain = query.normalize('NFC').trim()
    return text => findExactly(text, plain).length > 0
  }
  const words = wordsFolded(query)
  const sought = words.map(word => remembered(matcher(word, mode)))
  const beginnings = words.map(word => (mode === 'stemmed' ? beginningsOf(word) : [word]))
  return text => {
    const folded = foldText(text)
    if (!beginnings.every(some => some.some(beginning => folded.includes(beginning)))) return false
    const words = wordsOfFolded(folded)
    for (let at = 0; at + sought.length <= words.length; at += 1)
      if (sought.length > 0 && sought.every((isSought, offset) => isSought(words[at + offset]!))) return true
    return false
  }
}

function remembered(match: Matcher): (word: string) => boolean {
  const known = new Map<string, boolean>()
  return word => {
    const before = known.get(word)
    if (before !== undefined) return before
    const isSought = match(word) !== undefined
    known.set(word, isSought)
    return isSought
  }
}

type Matcher = (word: string) => Span | undefined

function matcher(sought: string, mode: WordMode): Matcher {
  if (mode === 'folded') return word => (word === sought ? { start: 0, end: word.length } : undefined)
  if (!isArabicWord(sought)) return word => formIn(sought, word)
  const beginnings = beginningsOf(sought)
  return word => (beginnings.some(beginning => word.includes(beginning)) ? formIn(sought, word) : undefined)
}

/**
 * What a form of a sought word has in it. An Arabic one is a run of the word but for its last letter, so most words are told
 * apart without taking them to pieces; of others nothing is known.
 */
const beginningsOf = (sought: string): readonly string[] =>
  isArabicWord(sought) ? soughtForms(sought).map(form => form.slice(0, Math.max(1, form.length - 1))) : ['']

function markIn(
  { word, folded: place }: FoldedWord,
  match: Matcher,
  { offsets, ends }: ReturnType<typeof fold>,
): Span | undefined {
  const letters = match(word)
  return letters && { start: offsets[place.start + letters.start]!, end: ends[place.start + letters.end - 1]! }
}

const partOfWord = /[\p{L}\p{M}\p{N}\u0640]/u

function findExactly(text: string, query: string): Hit[] {
  if (query === '') return []
  const hits: Hit[] = []
  const opensWord = partOfWord.test(query.slice(0, 1))
  const closesWord = partOfWord.test(query.slice(-1))
  for (let start = text.indexOf(query); start >= 0; start = text.indexOf(query, start + 1)) {
    const end = start + query.length
    const inside =
      (opensWord && partOfWord.test(text.slice(start - 1, start))) ||
      (closesWord && partOfWord.test(text.slice(end, end + 1)))
    if (inside || start < (hits.at(-1)?.end ?? 0)) continue
    hits.push({ start, end, marks: [{ start, end }] })
  }
  return hits
}

/**
 * Every stem under which a form of a sought word may be indexed, so that an index of stems answers for all of them.
 *
 * @param sought one folded word
 * @returns stems without repetition; whatever `formIn` finds has one of them
 *
 * A few thousand short steps for an Arabic word: what stands before and behind a word is put to it in every way.
 */
export function stemsOfForms(sought: string): string[] {
  if (!isArabicWord(sought)) return [stemWord(sought)]
  const stems = new Set<string>([stemWord(sought)])
  for (const form of soughtForms(sought)) {
    for (const word of withEndings(form)) for (const front of fronts) stems.add(stemArabic(front + word))
  }
  return [...stems]
}

const fronts = ['', 'و', 'ف'].flatMap(and =>
  ['', 'ب', 'ل', 'ك', 'س'].flatMap(by => [and + by, `${and + by}ال`]).concat(`${and}لل`, `${and}للال`),
)

/** The other way round of what `basesOf` takes off. */
function withEndings(form: string): Set<string> {
  const bare = form.slice(0, -1)
  const words = new Set([form, ...inflections.map(ending => form + ending)])
  if (form.endsWith('ه'))
    for (const ending of ['ات', ...inflections.map(ending => `ت${ending}`)]) words.add(bare + ending)
  const beforePronoun = [...words]
  if (form.endsWith('ه')) beforePronoun.push(`${bare}ت`)
  if (form.endsWith('ي')) beforePronoun.push(`${bare}ا`)
  if (form.endsWith('اء')) beforePronoun.push(`${bare}و`, `${bare}ي`)
  for (const word of beforePronoun) for (const pronoun of pronouns) words.add(word + pronoun)
  return words
}
