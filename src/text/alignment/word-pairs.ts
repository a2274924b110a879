/** Why two words are held to render each other. */
export type Kind = 'same' | 'number' | 'list' | 'given' | 'name' | 'learned'
export const kinds: readonly Kind[] = ['same', 'number', 'list', 'given', 'name', 'learned']
/** Places of the kinds that are known before the texts are compared. */
export const [sameKind, numberKind, listKind, givenKind, nameKind] = [0, 1, 2, 3, 4] as const

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

/** Renderings of one word share what is likely, or a word with many chance likenesses would seem sure to be found. */
const mostLikely = 0.75
const share = (likely: number, sum: number): number => (sum > mostLikely ? (likely * mostLikely) / sum : likely)

/** A likeness of names that is left with less after sharing is noise. */
const leastLikely = 0.05

/** Takes in pairs in any order, the same one perhaps several times. */
export class PairCollector {
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
      source: Int32Array.from(kept, at => this.#source[at]!),
      target: Int32Array.from(kept, at => this.#target[at]!),
      forward: Float32Array.from(kept, forwardOf),
      backward: Float32Array.from(kept, backwardOf),
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
function bySource(source: readonly number[], sources: number): { start: Int32Array; order: Int32Array } {
  const start = new Int32Array(sources + 1)
  for (const type of source) start[type + 1]! += 1
  for (let type = 0; type < sources; type += 1) start[type + 1]! += start[type]!
  const next = start.slice()
  const order = new Int32Array(source.length)
  source.forEach((type, at) => {
    order[next[type]!++] = at
  })
  return { start, order }
}
