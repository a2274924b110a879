import type { Band } from './band.ts'
import { backwardRun, forwardRun, keptRun, type Evidence } from './evidence.ts'
import type { Link } from './link.ts'
import { breakAt, lengthModel, lengthWorth, widest, type LengthModel, type Model } from './model.ts'
import { markSets } from './tokens.ts'
import type { Side } from './vocabulary.ts'
import type { WordTable } from './word-table.ts'

/** How much of the word evidence counts: words of a sentence are not independent, and each match is seen from both sides. */
export interface Weights {
  readonly words: number
  readonly length: number
  readonly marks: number
  readonly paragraphs: number
  /** How much the habit of joining and leaving out counts: below 1, evidence may overrule it sooner. */
  readonly shape: number
}

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
  [1, 1], [1, 0], [0, 1], [1, 2], [2, 1], [2, 2], [1, 3], [3, 1], [2, 3], [3, 2], [1, 4], [4, 1], [3, 3], [2, 4], [4, 2], [3, 4], [4, 3],
  [4, 4], [1, 5], [5, 1], [1, 6], [6, 1], [1, 7], [7, 1], [1, 8], [8, 1],
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
  source: Side, target: Side, table: WordTable, model: Model, evidence: Evidence, band: Band, anchors: readonly Link[], weights: Weights,
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

/** What marks and paragraphs may add to a link that is otherwise hopeless. */
const mostOfTheRest = 4

/** Scores the link of a source sentences from i and b target sentences from j; gives up below `floor`. */
type LinkScorer = (i: number, a: number, j: number, b: number, floor: number) => number

function linkScorer(
  source: Side, target: Side, table: WordTable, model: Model, lengths: LengthModel, evidence: Evidence, weights: Weights,
): LinkScorer {
  const words = wordScorer(source, target, table, evidence)
  return (i, a, j, b, floor) => {
    const prior = weights.shape * model.shape[a * (widest + 1) + b]!
    if (a === 0 || b === 0) return prior
    const length = weights.length * lengthWorth(lengths, i * (widest + 1) + a, j * (widest + 1) + b)
    if (a + b > 4 && prior + length < floor - 4) return -Infinity
    const worth = prior + length + weights.words * words(i, a, j, b)
    if (worth < floor - mostOfTheRest) return -Infinity
    return worth
      + weights.marks * marksWorth(source, target, model, i, a, j, b)
      + weights.paragraphs * paragraphsWorth(source, target, model, i, a, j, b)
  }
}

function wordScorer(source: Side, target: Side, table: WordTable, evidence: Evidence): (i: number, a: number, j: number, b: number) => number {
  const { start, first, forward, backward, sourceMiss, targetMiss } = evidence
  const size = Math.max(1, source.types.length, target.types.length)
  const best = new Float32Array(Math.min(size, 100_000))
  const touched = new Int32Array(best.length)
  return (i, a, j, b) => {
    let sum = 0
    for (let row = i; row < i + a; row += 1) {
      sum += sourceMiss[row]!
      const cell = start[row]! + j - first[row]!
      if (cell < start[row]! || cell >= start[row + 1]!) continue
      sum += b <= keptRun ? forward[cell * keptRun + b - 1]! : forwardRun(evidence, source, table, row, j, b, best, touched)
    }
    for (let column = j; column < j + b; column += 1) {
      sum += targetMiss[column]!
      const cell = start[i]! + column - first[i]!
      if (cell < start[i]! || cell >= start[i + 1]!) continue
      sum += a <= keptRun ? backward[cell * keptRun + a - 1]! : backwardRun(evidence, target, table, i, column, a, best, touched)
    }
    return sum
  }
}

function marksWorth(source: Side, target: Side, model: Model, i: number, a: number, j: number, b: number): number {
  let [from, to] = [0, 0]
  for (let at = i; at < i + a; at += 1) from |= source.marks[at]!
  for (let at = j; at < j + b; at += 1) to |= target.marks[at]!
  return model.marks[from * markSets + to]!
}

