import type { Kind, WordPair } from './word-links.ts'
import type { Side } from './vocabulary.ts'

/** A word pair with what it is worth in a pair of sentences that the pair itself was learned from. */
export interface TaughtPair extends WordPair {
  readonly forwardWithout: number
  readonly backwardWithout: number
}

/**
 * Word pairs as evidence. A pair found in two sentences counts ln(1 − p + p/c): p how likely it is if they are
 * translations, c how likely by chance (Moore 2002 scores words against their chance in the same way; here each direction
 * is counted and both are summed). A word whose renderings are known and of which none is found counts ln(1 − Σp).
 */
export interface WordTable {
  /** Pairs of source type s are `start[s] … start[s + 1] - 1`. */
  readonly start: Int32Array
  readonly target: Int32Array
  readonly forward: Float32Array
  readonly backward: Float32Array
  readonly forwardWithout: Float32Array
  readonly backwardWithout: Float32Array
  readonly likely: Float32Array
  readonly kinds: readonly Kind[]
  /** What a type costs, 0 or less, when nothing renders it. */
  readonly sourceMiss: Float32Array
  readonly targetMiss: Float32Array
}

const gain = (likely: number, chance: number): number => Math.log(1 - likely + likely / chance)
const mostMissed = 0.85
const cost = (left: number): number => Math.log(Math.max(left, 1 - mostMissed))

/**
 * @param pairs sorted by source, then target
 * @returns the table; O(pairs)
 */
export function wordTable(source: Side, target: Side, pairs: readonly TaughtPair[]): WordTable {
  const start = new Int32Array(source.keys.length + 1)
  for (const pair of pairs) start[pair.source + 1]! += 1
  for (let type = 0; type < source.keys.length; type += 1) start[type + 1]! += start[type]!
  const miss = { source: new Float32Array(source.keys.length).fill(1), target: new Float32Array(target.keys.length).fill(1) }
  for (const pair of pairs) {
    miss.source[pair.source]! *= 1 - pair.forward
    miss.target[pair.target]! *= 1 - pair.backward
  }
  return {
    start, target: Int32Array.from(pairs, pair => pair.target), kinds: pairs.map(pair => pair.kind),
    forward: Float32Array.from(pairs, pair => gain(pair.forward, target.chance[pair.target]!)),
    backward: Float32Array.from(pairs, pair => gain(pair.backward, source.chance[pair.source]!)),
    forwardWithout: Float32Array.from(pairs, pair => gain(pair.forwardWithout, target.chance[pair.target]!)),
    backwardWithout: Float32Array.from(pairs, pair => gain(pair.backwardWithout, source.chance[pair.source]!)),
    likely: Float32Array.from(pairs, pair => (pair.forward + pair.backward) / 2),
    sourceMiss: miss.source.map(cost), targetMiss: miss.target.map(cost),
  }
}
