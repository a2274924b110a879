import { foldText } from '../arabic/fold.ts'
import { isArabicWord, soughtForms, type WordMode } from '../arabic/stem.ts'
import { wordsFolded } from '../arabic/words.ts'
import { beginningsOfStem, stemEnglish } from '../alignment/english.ts'

/**
 * What a text must look like for `findWords` to find anything in it, for a database to leave most texts out by itself.
 *
 * @param query one word or several that follow each other
 * @param mode as for `findWords`
 * @returns regular expressions, case-sensitive, all of which match every text that has a hit, and some without one; written as both
 *   JavaScript (with the flag `u`) and PostgreSQL read them; `[]` when nothing can be left out
 *
 * O(length of the query); 30 ms once for the table of letters.
 */
export function likenessOf(query: string, mode: WordMode): string[] {
  if (mode === 'exact') return query.trim() === '' ? [] : [literal(query.normalize('NFC').trim())]
  return [...new Set(wordsFolded(query).map(word => likenessOfWord(word, mode)))]
}

/**
 * What a text must look like to hold a stretch of another one, spelling and case aside, also inside a word.
 *
 * @param text any text
 * @returns as for {@link likenessOf}; matches everything when folding leaves nothing of the text
 */
export const spellingsOf = (text: string): string => spelledAs([foldText(text)])

const likenessOfWord = (word: string, mode: WordMode): string =>
  spelledAs(mode === 'folded' ? [word] : beginningsOf(word))

function spelledAs(stretches: readonly string[]): string {
  const { unfolded, between, expanding } = letters()
  const spelled = (stretch: string): string =>
    Array.from(stretch, letter => `[${unfolded.get(letter) ?? escaped(letter)}]`).join(`[${between}]*`)
  return [...stretches.map(spelled), `[${expanding}]`].join('|')
}

/** What all forms of a word have in common: an Arabic word's last letter may change, an English word's ending may. */
function beginningsOf(word: string): readonly string[] {
  if (isArabicWord(word)) {
    const shortest = soughtForms(word).at(-1)!
    return [shortest.slice(0, Math.max(1, shortest.length - 1))]
  }
  return /^\p{Nd}/u.test(word) ? [word] : beginningsOfStem(stemEnglish(word))
}

interface Letters {
  /** Every letter that folds to a letter, as the inside of a class. */
  readonly unfolded: ReadonlyMap<string, string>
  /** What folding leaves out. */
  readonly between: string
  /** What folds to several letters, and what lies beyond the basic plane. */
  readonly expanding: string
}

let table: Letters | undefined

/** Letters outside of these runs fold to themselves. */
const folding = [
  [0, 0x3040],
  [0xa640, 0xabc0],
  [0xf900, 0x10000],
] as const

function letters(): Letters {
  if (table) return table
  const unfolded = new Map<string, number[]>()
  const [between, expanding]: [number[], number[]] = [[], []]
  for (const [first, end] of folding) {
    for (let code = first; code < end; code += 1) {
      const folded = foldText(String.fromCharCode(code))
      if (folded === '') between.push(code)
      else if (folded.length > 1) expanding.push(code)
      else if (code > 0) unfolded.set(folded, [...(unfolded.get(folded) ?? []), code])
    }
  }
  table = {
    unfolded: new Map(Array.from(unfolded, ([letter, codes]) => [letter, runsOf(codes)])),
    between: runsOf(between),
    expanding: `${runsOf(expanding)}\u{10000}-\u{10FFFF}`,
  }
  return table
}

/** Ascending codes as the inside of a class, neighbours as runs: patterns go to the database again and again. */
function runsOf(codes: readonly number[]): string {
  let runs = ''
  for (let at = 0; at < codes.length; at += 1) {
    const first = codes[at]!
    while (codes[at + 1] === codes[at]! + 1) at += 1
    const letter = (code: number): string => escaped(String.fromCharCode(code))
    runs += letter(first) + (codes[at] === first ? '' : `-${letter(codes[at]!)}`)
  }
  return runs
}

/** As itself inside a class. */
const escaped = (sign: string): string => sign.replace(/[\\\]^[-]/, '\\$&')

/** As itself outside of one. */
const literal = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
