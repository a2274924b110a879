import { isArabicFunctionWord, stemArabic } from './arabic.ts'
import { isEnglishFunctionWord, stemEnglish } from './english.ts'
import { foldWord } from './fold.ts'
import { lengthOf, marksOf, valueOf, wordsOf } from './tokens.ts'

/** One distinct spelling, after folding, and whether it looked like a name. */
export interface Spelling {
  readonly folded: string
  readonly type: number
  capital: boolean
}

/** One side of an alignment as numbers: its words by type, its lengths, its marks. */
export interface Side {
  readonly language: string
  readonly size: number
  /** Sentence i holds the types `types[offsets[i]] … types[offsets[i + 1] - 1]`, each once. */
  readonly offsets: Int32Array
  readonly types: Int32Array
  readonly lengths: Float64Array
  readonly marks: Uint8Array
  /** 1 where a sentence begins a paragraph, the first excepted; nothing when paragraphs are not known. */
  readonly breaks: Uint8Array | undefined
  readonly keys: readonly string[]
  readonly typeOf: ReadonlyMap<string, number>
  readonly surfaces: readonly string[]
  readonly spellings: readonly Spelling[]
  /** In how many sentences a type stands. */
  readonly frequency: Int32Array
  /** The sentences that hold type t are `places[placesFrom[t]] … places[placesFrom[t + 1] - 1]`, in order. */
  readonly placesFrom: Int32Array
  readonly places: Int32Array
  /** How likely a type is to stand in a sentence near one that holds it: the chance that a match means nothing. */
  readonly chance: Float64Array
}

const arabicLetter = /[\u0620-\u064A]/
const primary = (language: string): string => language.toLowerCase().split(/[-_]/)[0]!

/**
 * Counts the words of one side.
 *
 * @param sentences in order; any text, also empty
 * @param language a BCP 47 tag
 * @param paragraphs the paragraph number of every sentence, or nothing
 * @param inWordList whether the word list knows an Arabic form
 * @returns the side as numbers; O(characters)
 */
export function readSide(
  sentences: readonly string[],
  language: string,
  paragraphs: readonly number[] | undefined,
  inWordList: (form: string) => boolean,
): Side {
  const words = sentences.map(wordsOf)
  const reader = new TypeReader(primary(language), words, inWordList)
  const offsets = new Int32Array(sentences.length + 1)
  const types: number[] = []
  // the last sentence that a type was met in, one more than its index
  const met: number[] = []
  words.forEach((list, at) => {
    for (let place = 0; place < list.length; place += 1) {
      const type = reader.typeOf(list[place]!, place > 0)
      if (type < 0 || met[type] === at + 1) continue
      met[type] = at + 1
      types.push(type)
    }
    offsets[at + 1] = types.length
  })
  const typed = Int32Array.from(types)
  const frequency = new Int32Array(reader.keys.length)
  for (const type of typed) frequency[type]! += 1
  const { placesFrom, places } = placesOf(offsets, typed, frequency)
  return {
    language: primary(language),
    size: sentences.length,
    offsets,
    types: typed,
    breaks: breaksOf(paragraphs, sentences.length),
    lengths: Float64Array.from(sentences, lengthOf),
    marks: Uint8Array.from(sentences, marksOf),
    keys: reader.keys,
    typeOf: reader.types,
    surfaces: reader.surfaces,
    spellings: reader.spellings,
    frequency,
    placesFrom,
    places,
    chance: localChance(sentences.length, placesFrom, places),
  }
}

function breaksOf(paragraphs: readonly number[] | undefined, size: number): Uint8Array | undefined {
  if (paragraphs?.length !== size) return undefined
  return Uint8Array.from(paragraphs, (paragraph, at) => (at > 0 && paragraph !== paragraphs[at - 1] ? 1 : 0))
}

/** US is no pronoun. */
const isInitials = (surface: string): boolean =>
  surface.length === 2 && /^[A-Z]{2}$/.test(surface) && isEnglishFunctionWord(surface.toLowerCase())

class TypeReader {
  readonly keys: string[] = []
  readonly surfaces: string[] = []
  readonly spellings: Spelling[] = []
  readonly types = new Map<string, number>()
  readonly #bySurface = new Map<string, Spelling | undefined>()
  readonly #seen = new Set<string>()
  readonly #folded = new Map<string, string>()
  readonly #language: string
  readonly #inWordList: (form: string) => boolean

  constructor(language: string, words: readonly (readonly string[])[], inWordList: (form: string) => boolean) {
    this.#language = language
    this.#inWordList = inWordList
    if (language === 'ar') this.#collectSeen(words)
  }

