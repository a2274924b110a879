import { cost, differenceOf, weightOf, type Difference } from './costs.ts'
import type { MemoryToken } from './tokens.ts'

/** One place where two sentences differ; a token is absent when its side has nothing there. */
export interface TokenEdit {
  readonly difference: Difference
  readonly query: MemoryToken | undefined
  readonly candidate: MemoryToken | undefined
  /** Hundredths of a word. */
  readonly cost: number
}

const maximumCells = 4_000_000

/**
 * The cheapest way to turn one sentence into another, by the costs of `costs.ts`.
 *
 * @param query tokens in order
 * @param candidate tokens in order
 * @returns what differs, in order; `undefined` when the two are too long to compare token by token
 *
 * O(n·m) time and memory for what is left after the common beginning and end.
 * Source: Wagner & Fischer 1974, "The String-to-String Correction Problem".
 */
export function editScript(query: readonly MemoryToken[], candidate: readonly MemoryToken[]): TokenEdit[] | undefined {
  const start = commonStart(query, candidate)
  const end = commonEnd(query, candidate, start)
  const from = query.slice(start, query.length - end)
  const to = candidate.slice(start, candidate.length - end)
  if ((from.length + 1) * (to.length + 1) > maximumCells) return undefined
  return trace(from, to, distances(from, to))
}

const identical = (one: MemoryToken | undefined, other: MemoryToken | undefined): boolean =>
  one !== undefined && other !== undefined && one.surface === other.surface

function commonStart(one: readonly MemoryToken[], other: readonly MemoryToken[]): number {
  let at = 0
  while (identical(one[at], other[at])) at += 1
  return at
}

function commonEnd(one: readonly MemoryToken[], other: readonly MemoryToken[], start: number): number {
  const most = Math.min(one.length, other.length) - start
  let at = 0
  while (at < most && identical(one.at(-1 - at), other.at(-1 - at))) at += 1
  return at
}

function substitution(one: MemoryToken, other: MemoryToken): number {
  const difference = differenceOf(one, other)
  if (difference === undefined) return 0
  return difference === 'apart' || difference === 'extra' ? Number.POSITIVE_INFINITY : cost[difference]
}

/** d(i,j) = min(d(i−1,j) + weight(qᵢ), d(i,j−1) + weight(cⱼ), d(i−1,j−1) + substitution(qᵢ,cⱼ)). */
function distances(query: readonly MemoryToken[], candidate: readonly MemoryToken[]): Int32Array {
  const width = candidate.length + 1
  const table = new Int32Array((query.length + 1) * width)
  for (let j = 1; j < width; j += 1) table[j] = table[j - 1]! + weightOf(candidate[j - 1]!)
  for (let i = 1; i <= query.length; i += 1) {
    const one = query[i - 1]!
    const weight = weightOf(one)
    const row = i * width
    table[row] = table[row - width]! + weight
    for (let j = 1; j < width; j += 1) {
      const other = candidate[j - 1]!
      const removed = table[row - width + j]! + weight
      const added = table[row + j - 1]! + weightOf(other)
      table[row + j] = Math.min(removed, added, table[row - width + j - 1]! + substitution(one, other))
    }
  }
  return table
}

function trace(query: readonly MemoryToken[], candidate: readonly MemoryToken[], table: Int32Array): TokenEdit[] {
  const width = candidate.length + 1
  const edits: TokenEdit[] = []
  let i = query.length
  let j = candidate.length
  while (i > 0 || j > 0) {
    const here = table[i * width + j]!
    const one = i > 0 ? query[i - 1] : undefined
    const other = j > 0 ? candidate[j - 1] : undefined
    if (one && other && table[(i - 1) * width + j - 1]! + substitution(one, other) === here) {
      const difference = differenceOf(one, other)
      if (difference && difference !== 'apart' && difference !== 'extra')
        edits.push({ difference, query: one, candidate: other, cost: cost[difference] })
      i -= 1
      j -= 1
    } else if (one && table[(i - 1) * width + j]! + weightOf(one) === here) {
      edits.push(lone(one, undefined))
      i -= 1
    } else {
      edits.push(lone(undefined, other))
      j -= 1
    }
  }
  return edits.reverse()
}

function lone(query: MemoryToken | undefined, candidate: MemoryToken | undefined): TokenEdit {
  const token = (query ?? candidate)!
  return { difference: token.kind === 'mark' ? 'mark' : 'extra', query, candidate, cost: weightOf(token) }
}
