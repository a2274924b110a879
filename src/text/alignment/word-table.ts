import type { WordPairs } from './word-pairs.ts'
import type { Side } from './vocabulary.ts'

/** Word pairs, and what each would be worth in a pair of sentences that it was itself learned from. */
export interface TaughtPairs extends WordPairs {
  readonly forwardWithout: Float32Array
  readonly backwardWithout: Float32Array
}

/**
 * Word pairs as evidence. A pair found in two sentences counts ln(1 − p + p/c): p how likely it is if they are
 * translations, c how likely by chance (Moore 2002 scores words against their chance in the same way; here each
 * direction is counted and both are summed). A word whose renderings are known and of which none is found counts ln(1 −
 * Σp).
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
  /** Places in `kinds`. */
  readonly kind: Uint8Array
  /** What a type costs, 0 or less, when nothing renders it. */
  readonly sourceMiss: Float32Array
  readonly targetMiss: Float32Array
}

const mostMissed = 0.85
const numberLeftOut = 0.4
const cost = (left: number): number => Math.log(Math.max(left, 1 - mostMissed))

/**
 * @param pairs ordered by source
 * @returns the table; O(pairs)
 */
export function wordTable(source: Side, target: Side, pairs: TaughtPairs): WordTable {
  const start = new Int32Array(source.keys.length + 1)
  const sourceLeft = new Float32Array(source.keys.length).fill(1)
  const targetLeft = new Float32Array(target.keys.length).fill(1)
  for (let at = 0; at < pairs.source.length; at += 1) {
    start[pairs.source[at]! + 1]! += 1
    sourceLeft[pairs.source[at]!]! *= 1 - pairs.forward[at]!
    targetLeft[pairs.target[at]!]! *= 1 - pairs.backward[at]!
  }
  for (let type = 0; type < source.keys.length; type += 1) start[type + 1]! += start[type]!
  expectNumbers(source, sourceLeft)
  expectNumbers(target, targetLeft)
  return {
    start,
    target: pairs.target,
    kind: pairs.kind,
    forward: gains(pairs.forward, target.chance, pairs.target),
    backward: gains(pairs.backward, source.chance, pairs.source),
    forwardWithout: gains(pairs.forwardWithout, target.chance, pairs.target),
    backwardWithout: gains(pairs.backwardWithout, source.chance, pairs.source),
    likely: pairs.forward.map((likely, at) => (likely + pairs.backward[at]!) / 2),
    sourceMiss: sourceLeft.map(cost),
    targetMiss: targetLeft.map(cost),
  }
}

/** A number of two digits or more ought to come back as one, even if the other text has no such number at all. */
function expectNumbers(side: Side, left: Float32Array): void {
  side.keys.forEach((key, type) => {
    if (key.startsWith('#') && key.length > 2) left[type] = Math.min(left[type]!, numberLeftOut)
  })
}

const gains = (likely: Float32Array, chance: Float64Array, types: Int32Array): Float32Array =>
  likely.map((share, at) => Math.log(1 - share + share / chance[types[at]!]!))
