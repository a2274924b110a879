import { arabicForms } from './arabic.ts'
import { isEnglishFunctionWord, stemEnglish } from './english.ts'
import { foldWord, numberValue } from './fold.ts'
import { wordLists } from './data/index.ts'

/** A rendering of a word: the stems of its words, and how usual it is among the renderings of the word. */
export interface Sense {
  readonly stems: readonly string[]
  readonly weight: number
}

/** Arabic forms and their English senses. */
export type Lexicon = ReadonlyMap<string, readonly Sense[]>

/**
 * Reads a word list: a line holds Arabic forms separated by spaces, `=`, and English senses separated by `;`, the most
 * usual first.
 *
 * @param text lines; those without `=` are headings
 * @param into a lexicon to add to
 */
export function readWordList(text: string, into: Map<string, Sense[]>): void {
  for (const line of text.split('\n')) {
    const sign = line.indexOf('=')
    if (sign < 0) continue
    const senses = line
      .slice(sign + 1)
      .split(';')
      .map((sense, rank) => ({ stems: stemsOf(sense), weight: 1 / (1 + 0.3 * rank) }))
    for (const form of line.slice(0, sign).split(' ')) addSenses(into, foldWord(form), senses)
  }
}

function stemsOf(sense: string): string[] {
  return sense
    .split(/[\s-]+/)
    .filter(word => word !== '')
    .map(word => (/^\d/.test(word) ? `#${numberValue(word)}` : foldWord(word)))
    .filter((word, _, all) => all.length === 1 || !isEnglishFunctionWord(word))
    .map(word => (word.startsWith('#') ? word : stemEnglish(word)))
}

function addSenses(into: Map<string, Sense[]>, form: string, senses: readonly Sense[]): void {
  const known = into.get(form)
  if (known) known.push(...senses)
  else into.set(form, [...senses])
}

let builtIn: Lexicon | undefined

/**
 * The word list that comes with Mizan, read when first asked for.
 *
 * @returns about 3,000 headwords with their forms; reading takes a few milliseconds, once
 */
export function builtInLexicon(): Lexicon {
  if (builtIn) return builtIn
  const read = new Map<string, Sense[]>()
  for (const list of wordLists) readWordList(list, read)
  builtIn = read
  return builtIn
}

/** A sense that an Arabic word may have, and how far the form that led to it is to be believed. */
export interface Reading {
  readonly stems: readonly string[]
  readonly trust: number
}

/**
 * The senses an Arabic word may have, by every form it may go back to.
 *
 * @param lexicon where to look
 * @param word folded
 */
export function readingsOf(lexicon: Lexicon, word: string): Reading[] {
  const readings: Reading[] = []
  let best = 0
  for (const { form, trust } of arabicForms(word, form => lexicon.has(form))) {
    const senses = lexicon.get(form)
    if (!senses || trust < best * 0.5) continue
    best = Math.max(best, trust)
    for (const sense of senses) readings.push({ stems: sense.stems, trust: trust * sense.weight })
  }
  return readings
}
