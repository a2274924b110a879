import { stemEnglish } from '../alignment/english.ts'
import type { Span } from '../span.ts'

/** A form a written word may go back to, and which of its letters carry it. */
export interface Base extends Span {
  readonly base: string
}

const arabic = /^[\u0620-\u064A\u066E-\u06D3]/

/** Whether a folded word is written in Arabic letters. */
export const isArabicWord = (word: string): boolean => arabic.test(word)

/** Particles with the article, which no root begins with, longest first. */
const sureFront = ['وبال', 'وكال', 'فبال', 'فكال', 'وال', 'فال', 'بال', 'كال', 'ولل', 'فلل', 'لل', 'ال']
const sureBack = [
  'هما',
  'كما',
  'تهم',
  'تها',
  'تنا',
  'تكم',
  'ات',
  'ون',
  'ين',
  'ان',
  'ها',
  'هم',
  'هن',
  'كم',
  'نا',
  'وا',
  'يه',
  'ته',
  'ه',
  'ي',
  'ا',
]

/**
 * One stem for most forms of an Arabic word; need not be a word itself. What may be a letter of the root stays: وزير
 * keeps its و, بلد its ب.
 *
 * @param word folded
 * @returns at least three letters unless the word has fewer; a stem of a stem may be shorter still
 *
 * Source: Larkey, Ballesteros & Connell 2002, "Improving Stemming for Arabic Information Retrieval" (light stemming),
 * with pronouns added and a lone و kept before fewer than four letters.
 */
export function stemArabic(word: string): string {
  let stem = word
  const front = sureFront.find(particle => stem.startsWith(particle) && stem.length - particle.length >= 3)
  if (front !== undefined) stem = stem.slice(front.length)
  else if (stem.startsWith('و') && stem.length >= 5) stem = stem.slice(1)
  const back = sureBack.find(ending => stem.endsWith(ending) && stem.length - ending.length >= 3)
  return back === undefined ? stem : stem.slice(0, -back.length)
}

/** Pronouns written at the end of a word, longest first. */
export const pronouns = ['هما', 'كما', 'ها', 'هم', 'هن', 'كم', 'كن', 'نا', 'ني', 'ه', 'ك', 'ي']
/** Endings of number, gender and case, longest first. */
export const inflections = ['ات', 'ون', 'ين', 'ان', 'وا', 'يه', 'ه', 'ا', 'ي']

/**
 * Every form an Arabic word may go back to when what is written together with it is taken off: و ف ب ل ك س, the
 * article, pronouns, endings of number and case. بكتابه gives كتابه, بكتاب, كتاب ….
 *
 * @param word folded
 * @returns each form once, the word itself first, with its letters in the word; the ta that shows before a pronoun is
 *   given back as ه (مدرستهم to مدرسه), a hamza lost to its seat as ء (زملايهم to زملاء)
 *
 * At most a few dozen forms.
 */
export function basesOf(word: string): Base[] {
  const found = new Map<string, Base>()
  const add = (base: string, start: number, end: number): void => {
    if (base.length >= 2 && !found.has(base)) found.set(base, { base, start, end })
  }
  add(word, 0, word.length)
  for (const start of stemStarts(word)) {
    add(word.slice(start), start, word.length)
    for (const [base, length] of withoutEndings(word.slice(start))) add(base, start, start + length)
  }
  return [...found.values()]
}

/** Where a word may begin once particles are off. ف, ك and س are roots' letters so often that they need four letters after them. */
export function stemStarts(word: string): ReadonlySet<number> {
  const starts = new Set([0])
  const letters = (at: number): number => word.length - at
  if (word[0] === 'و' && letters(1) >= 3) starts.add(1)
  if (word[0] === 'ف' && letters(1) >= 4) starts.add(1)
  for (const at of Array.from(starts)) {
    const particle = word[at]!
    if ((particle === 'ب' || particle === 'ل') && letters(at) >= 4) starts.add(at + 1)
    if (particle === 'ك' && letters(at) >= 5) starts.add(at + 1)
    if (particle === 'س' && letters(at) >= 5 && 'يتنا'.includes(word[at + 1]!)) starts.add(at + 1)
    if (word.startsWith('لل', at) && letters(at) >= 4) starts.add(at + 2)
  }
  for (const at of Array.from(starts)) if (word.startsWith('ال', at) && letters(at) >= 4) starts.add(at + 2)
  return starts
}

/** Forms without a pronoun and an inflection, with how many letters of the word they cover. */
function* withoutEndings(word: string): Generator<readonly [base: string, length: number]> {
  yield* withoutInflection(word)
  for (const pronoun of pronouns) {
    const length = word.length - pronoun.length
    if (length < 2 || !word.endsWith(pronoun)) continue
    const bare = word.slice(0, length)
    yield [bare, length]
    if (bare.endsWith('ت') && length > 2) yield [`${bare.slice(0, -1)}ه`, length]
    if (bare.endsWith('ا') && length > 2) yield [`${bare.slice(0, -1)}ي`, length]
    if (/ا[وي]$/.test(bare)) yield [`${bare.slice(0, -1)}ء`, length]
    yield* withoutInflection(bare)
  }
}

function* withoutInflection(word: string): Generator<readonly [base: string, length: number]> {
  for (const ending of inflections) {
    const length = word.length - ending.length
    if (!word.endsWith(ending) || length < (ending.length === 1 ? 3 : 2)) continue
    const bare = word.slice(0, length)
    yield [bare, length]
    if (ending === 'ات') yield [`${bare}ه`, length]
    else if (ending !== 'ه' && ending !== 'يه' && bare.endsWith('ت') && length > 2)
      yield [`${bare.slice(0, -1)}ه`, length]
  }
}

/** `exact` compares the letters as typed, `folded` spellings, `stemmed` also forms of a word. */
export type WordMode = 'exact' | 'folded' | 'stemmed'

/** The forms of a sought word that count: without the article and joined particles when those are certain. */
export function soughtForms(word: string): readonly string[] {
  const front = sureFront.find(particle => word.startsWith(particle) && word.length - particle.length >= 2)
  return front === undefined ? [word] : [word, word.slice(front.length)]
}

/**
 * The stem of a word of either language; a number is its own stem.
 *
 * @param word folded
 */
export function stemWord(word: string): string {
  if (isArabicWord(word)) return stemArabic(word)
  return /^\p{Nd}/u.test(word) ? word : stemEnglish(word)
}

/**
 * Whether a word of a text is a form of a sought word.
 *
 * @param sought folded
 * @param word folded
 * @returns the letters of `word` that carry the sought word, or undefined when it is another word
 */
export function formIn(sought: string, word: string): Span | undefined {
  if (sought === word) return { start: 0, end: word.length }
  if (!isArabicWord(word) || !isArabicWord(sought)) {
    return stemWord(sought) === stemWord(word) ? { start: 0, end: word.length } : undefined
  }
  const forms = soughtForms(sought)
  const base = basesOf(word).find(({ base }) => forms.includes(base))
  return base && { start: base.start, end: base.end }
}
