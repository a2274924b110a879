import { stemWord } from '../arabic/stem.ts'
import { foldText } from '../arabic/fold.ts'
import { associationOf, isNoChance, type Association, type Contingency } from './association.ts'
import { isContentWord, lexiconWords } from './content-words.ts'

type Places = Map<string, number[]>

interface Held {
  /** Stems. */
  readonly source: readonly string[]
  readonly target: readonly string[]
  readonly place: number
}

/** Of more pairs with one word the newest say enough. */
const mostPartnered = 500

/**
 * Confirmed pairs by the stems that stand in them. It answers what a lexicon answers about any two words, without counting
 * every combination of words beforehand, so that pairs come and go at the cost of their own words.
 */
export class PairIndex {
  readonly #pairs = new Map<string, Held>()
  readonly #byPlace = new Map<number, Held>()
  readonly #sources: Places = new Map()
  readonly #targets: Places = new Map()
  /** For each stem of the target a word it was met in. */
  readonly #words = new Map<string, string>()
  #next = 0

  /** How many pairs it holds. */
  get size(): number {
    return this.#pairs.size
  }

  /**
   * Takes a pair in, instead of what it was before.
   *
   * @param key names the pair
   */
  set(key: string, source: string, target: string): void {
    this.delete(key)
    const targets = lexiconWords(target)
    const pair = { source: [...lexiconWords(source).keys()], target: [...targets.keys()], place: this.#next++ }
    this.#pairs.set(key, pair)
    this.#byPlace.set(pair.place, pair)
    for (const [stem, word] of targets) if (!this.#words.has(stem)) this.#words.set(stem, word)
    for (const stem of pair.source) append(this.#sources, stem, pair.place)
    for (const stem of pair.target) append(this.#targets, stem, pair.place)
  }

  delete(key: string): void {
    const pair = this.#pairs.get(key)
    if (!pair) return
    this.#pairs.delete(key)
    this.#byPlace.delete(pair.place)
    for (const stem of pair.source) remove(this.#sources, stem, pair.place)
    for (const stem of pair.target) remove(this.#targets, stem, pair.place)
  }

  /**
   * In how many pairs two stems were seen; O(pairs that have either).
   *
   * @param but a pair that does not count, since it cannot vouch for itself
   */
  seen(source: string, target: string, but?: string): Contingency {
    const [one, other] = [this.#sources.get(source) ?? [], this.#targets.get(target) ?? []]
    const left = but === undefined ? undefined : this.#pairs.get(but)
    const counts = { together: shared(one, other), one: one.length, other: other.length, pairs: this.size }
    if (!left) return counts
    const [hasOne, hasOther] = [left.source.includes(source), left.target.includes(target)]
    return {
      together: counts.together - (hasOne && hasOther ? 1 : 0),
      one: counts.one - (hasOne ? 1 : 0),
      other: counts.other - (hasOther ? 1 : 0),
      pairs: counts.pairs - 1,
    }
  }

  /**
   * With which stems of the target a stem of the source was seen, and in how many of its newest 500 pairs.
   *
   * @param but a pair that does not count
   */
  partners(source: string, but?: string): Map<string, number> {
    const counts = new Map<string, number>()
    const left = but === undefined ? undefined : this.#pairs.get(but)?.place
    for (const place of (this.#sources.get(source) ?? []).slice(-mostPartnered)) {
      if (place === left) continue
      for (const stem of this.#byPlace.get(place)!.target) counts.set(stem, (counts.get(stem) ?? 0) + 1)
    }
    return counts
  }

  /** A word that a stem of the target was met in; the stem itself when it never was. */
  wordOf(target: string): string {
    return this.#words.get(target) ?? target
  }
}

function append(places: Places, stem: string, place: number): void {
  const list = places.get(stem)
  if (list) list.push(place)
  else places.set(stem, [place])
}

function remove(places: Places, stem: string, place: number): void {
  const left = places.get(stem)!.filter(other => other !== place)
  if (left.length > 0) places.set(stem, left)
  else places.delete(stem)
}

/** How many numbers two ascending lists share. */
function shared(one: readonly number[], other: readonly number[]): number {
  let [i, j, count] = [0, 0, 0]
  while (i < one.length && j < other.length) {
    const difference = one[i]! - other[j]!
    if (difference === 0) count += 1
    if (difference <= 0) i += 1
    if (difference >= 0) j += 1
  }
  return count
}

/** Fewer meetings than this may be the chance of a few sentences on one matter. */
const leastTogether = 3

/**
 * What an index says about two words as they are written.
 *
 * @param index of confirmed pairs
 * @param but a pair that does not count
 * @returns the association of two content words, `undefined` when it may be chance
 */
export function associationIn(
  index: PairIndex,
  but?: string,
): (source: string, target: string) => Association | undefined {
  const stems = new Map<string, string | undefined>()
  const known = new Map<string, Association | undefined>()
  const stemOf = (word: string): string | undefined => {
    if (!stems.has(word)) {
      const folded = foldText(word)
      stems.set(word, isContentWord(folded) ? stemWord(folded) : undefined)
    }
    return stems.get(word)
  }
  return (source, target) => {
    const [one, other] = [stemOf(source), stemOf(target)]
    if (one === undefined || other === undefined) return undefined
    const key = `${one} ${other}`
    if (!known.has(key)) {
      const seen = index.seen(one, other, but)
      known.set(key, seen.together >= leastTogether && isNoChance(seen) ? associationOf(one, other, seen) : undefined)
    }
    return known.get(key)
  }
}