function paragraphsWorth(source: Side, target: Side, model: Model, i: number, a: number, j: number, b: number): number {
  if (!model.paragraphs) return 0
  const { border, inside } = model.paragraphs
  let worth = 0
  if (i > 0 && j > 0) worth += border[breakAt(source, i) * 2 + breakAt(target, j)]! / 2
  if (i + a < source.size && j + b < target.size) worth += border[breakAt(source, i + a) * 2 + breakAt(target, j + b)]! / 2
  for (let at = i + 1; at < i + a; at += 1) worth += breakAt(source, at) === 1 ? inside[1] : inside[0]
  for (let at = j + 1; at < j + b; at += 1) worth += breakAt(target, at) === 1 ? inside[1] : inside[0]
  return worth
}

/**
 * The best path: maximises the sum of the worth of its links.
 * best(i, j) = max over shapes (a, b) of best(i − a, j − b) + worth(link).
 */
export function bestPath(lattice: Lattice, worth: Float32Array | Float64Array = lattice.worth): Link[] {
  const { start, to, points } = lattice
  const best = new Float64Array(points).fill(-Infinity)
  const from = new Int32Array(points).fill(-1)
  best[0] = 0
  for (let p = 0; p < points; p += 1) {
    const here = best[p]!
    if (here === -Infinity) continue
    for (let edge = start[p]!; edge < start[p + 1]!; edge += 1) {
      const value = here + worth[edge]!
      const next = to[edge]!
      if (value <= best[next]!) continue
      best[next] = value
      from[next] = p
    }
  }
  return walkBack(lattice, from)
}

function walkBack({ point, low, points }: Lattice, from: Int32Array): Link[] {
  const links: Link[] = []
  let row = point.length - 2
  for (let p = points - 1; p > 0; p = from[p]!) {
    const [end, column] = [row, p - point[row]! + low[row]!]
    while (point[row]! > from[p]!) row -= 1
    links.push({ source: { start: row, end }, target: { start: from[p]! - point[row]! + low[row]!, end: column } })
  }
  return links.reverse()
}

/**
 * How likely each link of the lattice is, given all of them: forward and backward sums over every path.
 *
 * @returns a probability for every link, in the order of the lattice
 */
export function posteriors(lattice: Lattice, sharpness: number): Float64Array {
  const { start, to, worth, points } = lattice
  const ahead = new Float64Array(points).fill(-Infinity)
  ahead[0] = 0
  for (let p = 0; p < points; p += 1) {
    if (ahead[p] === -Infinity) continue
    for (let edge = start[p]!; edge < start[p + 1]!; edge += 1) {
      ahead[to[edge]!] = addLogarithms(ahead[to[edge]!]!, ahead[p]! + sharpness * worth[edge]!)
    }
  }
  const behind = new Float64Array(points).fill(-Infinity)
  behind[points - 1] = 0
  const likely = new Float64Array(start[points]!)
  const whole = ahead[points - 1]!
  for (let p = points - 1; p >= 0; p -= 1) {
    for (let edge = start[p]!; edge < start[p + 1]!; edge += 1) {
      const value = sharpness * worth[edge]! + behind[to[edge]!]!
      behind[p] = addLogarithms(behind[p]!, value)
      likely[edge] = Math.exp(Math.min(0, ahead[p]! + value - whole))
    }
  }
  return likely
}

function addLogarithms(one: number, other: number): number {
  const [high, low] = one > other ? [one, other] : [other, one]
  return low === -Infinity || high - low > 30 ? high : high + Math.log1p(Math.exp(low - high))
}

/** The place of a link in the lattice, or -1 when it was not considered. */
export function edgeOf({ point, low, start, to }: Lattice, { source, target }: Link): number {
  const [p, next] = [point[source.start]! + target.start - low[source.start]!, point[source.end]! + target.end - low[source.end]!]
  if (p < point[source.start]! || p >= point[source.start + 1]!) return -1
  for (let edge = start[p]!; edge < start[p + 1]!; edge += 1) if (to[edge] === next) return edge
  return -1
}