  #collectSeen(words: readonly (readonly string[])[]): void {
    for (const list of words)
      for (const surface of list) {
        if (this.#folded.has(surface)) continue
        const folded = foldWord(surface)
        this.#folded.set(surface, folded)
        this.#seen.add(folded)
        const article = /^[وفبك]?ال(?=..)|^و?لل(?=..)/.exec(folded)
        if (article) this.#seen.add(folded.slice(article[0].length))
      }
  }

  /** The type of a word as written; -1 for a word that says nothing. */
  typeOf(surface: string, inside: boolean): number {
    let spelling = this.#bySurface.get(surface)
    if (spelling === undefined && !this.#bySurface.has(surface)) {
      spelling = this.#read(surface)
      this.#bySurface.set(surface, spelling)
    }
    if (!spelling) return -1
    if (inside && !spelling.capital && surface[0] !== surface[0]!.toLowerCase()) spelling.capital = true
    return spelling.type
  }

  #read(surface: string): Spelling | undefined {
    const value = valueOf(surface)
    const folded = value ?? this.#folded.get(surface) ?? foldWord(surface)
    const key =
      value === undefined ? this.#keyOf(isInitials(surface) ? `${folded[0]!}.${folded[1]!}.` : folded) : `#${value}`
    if (key === undefined) return undefined
    let type = this.types.get(key)
    if (type === undefined) {
      type = this.keys.push(key) - 1
      this.types.set(key, type)
      this.surfaces.push(surface)
    }
    const spelling = { folded, type, capital: false }
    this.spellings.push(spelling)
    return spelling
  }

  #keyOf(folded: string): string | undefined {
    if (folded === '') return undefined
    if (arabicLetter.test(folded)) {
      if (this.#language !== 'ar') return folded
      return isArabicFunctionWord(folded)
        ? undefined
        : stemArabic(folded, form => this.#seen.has(form) || this.#inWordList(form))
    }
    if (!/^[a-z]/.test(folded)) return folded.slice(0, 6)
    // Latin words inside Arabic are mostly English; elsewhere a word is cut to six letters, enough to join most forms.
    if (this.#language !== 'en' && this.#language !== 'ar') return folded.slice(0, 6)
    return isEnglishFunctionWord(folded) || folded.length < 2 ? undefined : stemEnglish(folded)
  }
}

/**
 * Reads other texts with the words of a side.
 *
 * @param side what counts as a word
 * @param inWordList as for `readSide`
 * @returns gives the types of a text that the side has, each once, in the order they are met
 */
export function readerOf(side: Side, inWordList: (form: string) => boolean): (text: string) => readonly number[] {
  const bySpelling = new Map(side.spellings.map(({ folded, type }) => [folded, type]))
  const typeOf = (word: string): number | undefined => {
    const value = valueOf(word)
    if (value !== undefined) return side.typeOf.get(`#${value}`)
    const folded = foldWord(word)
    const known = bySpelling.get(folded)
    if (known !== undefined) return known
    const stem = arabicLetter.test(folded)
      ? stemArabic(folded, form => bySpelling.has(form) || inWordList(form))
      : stemEnglish(folded)
    return side.typeOf.get(stem)
  }
  const met = new Map<string, number | undefined>()
  return text => {
    const types = new Set<number>()
    for (const word of wordsOf(text)) {
      if (!met.has(word)) met.set(word, typeOf(word))
      const type = met.get(word)
      if (type !== undefined) types.add(type)
    }
    return [...types]
  }
}

function placesOf(offsets: Int32Array, types: Int32Array, frequency: Int32Array): Pick<Side, 'placesFrom' | 'places'> {
  const placesFrom = new Int32Array(frequency.length + 1)
  for (let type = 0; type < frequency.length; type += 1) placesFrom[type + 1] = placesFrom[type]! + frequency[type]!
  const places = new Int32Array(types.length)
  const next = placesFrom.slice()
  for (let at = 0; at + 1 < offsets.length; at += 1) {
    for (let k = offsets[at]!; k < offsets[at + 1]!; k += 1) places[next[types[k]!]!++] = at
  }
  return { placesFrom, places }
}

const window = 16

function localChance(size: number, placesFrom: Int32Array, places: Int32Array): Float64Array {
  const chance = new Float64Array(placesFrom.length - 1)
  const reach = Math.min(size, 2 * window + 1)
  for (let type = 0; type < chance.length; type += 1) {
    const [start, end] = [placesFrom[type]!, placesFrom[type + 1]!]
    let [near, from, to] = [0, start, start]
    for (let at = start; at < end; at += 1) {
      while (places[from]! < places[at]! - window) from += 1
      while (to < end && places[to]! <= places[at]! + window) to += 1
      near += to - from
    }
    chance[type] = Math.min(0.95, (near / (end - start) + 0.3) / (reach + 1))
  }
  return chance
}
