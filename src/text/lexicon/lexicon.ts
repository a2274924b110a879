import { isArabicFunctionWord } from '../alignment/arabic.ts'
import { isEnglishFunctionWord } from '../alignment/english.ts'
import { stemWord } from '../arabic/stem.ts'
import { wordsFolded } from '../arabic/words.ts'

/** Counts of one kind of row: a stem of a side with the pairs that have it, or two stems with the pairs that have both. */
export interface LexiconRow {
  /** `''` for a stem of the target alone. */
  readonly source: string
  /** `''` for a stem of the source alone. */
  readonly target: string
  readonly pairs: number
}

/**
 * What confirmed pairs have taught about which words go together. Storage keeps the rows; this is the same in memory.
 * Changed in place by {@link learn} and {@link unlearn}, because a copy for every confirmed pair would cost more than all else.
 */
export interface Lexicon {
  pairs: number
  readonly source: Map<string, number>
  readonly target: Map<string, number>
  readonly together: Map<string, Map<string, number>>
}

export const emptyLexicon = (): Lexicon => ({ pairs: 0, source: new Map(), target: new Map(), together: new Map() })

/** Beyond this many different words a side says little about which of them go together, and costs their product. */
const mostWords = 60

/**
 * The words of a text that a lexicon counts: stems of content words, each once.
 *
 * @param text either side
 * @returns `[]` for a text with more than 60 different ones
 */
export function lexiconWords(text: string): string[] {
  const stems = new Set(wordsFolded(text).filter(isContentWord).map(stemWord))
  return stems.size > mostWords ? [] : [...stems]
}

/**
 * Whether a folded word says what a text is about: no number, no particle, no pronoun.
 *
 * @param word folded
 */
export function isContentWord(word: string): boolean {
  if (word.length < 2 || /^\p{Nd}/u.test(word)) return false
  return (
    !isArabicFunctionWord(word) &&
    !isArabicFunctionWord(word.replace(/^[وف](?=..)/, '')) &&
    !isEnglishFunctionWord(word)
  )
}

/** How a confirmed pair changes the rows of a lexicon: each by one. */
export interface LexiconChange {
  readonly source: readonly string[]
  readonly target: readonly string[]
}

/**
 * The rows a pair counts in, for storage to add or take off one in each: every source stem, every target stem, and every
 * combination of them.
 *
 * @param source a confirmed source text
 * @param target its translation
 */
export const changeBy = (source: string, target: string): LexiconChange => ({
  source: lexiconWords(source),
  target: lexiconWords(target),
})

/**
 * Counts a confirmed pair.
 *
 * @param lexicon is changed
 *
 * O(n·m) for n and m different words.
 */
export function learn(lexicon: Lexicon, source: string, target: string): void {
  count(lexicon, changeBy(source, target), 1)
}

/**
 * Takes back what {@link learn} counted, when a pair is changed or sent back.
 *
 * @param lexicon is changed
 * @throws {RangeError} if the pair was never learned; nothing is changed then
 */
export function unlearn(lexicon: Lexicon, source: string, target: string): void {
  const change = changeBy(source, target)
  const known =
    lexicon.pairs > 0 &&
    change.source.every(one => change.target.every(other => lexicon.together.get(one)?.has(other))) &&
    change.source.every(one => lexicon.source.has(one)) &&
    change.target.every(other => lexicon.target.has(other))
  if (!known) throw new RangeError('a pair that was never learned cannot be taken back')
  count(lexicon, change, -1)
}

function count(lexicon: Lexicon, { source, target }: LexiconChange, by: 1 | -1): void {
  lexicon.pairs += by
  for (const one of target) add(lexicon.target, one, by)
  for (const one of source) {
    add(lexicon.source, one, by)
    if (target.length === 0) continue
    const row = lexicon.together.get(one) ?? new Map<string, number>()
    for (const other of target) add(row, other, by)
    if (row.size === 0) lexicon.together.delete(one)
    else lexicon.together.set(one, row)
  }
}

function add(counts: Map<string, number>, key: string, by: number): void {
  const sum = (counts.get(key) ?? 0) + by
  if (sum === 0) counts.delete(key)
  else counts.set(key, sum)
}

/**
 * A lexicon as rows, for storage; the number of pairs is a row with both sides empty.
 *
 * @returns rows in no order, each once
 */
export function* lexiconRows(lexicon: Lexicon): Generator<LexiconRow> {
  yield { source: '', target: '', pairs: lexicon.pairs }
  for (const [source, pairs] of lexicon.source) yield { source, target: '', pairs }
  for (const [target, pairs] of lexicon.target) yield { source: '', target, pairs }
  for (const [source, row] of lexicon.together) for (const [target, pairs] of row) yield { source, target, pairs }
}

/**
 * The lexicon that {@link lexiconRows} gave, or the part of it that storage looked up.
 *
 * @param rows in any order
 */
export function lexiconFrom(rows: Iterable<LexiconRow>): Lexicon {
  const lexicon = emptyLexicon()
  for (const { source, target, pairs } of rows) {
    if (source === '' && target === '') lexicon.pairs += pairs
    else if (target === '') add(lexicon.source, source, pairs)
    else if (source === '') add(lexicon.target, target, pairs)
    else {
      const row = lexicon.together.get(source) ?? new Map<string, number>()
      lexicon.together.set(source, row)
      add(row, target, pairs)
    }
  }
  return lexicon
}
