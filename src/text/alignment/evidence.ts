import type { Band } from './band.ts'
import type { Link } from './link.ts'
import type { Side } from './vocabulary.ts'
import { findMatches, type Matches } from './matches.ts'
import type { WordTable } from './word-table.ts'

/** Runs of up to this many sentences have their evidence kept; longer ones are added up when asked for. */
export const keptRun = 4

/**
 * The word evidence of every pair of sentences in the band.
 *
 * A match is a word of source sentence i that a word of target sentence j may render. The evidence of a run of
 * sentences on one side for a sentence on the other counts each word once, with its best match, so that a link of
 * several sentences gains nothing from a second match of the same word. A link of a source and b target sentences is
 * the sum of its rows in one direction and of its columns in the other, which makes every shape cost a few additions.
 */
export interface Evidence {
  /** Cells of source sentence i are `start[i] … start[i + 1] - 1`, for target sentences from `first[i]` on. */
  readonly start: Int32Array
  readonly first: Int32Array
  /** At `cell * keptRun + b - 1`: source sentence i against target sentences j … j + b − 1. */
  readonly forward: Float32Array
  /** At `cell * keptRun + a - 1`: target sentence j against source sentences i … i + a − 1. */
  readonly backward: Float32Array
  readonly matches: Matches
  /** What each sentence loses if nothing of it is matched. */
  readonly sourceMiss: Float32Array
  readonly targetMiss: Float32Array
  readonly sourceBulk: Float32Array
  readonly targetBulk: Float32Array
}

/**
 * @param before the links the words were learned from: a pair of sentences linked there does not vouch for itself
 * @returns evidence of all cells; O(cells · words of a sentence)
 */
export function evidenceOf(
  source: Side,
  target: Side,
  table: WordTable,
  band: Band,
  before: readonly Link[],
): Evidence {
  const { start, first } = cellsOf(source.size, target.size, band)
  const matches = findMatches(source, target, table, start, first, before)
  const cells = start[source.size]!
  const evidence: Evidence = {
    start,
    first,
    matches,
    forward: new Float32Array(cells * keptRun),
    backward: new Float32Array(cells * keptRun),
    sourceMiss: sentenceMiss(source, table.sourceMiss),
    targetMiss: sentenceMiss(target, table.targetMiss),
    sourceBulk: bulkOf(source),
    targetBulk: bulkOf(target),
  }
  const words = Math.max(longest(source), longest(target), 1)
  const best = new Float32Array(words)
  const touched = new Int32Array(words)
  for (let i = 0; i < source.size; i += 1) fillForward(evidence, source, table, i, best, touched)
  for (let i = 0; i < source.size; i += 1) fillBackward(evidence, target, table, i, best, touched)
  return evidence
}

function cellsOf(rows: number, columns: number, band: Band): { start: Int32Array; first: Int32Array } {
  const start = new Int32Array(rows + 1)
  const first = new Int32Array(rows)
  for (let i = 0; i < rows; i += 1) {
    first[i] = band.low[i]!
    start[i + 1] = start[i]! + Math.max(0, Math.min(columns, band.high[i + 1]!) - band.low[i]!)
  }
  return { start, first }
}

function sentenceMiss(side: Side, miss: Float32Array): Float32Array {
  const sums = new Float32Array(side.size)
  for (let at = 0; at < side.size; at += 1) {
    for (let k = side.offsets[at]!; k < side.offsets[at + 1]!; k += 1) sums[at]! += miss[side.types[k]!]!
  }
  return sums
}

/** The words of a sentence against the words of a usual one: a long sentence matches more by chance. */
function bulkOf(side: Side): Float32Array {
  const mean = side.types.length / Math.max(1, side.size) + 1
  return Float32Array.from({ length: side.size }, (_, at) => (side.offsets[at + 1]! - side.offsets[at]! + 1) / mean)
}

function longest(side: Side): number {
  let most = 0
  for (let at = 0; at < side.size; at += 1) most = Math.max(most, side.offsets[at + 1]! - side.offsets[at]!)
  return most
}

/** The least a match brings beyond averting the miss, and what marks a word as met at all. */
const leastBeyond = 1e-6
const met = 1e-12

