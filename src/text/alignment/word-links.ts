import { withoutProclitics } from './arabic.ts'
import { stemEnglish } from './english.ts'
import { foldWord } from './fold.ts'
import { readingsOf, type Lexicon } from './lexicon.ts'
import { arabicSkeleton, latinSkeleton, skeletonLikeness } from '../arabic/skeleton.ts'
import type { Side, Spelling } from './vocabulary.ts'

/** Why two words are held to render each other. */
export type Kind = 'same' | 'number' | 'list' | 'given' | 'name' | 'learned'
export const kinds: readonly Kind[] = ['same', 'number', 'list', 'given', 'name', 'learned']
const [sameKind, numberKind, listKind, givenKind, nameKind] = [0, 1, 2, 3, 4] as const

/** Source types and target types that may render each other, ordered by source; parallel arrays. */
export interface WordPairs {
  readonly source: Int32Array
  readonly target: Int32Array
  /** How likely the target type stands in a sentence's rendering when the source type stands in the sentence. */
  readonly forward: Float32Array
  readonly backward: Float32Array
  /** Places in `kinds`. */
  readonly kind: Uint8Array
}

/** What is known about words before the document itself is looked at. */
export interface WordSources {
  readonly lexicon: Lexicon | undefined
  /** Pairs of words or short phrases from a glossary. */
  readonly given: readonly (readonly [string, string])[]
}

/**
 * Words that may render each other: the same in both (numbers by value, Latin words in Arabic text), in the word list, in
 * the glossary, or names alike across scripts.
 *
 * @returns at most one pair for two types; O(types · forms)
 */
export function priorPairs(source: Side, target: Side, known: WordSources): WordPairs {
  const pairs = new PairCollector()
  samePairs(source, target, pairs)
  if (known.lexicon) listPairs(source, target, known.lexicon, pairs)
  givenPairs(source, target, known.given, pairs)
  namePairs(source, target, pairs)
  return pairs.shared(source.keys.length, target.keys.length)
}

/** Renderings of one word share what is likely, or a word with many chance likenesses would seem sure to be found. */
const mostLikely = 0.75
const listLikely = 0.5
const share = (likely: number, sum: number): number => sum > mostLikely ? likely * mostLikely / sum : likely

/** A likeness of names that is left with less after sharing is noise. */
const leastLikely = 0.05

/** Takes in pairs in any order, the same one perhaps several times. */
class PairCollector {
  readonly #source: number[] = []
  readonly #target: number[] = []
  readonly #forward: number[] = []
  readonly #backward: number[] = []
  readonly #kind: number[] = []

  add(source: number, target: number, forward: number, backward: number, kind: number): void {
    this.#source.push(source)
    this.#target.push(target)
    this.#forward.push(forward)
    this.#backward.push(backward)
    this.#kind.push(kind)
  }

