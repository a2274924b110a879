import type { Band } from './band.ts'
import type { Evidence } from './evidence.ts'
import type { Link } from './link.ts'
import { linkScorer, type Weights } from './link-scorer.ts'
import { lengthModel, widest, type LengthModel } from './length-worth.ts'
import type { Model } from './model.ts'
import type { Side } from './vocabulary.ts'
import type { WordTable } from './word-table.ts'

/**
 * Every link worth considering, by the lattice point it starts from. Point (i, j), before source sentence i and target
 * sentence j, is number `point[i] + j - low[i]`; its links are `start[p] … start[p + 1] - 1`.
 */
export interface Lattice {
  readonly point: Int32Array
  readonly low: Int32Array
  readonly start: Int32Array
  readonly to: Int32Array
  readonly worth: Float32Array
  readonly points: number
}

const shapesByRows: readonly (readonly [number, number])[] = [
  [1, 1],
  [1, 0],
  [0, 1],
  [1, 2],
  [2, 1],
  [2, 2],
  [1, 3],
  [3, 1],
  [2, 3],
  [3, 2],
  [1, 4],
  [4, 1],
  [3, 3],
  [2, 4],
  [4, 2],
  [3, 4],
  [4, 3],
  [4, 4],
  [1, 5],
  [5, 1],
  [1, 6],
  [6, 1],
  [1, 7],
  [7, 1],
  [1, 8],
  [8, 1],
]

const rowsOf = Int8Array.from(shapesByRows, ([a]) => a)
const columnsOf = Int8Array.from(shapesByRows, ([, b]) => b)

/** A link this much worse than leaving all its sentences unlinked is not considered. */
const hopeless = -3

/**
 * Scores links of every shape from every point of the band; those that could never be chosen are left out.
 *
 * @returns the lattice; O(points · shapes), most shapes falling to their length alone
 */
export function latticeOf(
  source: Side,
  target: Side,
  table: WordTable,
  model: Model,
  evidence: Evidence,
  band: Band,
  anchors: readonly Link[],
  weights: Weights,
): Lattice {
  const lengths = lengthModel(source, target, model)
  const scorer = linkScorer(source, target, table, model, lengths, evidence, weights)
  const point = new Int32Array(source.size + 2)
  for (let i = 0; i <= source.size; i += 1) point[i + 1] = point[i]! + Math.max(0, band.high[i]! - band.low[i]! + 1)
  const edges = new EdgeList(point[source.size + 1]!)
  const pins = pinsOf(source.size, target.size, anchors)
  const nulls = [weights.shape * model.shape[widest + 1]!, weights.shape * model.shape[1]!] as const
  for (let i = 0; i <= source.size; i += 1) {
    for (let j = band.low[i]!; j <= band.high[i]!; j += 1) {
      edges.open(point[i]! + j - band.low[i]!)
      const pin = pins?.at(i, j)
      if (pin) edges.add(point[pin.source.end]! + pin.target.end - band.low[pin.source.end]!, 0)
      let [isTooLong, isTooShort] = [false, false]
      for (let shape = 0; shape < rowsOf.length; shape += 1) {
        const a = rowsOf[shape]!
        const b = columnsOf[shape]!
        // what one sentence is too short for, it is too short for with a sentence more
        if ((isTooLong && a === 1 && b > 1) || (isTooShort && b === 1 && a > 1)) continue
        const row = i + a
        if (row > source.size || j + b > band.high[row]! || j + b < band.low[row]!) continue
        if (a + b > 2) {
          const fit = lengthsFit(lengths, i * (widest + 1) + a, j * (widest + 1) + b)
          if (fit !== 0) {
            isTooLong ||= fit > 0 && a === 1
            isTooShort ||= fit < 0 && b === 1
            continue
          }
        }
        if (pins && pins.cut(i, a, j, b)) continue
        const floor = a * nulls[0] + b * nulls[1] + hopeless
        const worth = scorer(i, a, j, b, floor)
        if (worth >= floor) edges.add(point[row]! + j + b - band.low[row]!, worth)
      }
    }
  }
  return { point, low: band.low, points: point[source.size + 1]!, ...edges.closed() }
}

interface Pins {
  readonly at: (i: number, j: number) => Link | undefined
  /** Whether a link would take a sentence that an anchor holds. */
  readonly cut: (i: number, a: number, j: number, b: number) => boolean
}

function pinsOf(sources: number, targets: number, anchors: readonly Link[]): Pins | undefined {
  if (anchors.length === 0) return undefined
  const held = [new Int32Array(sources + 1), new Int32Array(targets + 1)] as const
  for (const { source, target } of anchors) {
    held[0].fill(1, source.start + 1, source.end + 1)
    held[1].fill(1, target.start + 1, target.end + 1)
  }
  for (const sums of held) for (let at = 1; at < sums.length; at += 1) sums[at]! += sums[at - 1]!
  const at = new Map(anchors.map(anchor => [`${anchor.source.start} ${anchor.target.start}`, anchor]))
  return {
    at: (i, j) => at.get(`${i} ${j}`),
    cut: (i, a, j, b) => held[0][i + a]! > held[0][i]! || held[1][j + b]! > held[1][j]!,
  }
}

class EdgeList {
  readonly #start: Int32Array
  #to: Int32Array
  #worth: Float32Array
  #size = 0

  constructor(points: number) {
    this.#start = new Int32Array(points + 1)
    this.#to = new Int32Array(points * 6 + 64)
    this.#worth = new Float32Array(points * 6 + 64)
  }

  open(point: number): void {
    this.#start[point] = this.#size
  }

  add(to: number, worth: number): void {
    if (this.#size === this.#to.length) this.#grow()
    this.#to[this.#size] = to
    this.#worth[this.#size] = worth
    this.#size += 1
  }

  #grow(): void {
    const [to, worth] = [new Int32Array(this.#size * 2), new Float32Array(this.#size * 2)]
    to.set(this.#to)
    worth.set(this.#worth)
    ;[this.#to, this.#worth] = [to, worth]
  }

  closed(): Pick<Lattice, 'start' | 'to' | 'worth'> {
    this.#start[this.#start.length - 1] = this.#size
    return { start: this.#start, to: this.#to, worth: this.#worth }
  }
}

/** Sentences are joined only to what is not much longer or shorter than expected; short ones may be. */
const mostTimes = 2.2
const leastForJoined = 12

/** 0 when two runs of sentences may be joined, 1 when the target is too long for it, -1 when it is too short. */
function lengthsFit({ source, target, ratio }: LengthModel, from: number, to: number): -1 | 0 | 1 {
  const x = target.logarithm[to]! - source.logarithm[from]! - ratio
  if (x < logarithmOfMost && x > -logarithmOfMost) return 0
  if (Math.max(source.length[from]!, target.length[to]!) < leastForJoined) return 0
  return x > 0 ? 1 : -1
}

const logarithmOfMost = Math.log(mostTimes)
