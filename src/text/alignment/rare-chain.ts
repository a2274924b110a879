import type { Side } from './vocabulary.ts'
import type { WordTable } from './word-table.ts'

/** From one position up to, not including, another. */
export type Range = readonly [number, number]

/** Words of more sentences than this say little about which two belong together. */
const rare = 24

/**
 * The heaviest chain of sentence pairs that share words which are rare in a part of both texts.
 *
 * @returns sentence indices of source and target, both rising; without points that leave the line of their neighbours
 *
 * O(n log n) for n pairs that share rare words. A longest increasing chain, as in the first pass of Gargantua (Braune &
 * Fraser 2010).
 */
export function heaviestChain(
  source: Side,
  target: Side,
  table: WordTable,
  [i0, i1]: Range,
  [j0, j1]: Range,
): [number, number][] {
  const weight = new Float32Array(j1 - j0)
  const tree = new PrefixBest(j1 - j0)
  const [nodesI, nodesJ, nodesBefore]: [number[], number[], number[]] = [[], [], []]
  const inRows = new RarePlaces(source, i0, i1)
  const inColumns = new RarePlaces(target, j0, j1)
  const touched: number[] = []
  for (let i = i0; i < i1; i += 1) {
    weigh(source, target, table, { i, j0, inRows, inColumns }, weight, touched)
    const strong = touched.filter(j => weight[j]! > 2.5)
    if (strong.length > 6) {
      strong.sort((one, other) => weight[other]! - weight[one]! || one - other).length = 6
    }
    const before = strong.map(j => tree.nodeBefore(j))
    strong.forEach((j, at) => {
      nodesI.push(i)
      nodesJ.push(j + j0)
      const value = tree.valueOf(before[at]!) + weight[j]! - 2
      tree.raise(j, value, nodesBefore.push(before[at]!) - 1)
    })
    for (const j of touched) weight[j] = 0
    touched.length = 0
  }
  const chain: [number, number][] = []
  for (let at = tree.nodeBefore(j1 - j0); at >= 0; at = nodesBefore[at]!) chain.push([nodesI[at]!, nodesJ[at]!])
  return straightened(chain.reverse())
}

/**
 * Where types stand between two sentences, looked up when first asked for; types that are not rare there stand nowhere.
 */
class RarePlaces {
  readonly #side: Side
  readonly #start: number
  readonly #end: number
  readonly #known = new Map<number, number>()
  /** The places of the type that was asked for last: `side.places[from] … side.places[to - 1]`. */
  from = 0
  to = 0

  constructor(side: Side, start: number, end: number) {
    this.#side = side
    this.#start = start
    this.#end = end
  }

  find(type: number): boolean {
    const { placesFrom, places, frequency } = this.#side
    const [first, last] = [placesFrom[type]!, placesFrom[type + 1]!]
    if (this.#start === 0 && this.#end === this.#side.size) {
      this.from = first
      this.to = last
      return frequency[type]! <= rare
    }
    let packed = this.#known.get(type)
    if (packed === undefined) {
      const low = firstFrom(places, first, last, this.#start)
      const count = firstFrom(places, low, last, this.#end) - low
      packed = count > rare ? 0 : low * (rare + 1) + count
      this.#known.set(type, packed)
    }
    this.from = Math.floor(packed / (rare + 1))
    this.to = this.from + (packed % (rare + 1))
    return this.from < this.to
  }
}

/** The first place between `low` and `high` that is not before a sentence. */
function firstFrom(places: Int32Array, low: number, high: number, sentence: number): number {
  let [from, to] = [low, high]
  while (from < to) {
    const middle = (from + to) >> 1
    if (places[middle]! < sentence) from = middle + 1
    else to = middle
  }
  return from
}

interface Row {
  readonly i: number
  readonly j0: number
  readonly inRows: RarePlaces
  readonly inColumns: RarePlaces
}

function weigh(
  source: Side,
  target: Side,
  table: WordTable,
  { i, j0, inRows, inColumns }: Row,
  weight: Float32Array,
  touched: number[],
): void {
  for (let k = source.offsets[i]!; k < source.offsets[i + 1]!; k += 1) {
    const type = source.types[k]!
    if (!inRows.find(type)) continue
    for (let at = table.start[type]!; at < table.start[type + 1]!; at += 1) {
      if (!inColumns.find(table.target[at]!)) continue
      const { from, to } = inColumns
      const worth = table.likely[at]! * logarithms[to - from]!
      for (let place = from; place < to; place += 1) {
        const j = target.places[place]! - j0
        if (weight[j] === 0) touched.push(j)
        weight[j]! += worth
      }
    }
  }
}

/** What a word is worth by the number of sentences it stands in. */
const logarithms = Float64Array.from({ length: rare + 1 }, (_, places) => Math.log(1 + 40 / places))

/** The best value among positions before a given one (a Fenwick tree of maxima). */
class PrefixBest {
  readonly #value: Float64Array
  readonly #node: Int32Array
  readonly #values: number[] = []

  constructor(size: number) {
    this.#value = new Float64Array(size + 1)
    this.#node = new Int32Array(size + 1).fill(-1)
  }

  /** The node with the best value, or -1. */
  nodeBefore(position: number): number {
    let value = 0
    let node = -1
    for (let at = position; at > 0; at -= at & -at) {
      if (this.#value[at]! <= value) continue
      value = this.#value[at]!
      node = this.#node[at]!
    }
    return node
  }

  valueOf(node: number): number {
    return node < 0 ? 0 : this.#values[node]!
  }

  raise(position: number, value: number, node: number): void {
    this.#values[node] = value
    for (let at = position + 1; at < this.#value.length; at += at & -at) {
      if (value <= this.#value[at]!) continue
      this.#value[at] = value
      this.#node[at] = node
    }
  }
}

/** Drops points that leave the line both neighbours agree on: chance evidence, not a gap in the text. */
function straightened(chain: readonly [number, number][]): [number, number][] {
  const around = 4
  return chain.filter(([i, j], at) => {
    const shifts = chain.slice(Math.max(0, at - around), at + around + 1).map(([x, y]) => Math.abs(y - x - (j - i)))
    return shifts.filter(shift => shift <= 6).length >= Math.min(3, shifts.length)
  })
}
