import type { Link } from './link.ts'
import type { Side } from './vocabulary.ts'
import type { WordTable } from './word-table.ts'

/** The part of the lattice that is searched: before source sentence i, target positions `low[i] … high[i]`. */
export interface Band {
  readonly low: Int32Array
  readonly high: Int32Array
}

/** Below this many cells the whole lattice is searched. */
const fullCells = 3_000
/** So many cells between two points of a chain are searched whole. */
const wholeCells = 900
const slack = 4
const rare = 24

/**
 * Where to search. Small gaps between anchors are searched whole; in large ones the heaviest chain of sentence pairs that
 * share rare evidence (a longest increasing chain, as in the first pass of Gargantua, Braune & Fraser 2010) gives the line
 * that is searched within a slack, so that cost grows with length, not with its square.
 *
 * @param anchors hard links, in order
 * @param path links that must stay inside, or none
 * @returns a band whose borders never fall; O(n log n) for bounded gaps
 */
export function bandOf(source: Side, target: Side, table: WordTable, anchors: readonly Link[], path: readonly Link[]): Band {
  const band = { low: new Int32Array(source.size + 1).fill(target.size), high: new Int32Array(source.size + 1) }
  let [i, j] = [0, 0]
  const end = { source: { start: source.size, end: source.size }, target: { start: target.size, end: target.size } }
  for (const anchor of [...anchors, end]) {
    const columns = [j, anchor.target.start] as const
    fillGap(source, target, table, band, { rows: [i, anchor.source.start], columns, bounds: columns, depth: 0 })
    ;[i, j] = [anchor.source.end, anchor.target.end]
    for (let at = anchor.source.start; at <= i; at += 1) widen(band, at, anchor.target.start, j)
  }
  for (const link of path) for (let at = link.source.start; at <= link.source.end; at += 1) widen(band, at, link.target.start, link.target.end)
  return steady(band)
}

/**
 * The neighbourhood of a path: all that is worth searching once a pass has found its way.
 *
 * @param path links of the whole text
 * @param reach positions on either side
 */
export function bandAround(source: Side, target: Side, path: readonly Link[], reach: number): Band {
  const band = { low: new Int32Array(source.size + 1).fill(target.size), high: new Int32Array(source.size + 1) }
  for (const link of path) {
    for (let at = Math.max(0, link.source.start - 1); at <= Math.min(source.size, link.source.end + 1); at += 1) {
      widen(band, at, Math.max(0, link.target.start - reach), Math.min(target.size, link.target.end + reach))
    }
  }
  return steady(band)
}

function widen(band: Band, at: number, low: number, high: number): void {
  if (low < band.low[at]!) band.low[at] = low
  if (high > band.high[at]!) band.high[at] = high
}

function steady(band: Band): Band {
  for (let at = 1; at < band.high.length; at += 1) band.high[at] = Math.max(band.high[at]!, band.high[at - 1]!)
  for (let at = band.low.length - 2; at >= 0; at -= 1) band.low[at] = Math.min(band.low[at]!, band.low[at + 1]!)
  for (let at = 1; at < band.low.length; at += 1) band.low[at] = Math.min(band.low[at]!, band.high[at - 1]!)
  return band
}

type Range = readonly [number, number]

/** How often a gap between two points of a chain is looked through again for evidence that is rare within it. */
const deepest = 4

/** A part of both texts in which the band is to be found. */
interface Gap {
  readonly rows: Range
  readonly columns: Range
  /** Target positions that the band may not leave: those of the anchors around. */
  readonly bounds: Range
  readonly depth: number
}

function fillGap(source: Side, target: Side, table: WordTable, band: Band, { rows, columns, bounds, depth }: Gap): void {
  const cells = (rows[1] - rows[0] + 1) * (columns[1] - columns[0] + 1)
  if (depth === 0 && cells <= fullCells) {
    for (let at = rows[0]; at <= rows[1]; at += 1) widen(band, at, columns[0], columns[1])
    return
  }
  const chain = depth < deepest && cells > wholeCells ? straightened(heaviestChain(source, target, table, rows, columns)) : []
  if (chain.length === 0) {
    fillStretch(band, rows, columns, bounds)
    return
  }
  let [fromI, fromJ] = [rows[0], columns[0]]
  for (const [toI, toJ] of [...chain, [rows[1], columns[1]] as const]) {
    fillGap(source, target, table, band, { rows: [fromI, toI], columns: [fromJ, toJ], bounds, depth: depth + 1 })
    ;[fromI, fromJ] = [toI, toJ]
  }
}

/** Between two points of the chain: everything when small, a diagonal otherwise. */
function fillStretch(band: Band, [i0, i1]: Range, [j0, j1]: Range, [least, most]: Range): void {
  const [rows, columns] = [i1 - i0, j1 - j0]
  // A long drop on one side leaves a step that a diagonal would miss.
  const whole = rows * columns <= wholeCells || Math.min(rows, columns) <= 20
  const reach = slack + Math.ceil(Math.min(60, Math.max(rows, columns) / 6))
  for (let at = i0; at <= i1; at += 1) {
    const line = j0 + Math.round(columns * (rows === 0 ? 0 : (at - i0) / rows))
    widen(band, at, Math.max(least, whole ? j0 - slack : line - reach), Math.min(most, whole ? j1 + slack : line + reach))
  }
}

function heaviestChain(
  source: Side, target: Side, table: WordTable, [i0, i1]: Range, [j0, j1]: Range,
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
  return chain.reverse()
}

/** Where types stand between two sentences, looked up when first asked for; types that are not rare there stand nowhere. */
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
    this.to = this.from + packed % (rare + 1)
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
  source: Side, target: Side, table: WordTable, { i, j0, inRows, inColumns }: Row, weight: Float32Array, touched: number[],
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
    const shifts = chain.slice(Math.max(0, at - around), at + around + 1).map(([x, y]) => Math.abs((y - x) - (j - i)))
    return shifts.filter(shift => shift <= 6).length >= Math.min(3, shifts.length)
  })
}
