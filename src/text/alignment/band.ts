import type { Link } from './link.ts'
import { heaviestChain, type Range } from './rare-chain.ts'
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

/**
 * Where to search. Small gaps between anchors are searched whole; in large ones the heaviest chain of sentence pairs
 * that share rare evidence (a longest increasing chain, as in the first pass of Gargantua, Braune & Fraser 2010) gives
 * the line that is searched within a slack, so that cost grows with length, not with its square.
 *
 * @param anchors hard links, in order
 * @param path links that must stay inside, or none
 * @returns a band whose borders never fall; O(n log n) for bounded gaps
 */
export function bandOf(
  source: Side,
  target: Side,
  table: WordTable,
  anchors: readonly Link[],
  path: readonly Link[],
): Band {
  const band = { low: new Int32Array(source.size + 1).fill(target.size), high: new Int32Array(source.size + 1) }
  let [i, j] = [0, 0]
  const end = { source: { start: source.size, end: source.size }, target: { start: target.size, end: target.size } }
  for (const anchor of [...anchors, end]) {
    const columns = [j, anchor.target.start] as const
    fillGap(source, target, table, band, { rows: [i, anchor.source.start], columns, bounds: columns, depth: 0 })
    ;[i, j] = [anchor.source.end, anchor.target.end]
    for (let at = anchor.source.start; at <= i; at += 1) widen(band, at, anchor.target.start, j)
  }
  for (const link of path)
    for (let at = link.source.start; at <= link.source.end; at += 1) widen(band, at, link.target.start, link.target.end)
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

function fillGap(
  source: Side,
  target: Side,
  table: WordTable,
  band: Band,
  { rows, columns, bounds, depth }: Gap,
): void {
  const cells = (rows[1] - rows[0] + 1) * (columns[1] - columns[0] + 1)
  if (depth === 0 && cells <= fullCells) {
    for (let at = rows[0]; at <= rows[1]; at += 1) widen(band, at, columns[0], columns[1])
    return
  }
  const chain = depth < deepest && cells > wholeCells ? heaviestChain(source, target, table, rows, columns) : []
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
    widen(
      band,
      at,
      Math.max(least, whole ? j0 - slack : line - reach),
      Math.min(most, whole ? j1 + slack : line + reach),
    )
  }
}