  /** The best of each pair, ordered by source and target, after renderings of one word have shared what is likely. */
  shared(sources: number, targets: number): WordPairs {
    const best = this.#best(sources, targets)
    const forward = new Float64Array(sources)
    const backward = new Float64Array(targets)
    for (const at of best) {
      forward[this.#source[at]!]! += this.#forward[at]!
      backward[this.#target[at]!]! += this.#backward[at]!
    }
    const forwardOf = (at: number): number => share(this.#forward[at]!, forward[this.#source[at]!]!)
    const backwardOf = (at: number): number => share(this.#backward[at]!, backward[this.#target[at]!]!)
    const kept = best.filter(at => this.#kind[at] !== nameKind || forwardOf(at) + backwardOf(at) > 2 * leastLikely)
    return {
      source: Int32Array.from(kept, at => this.#source[at]!), target: Int32Array.from(kept, at => this.#target[at]!),
      forward: Float32Array.from(kept, forwardOf), backward: Float32Array.from(kept, backwardOf),
      kind: Uint8Array.from(kept, at => this.#kind[at]!),
    }
  }

  #best(sources: number, targets: number): number[] {
    const { start, order } = bySource(this.#source, sources)
    const placeOf = new Int32Array(targets).fill(-1)
    const best: number[] = []
    for (let source = 0; source < sources; source += 1) {
      const first = best.length
      for (let at = start[source]!; at < start[source + 1]!; at += 1) {
        const pair = order[at]!
        const target = this.#target[pair]!
        const place = placeOf[target]!
        if (place < first) placeOf[target] = best.push(pair) - 1
        else if (this.#likely(best[place]!) < this.#likely(pair)) best[place] = pair
      }
      if (best.length - first > 1) {
        const sorted = best.splice(first).sort((one, other) => this.#target[one]! - this.#target[other]!)
        for (const pair of sorted) best.push(pair)
      }
    }
    return best
  }

  #likely(pair: number): number {
    return this.#forward[pair]! + this.#backward[pair]!
  }
}


/** Sorts by counting: the pairs of source type s are `order[start[s]] … order[start[s + 1] - 1]`, as they came. */
function bySource(source: readonly number[], sources: number): { start: Int32Array, order: Int32Array } {
  const start = new Int32Array(sources + 1)
  for (const type of source) start[type + 1]! += 1
  for (let type = 0; type < sources; type += 1) start[type + 1]! += start[type]!
  const next = start.slice()
  const order = new Int32Array(source.length)
  source.forEach((type, at) => { order[next[type]!++] = at })
  return { start, order }
}

function samePairs(source: Side, target: Side, pairs: PairCollector): void {
  source.keys.forEach((key, type) => {
    const same = target.typeOf.get(key)
    if (same === undefined) return
    const number = key.startsWith('#')
    const likely = number ? (key.length > 2 ? 0.85 : 0.65) : key.length > 1 ? 0.8 : 0.3
    pairs.add(type, same, likely, likely, number ? numberKind : sameKind)
  })
}

function listPairs(source: Side, target: Side, lexicon: Lexicon, pairs: PairCollector): void {
  const arabicFirst = source.language === 'ar' && target.language === 'en'
  if (!arabicFirst && !(source.language === 'en' && target.language === 'ar')) return
  const [arabic, english] = arabicFirst ? [source, target] : [target, source]
  for (const spelling of arabic.spellings) {
    for (const reading of readingsOf(lexicon, spelling.folded)) {
      const share = reading.stems.length > 1 ? 0.7 : 1
      for (const stem of reading.stems) {
        const type = english.typeOf.get(stem)
        if (type === undefined) continue
        const likely = listLikely * reading.trust * share
        if (arabicFirst) pairs.add(spelling.type, type, likely, likely * 0.9, listKind)
        else pairs.add(type, spelling.type, likely * 0.9, likely, listKind)
      }
    }
  }
}

function givenPairs(source: Side, target: Side, given: WordSources['given'], pairs: PairCollector): void {
  if (given.length === 0) return
  const [sourceTypes, targetTypes] = [phraseReader(source), phraseReader(target)]
  for (const [from, to] of given) {
    const [sources, targets] = [sourceTypes(from), targetTypes(to)]
    const likely = 0.8 / Math.sqrt(Math.max(1, sources.length, targets.length))
    for (const one of sources) for (const other of targets) pairs.add(one, other, likely, likely, givenKind)
  }
}

/** The types that the words of a phrase may be: as they are spelled, and without what is written together with them. */
function phraseReader(side: Side): (phrase: string) => readonly number[] {
  const bySpelling = new Map(side.spellings.map(({ folded, type }) => [folded, type]))
  return phrase => {
    const found = new Set<number>()
    for (const word of phrase.split(/\s+/).map(foldWord)) {
      const forms = side.language === 'ar' ? withoutProclitics(word).map(({ form }) => form) : [stemEnglish(word)]
      for (const type of [bySpelling.get(word), ...forms.map(form => side.typeOf.get(form))]) {
        if (type !== undefined) found.add(type)
      }
    }
    return [...found]
  }
}

interface Name {
  readonly type: number
  readonly skeleton: string
  readonly capital: boolean
  readonly vowelFirst: boolean
}

function namePairs(source: Side, target: Side, pairs: PairCollector): void {
  const arabicFirst = source.language === 'ar'
  if (arabicFirst === (target.language === 'ar')) return
  const [arabic, latin] = arabicFirst ? [source, target] : [target, source]
  const names = latin.spellings.filter(({ folded }) => /^[a-z]{3,}$/.test(folded)).map(latinName).filter(name => name.skeleton.length > 1)
  const likeNames = nameFinder(names)
  for (const spelling of arabic.spellings) for (const name of arabicNames(spelling)) for (const { name: other, likely: most } of likeNames(name.skeleton)) {
    const likely = name.vowelFirst === other.vowelFirst ? most : most * otherStart
    if (likely < 0.15) continue
    if (arabicFirst) pairs.add(name.type, other.type, likely, likely, nameKind)
    else pairs.add(other.type, name.type, likely, likely, nameKind)
  }
}

/** Finds names whose skeleton is the same or nearly; each skeleton is looked up once. */
function nameFinder(names: readonly Name[]): (skeleton: string) => readonly LikeName[] {
  const bySkeleton = indexNames(names)
  const byNeighbour = indexNeighbours(bySkeleton.keys())
  const found = new Map<string, readonly LikeName[]>()
  return skeleton => {
    const known = found.get(skeleton)
    if (known) return known
    const list = likeSkeletons(skeleton, byNeighbour).flatMap(other => {
      const likeness = skeletonLikeness(skeleton, other)
      return bySkeleton.get(other)!.flatMap(name => {
        if (likeness === 0 || (!name.capital && likeness < leastWithoutCapital)) return []
        return [{ name, likely: 0.75 * likeness * (name.capital ? 1 : 0.4) }]
      })
    })
    found.set(skeleton, list)
    return list
  }
}

/** A word without a capital is a name only if it is quite like one. */
const leastWithoutCapital = 0.85
/** One begins with a vowel, the other does not. */
const otherStart = 0.6

interface LikeName {
  readonly name: Name
  /** How likely it renders the skeleton, when both begin alike. */
  readonly likely: number
}

function indexNames(names: readonly Name[]): Map<string, Name[]> {
  const index = new Map<string, Name[]>()
  for (const name of names) {
    const list = index.get(name.skeleton)
    if (list) list.push(name)
    else index.set(name.skeleton, [name])
  }
  return index
}

function indexNeighbours(skeletons: Iterable<string>): Map<string, string[]> {
  const index = new Map<string, string[]>()
  for (const skeleton of skeletons) for (const key of neighbours(skeleton)) {
    const list = index.get(key)
    if (list) list.push(skeleton)
    else index.set(key, [skeleton])
  }
  return index
}

function likeSkeletons(skeleton: string, byNeighbour: ReadonlyMap<string, readonly string[]>): string[] {
  const like = new Set<string>()
  for (const key of neighbours(skeleton)) for (const other of byNeighbour.get(key) ?? []) like.add(other)
  return [...like]
}

const latinName = (spelling: Spelling): Name => ({
  type: spelling.type, skeleton: latinSkeleton(spelling.folded), capital: spelling.capital, vowelFirst: /^[aeiouyhw]/.test(spelling.folded),
})

function arabicNames(spelling: Spelling): Name[] {
  if (!/^[\u0620-\u064A]{2,}$/.test(spelling.folded)) return []
  const names: Name[] = []
  for (const { form } of withoutProclitics(spelling.folded, false)) {
    const skeleton = arabicSkeleton(form)
    if (skeleton.length < 2 || names.some(name => name.skeleton === skeleton)) continue
    names.push({ type: spelling.type, skeleton, capital: true, vowelFirst: /^[اعويهح]/.test(form) })
  }
  return names
}

/** The skeleton and, if it is long enough to forgive a consonant, all that is left of it when one is dropped. */
function neighbours(skeleton: string): readonly string[] {
  if (skeleton.length < 4) return [skeleton]
  const keys = [skeleton]
  for (let at = 0; at < skeleton.length; at += 1) keys.push(skeleton.slice(0, at) + skeleton.slice(at + 1))
  return keys
}