function fillForward(
  evidence: Evidence,
  source: Side,
  table: WordTable,
  i: number,
  best: Float32Array,
  touched: Int32Array,
): void {
  const { start, first, forward, matches, targetBulk } = evidence
  const end = start[i + 1]!
  for (let cell = start[i]!; cell < end; cell += 1) {
    const most = Math.min(keptRun, end - cell)
    if (matches.start[cell] === matches.start[cell + most]) continue
    const j = first[i]! + cell - start[i]!
    let [bulk, count] = [0, 0]
    for (let b = 1; b <= keptRun; b += 1) {
      if (b > most) {
        forward[cell * keptRun + b - 1] = forward[cell * keptRun + b - 2]!
        continue
      }
      bulk += targetBulk[j + b - 1]!
      for (let at = matches.start[cell + b - 1]!; at < matches.start[cell + b]!; at += 1) {
        const place = matches.source[at]!
        if (best[place] === 0) touched[count++] = place
        best[place] = Math.max(best[place]!, matches.forward[at]!, met)
      }
      if (count > 0) forward[cell * keptRun + b - 1] = sumOf(source, table.sourceMiss, i, bulk, best, touched, count)
    }
    for (let at = 0; at < count; at += 1) best[touched[at]!] = 0
  }
}

/* Sums, over the words that were met, the best match beyond chance and the miss it averts. */
function sumOf(
  side: Side,
  miss: Float32Array,
  sentence: number,
  bulk: number,
  best: Float32Array,
  touched: Int32Array,
  count: number,
): number {
  const scale = Math.log(Math.max(bulk, 0.4))
  const offset = side.offsets[sentence]!
  let sum = 0
  for (let at = 0; at < count; at += 1) {
    const place = touched[at]!
    sum += Math.max(best[place]! - scale, leastBeyond) - miss[side.types[offset + place]!]!
  }
  return sum
}

/** What target sentences j … j + b − 1 bring for source sentence i above having nothing. */
export function forwardRun(
  { start, first, matches, targetBulk }: Evidence,
  source: Side,
  table: WordTable,
  i: number,
  j: number,
  b: number,
  best: Float32Array,
  touched: Int32Array,
): number {
  const cell = start[i]! + j - first[i]!
  const end = Math.min(cell + b, start[i + 1]!)
  if (matches.start[cell] === matches.start[end]) return 0
  let [bulk, count] = [0, 0]
  for (let at = j; at < j + b; at += 1) bulk += targetBulk[at]!
  for (let at = matches.start[cell]!; at < matches.start[end]!; at += 1) {
    const place = matches.source[at]!
    if (best[place] === 0) touched[count++] = place
    best[place] = Math.max(best[place]!, matches.forward[at]!, met)
  }
  const sum = sumOf(source, table.sourceMiss, i, bulk, best, touched, count)
  for (let at = 0; at < count; at += 1) best[touched[at]!] = 0
  return sum
}

function fillBackward(
  evidence: Evidence,
  target: Side,
  table: WordTable,
  i: number,
  best: Float32Array,
  touched: Int32Array,
): void {
  const { start, first, backward, matches, sourceBulk } = evidence
  const rows = Math.min(keptRun, first.length - i)
  for (let cell = start[i]!; cell < start[i + 1]!; cell += 1) {
    const j = first[i]! + cell - start[i]!
    let [bulk, count] = [0, 0]
    for (let a = 1; a <= keptRun; a += 1) {
      if (a <= rows) {
        bulk += sourceBulk[i + a - 1]!
        count = meet(
          start[i + a - 1]! + j - first[i + a - 1]!,
          start[i + a - 1]!,
          start[i + a]!,
          matches,
          best,
          touched,
          count,
        )
      }
      if (count > 0) backward[cell * keptRun + a - 1] = sumOf(target, table.targetMiss, j, bulk, best, touched, count)
    }
    for (let at = 0; at < count; at += 1) best[touched[at]!] = 0
  }
}

/* Takes in the matches of a cell, if it lies within its row; returns how many words were met by then. */
function meet(
  cell: number,
  start: number,
  end: number,
  matches: Matches,
  best: Float32Array,
  touched: Int32Array,
  before: number,
): number {
  if (cell < start || cell >= end) return before
  let count = before
  for (let at = matches.start[cell]!; at < matches.start[cell + 1]!; at += 1) {
    const place = matches.target[at]!
    if (best[place] === 0) touched[count++] = place
    best[place] = Math.max(best[place]!, matches.backward[at]!, met)
  }
  return count
}

/** What source sentences i … i + a − 1 bring for target sentence j above having nothing. */
export function backwardRun(
  { start, first, matches, sourceBulk }: Evidence,
  target: Side,
  table: WordTable,
  i: number,
  j: number,
  a: number,
  best: Float32Array,
  touched: Int32Array,
): number {
  let [bulk, count] = [0, 0]
  for (let at = i; at < i + a && at < first.length; at += 1) {
    bulk += sourceBulk[at]!
    count = meet(start[at]! + j - first[at]!, start[at]!, start[at + 1]!, matches, best, touched, count)
  }
  if (count === 0) return 0
  const sum = sumOf(target, table.targetMiss, j, bulk, best, touched, count)
  for (let at = 0; at < count; at += 1) best[touched[at]!] = 0
  return sum
}
