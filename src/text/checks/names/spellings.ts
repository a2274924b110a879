import { skeletonsOf } from '../../arabic/skeleton.ts'
import type { PairView, Token } from '../pair-view.ts'
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

/** Something that stands in pairs; each pair is counted once. */
interface Counted {
  pairs: number
  last: number
}

/** What an Arabic word may be without its clitics. */
interface Form extends Counted {
  readonly form: string
  readonly skeleton: string
}

/** A capitalised word of the target, without a possessive ending. */
interface Spelling extends Counted {
  readonly spelling: string
  /** Empty when it cannot be a name. */
  readonly skeletons: readonly string[]
}

const capital = /^\p{Lu}[\p{Ll}\p{M}'’]+$/u
const isArabicWord = (text: string): boolean => text.length > 2 && text.length < 21 && /^[\u0620-\u06ff]/.test(text)
const possessive = /['’]s?$/

/** @returns false when the pair was counted already */
function count(counted: Counted, index: number): boolean {
  if (counted.last === index) return false
  counted.last = index
  counted.pairs++
  return true
}

/**
 * Gathers the names of a document by matching consonant skeletons across the scripts: Arabic words with the capitalised
 * words of their pairs that could transliterate them. Names of fewer than two consonants that survive are left out.
 *
 * O(n) in the texts; it keeps each word of the document once, and the places of what may be names.
 */
export class NameSpellings {
  /** By target word as it is written; `null` for those without a capital. */
  readonly #byWord = new Map<string, Spelling | null>()
  readonly #spellings = new Map<string, Spelling>()
  readonly #formsOf = new Map<string, readonly Form[]>()
  readonly #forms = new Map<string, Form>()
  readonly #found = new Map<Form, Map<Spelling, Occurrence[]>>()

  /** @param index of the pair in its document, higher than that of the pair before */
  add({ from, to, whole }: PairView, index: number): void {
    const forms = whole && from.arabic && !to.arabic ? this.#formsIn(from.words, index) : []
    for (const at of to.words) {
      const spelling = this.#spellingOf(at.text)
      if (spelling === null) continue
      count(spelling, index)
      if (spelling.skeletons.length === 0) continue
      for (const form of forms)
        if (spelling.skeletons.includes(form.skeleton)) this.#note(form, spelling, { index, at })
    }
  }

  /** The names that were added, in the order in which they came up. */
  names(): readonly SpelledName[] {
    return [...this.#found].flatMap(([{ form, pairs }, all]) => {
      const spellings = [...all].filter(([{ spelling }]) => !this.#isOrdinary(spelling))
      const bySpelling = new Map(spellings.map(([{ spelling }, occurrences]) => [spelling, occurrences]))
      return bySpelling.size === 0 ? [] : [{ source: form, pairs, spellings: bySpelling }]
    })
  }

  /** In how many pairs a spelling of a name stands, whatever stands against it. */
  pairsWith(spelling: string): number {
    return this.#spellings.get(spelling)?.pairs ?? 0
  }

  /** Words that also occur in small letters are no names. */
  #isOrdinary(spelling: string): boolean {
    return this.#byWord.has(spelling.toLowerCase())
  }

  #spellingOf(word: string): Spelling | null {
    const known = this.#byWord.get(word)
    if (known !== undefined) return known
    const made = /^\p{Lu}/u.test(word) ? this.#spelled(word.replace(possessive, '')) : null
    this.#byWord.set(word, made)
    return made
  }

  #spelled(spelling: string): Spelling {
    const known = this.#spellings.get(spelling)
    if (known !== undefined) return known
    const mayBeName = spelling.length > 2 && capital.test(spelling)
    const skeletons = mayBeName ? skeletonsOf(spelling).filter(skeleton => skeleton.length > 1) : []
    const made = { spelling, skeletons, pairs: 0, last: -1 }
    this.#spellings.set(spelling, made)
    return made
  }

  /** Every form of the words once. */
  #formsIn(words: readonly Token[], index: number): Form[] {
    const forms: Form[] = []
    for (const { text } of words) {
      let known = this.#formsOf.get(text)
      if (known === undefined) this.#formsOf.set(text, (known = isArabicWord(text) ? this.#formsOfWord(text) : []))
      for (const form of known) if (count(form, index)) forms.push(form)
    }
    return forms
  }

  #formsOfWord(word: string): readonly Form[] {
    return bareForms(word).map(form => {
      const known = this.#forms.get(form)
      if (known !== undefined) return known
      const made = { form, skeleton: skeletonsOf(form)[0] ?? '', pairs: 0, last: -1 }
      this.#forms.set(form, made)
      return made
    })
  }

  #note(form: Form, spelling: Spelling, occurrence: Occurrence): void {
    let spellings = this.#found.get(form)
    if (spellings === undefined) this.#found.set(form, (spellings = new Map()))
    const occurrences = spellings.get(spelling)
    if (occurrences === undefined) spellings.set(spelling, [occurrence])
    else occurrences.push(occurrence)
  }
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
