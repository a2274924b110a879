import type { Link } from './link.ts'

const shapes: readonly (readonly [number, number, number])[] = [
  [1, 1, 0.89],
  [1, 0, 0.005],
  [0, 1, 0.005],
  [2, 1, 0.045],
  [1, 2, 0.045],
  [2, 2, 0.011],
]
const sourcesOf = Int8Array.from(shapes, ([a]) => a)
const targetsOf = Int8Array.from(shapes, ([, b]) => b)
const costs = Float64Array.from(shapes, ([, , share]) => -Math.log(share))
const variancePerCharacter = 6.8

/**
 * Links two sentence lists by length alone: the floor that every other way must clear.
 *
 * best(i, j) = min over shapes (a, b) of best(i − a, j − b) + cost of the link.
 *
 * @param source lengths in characters, in document order
 * @param target the same for the translation
 * @returns links in order that hold every sentence once; `[]` only when both lists are empty
 * @throws {RangeError} if a length is negative or not finite
 *
 * O(n·m) time and memory for lists of n and m sentences; above a million pairs only a diagonal is searched.
 * Source: Gale & Church 1993, "A Program for Aligning Sentences in Bilingual Corpora", CL 19(1); the ratio of lengths
 * is
 * that of the texts instead of 1.
 */
export function alignByLength(source: readonly number[], target: readonly number[]): Link[] {
  for (const lengths of [source, target]) lengths.forEach(checkLength)
  const [from, to] = [prefix(source), prefix(target)]
  const ratio = to.at(-1)! > 0 && from.at(-1)! > 0 ? to.at(-1)! / from.at(-1)! : 1
  const [n, m] = [source.length, target.length]
  const reach = n * m > 1_000_000 ? Math.max(300, Math.ceil(m * 0.04), 2 * Math.abs(n - m)) : m
  const width = Math.min(m + 1, 2 * reach + 1)
  const low = (i: number): number =>
    Math.min(Math.max(0, (n === 0 ? 0 : Math.round((i * m) / n)) - reach), m + 1 - width)
  const best = new Float64Array((n + 1) * width).fill(Infinity)
  const by = new Uint8Array((n + 1) * width).fill(255)
  best[0] = 0
  for (let i = 0; i <= n; i += 1) {
    for (let j = low(i); j < low(i) + width; j += 1) {
      const here = i * width + j - low(i)
      for (let shape = 0; shape < shapes.length; shape += 1) {
        const a = sourcesOf[shape]!
        const b = targetsOf[shape]!
        if (i < a || j < b || j - b < low(i - a) || j - b >= low(i - a) + width) continue
        const before = best[(i - a) * width + j - b - low(i - a)]! + costs[shape]!
        if (before >= best[here]!) continue
        const cost = before + lengthCost(from[i]! - from[i - a]!, to[j]! - to[j - b]!, ratio)
        if (cost >= best[here]!) continue
        best[here] = cost
        by[here] = shape
      }
    }
  }
  return walkBack(by, n, m, (i, j) => i * width + j - low(i))
}

function checkLength(length: number, at: number): void {
  if (!(length >= 0 && length < Infinity))
    throw new RangeError(`length ${length} at index ${at} is not a sentence length`)
}

function prefix(lengths: readonly number[]): Float64Array {
  const sums = new Float64Array(lengths.length + 1)
  lengths.forEach((length, at) => {
    sums[at + 1] = sums[at]! + length
  })
  return sums
}

/** −2 ln P(|δ| or more), δ the difference to the expected length in standard deviations. */
function lengthCost(from: number, to: number, ratio: number): number {
  if (from === 0 && to === 0) return 0
  const mean = (from + to / ratio) / 2
  const delta = Math.abs(to - from * ratio) / Math.sqrt(variancePerCharacter * ratio * mean)
  return -Math.log(Math.max(1e-12, 2 * upperTail(delta)))
}

/** P(Z > z) of a normal variable; Abramowitz & Stegun 26.2.17, error below 7.5e-8. */
function upperTail(z: number): number {
  const t = 1 / (1 + 0.2316419 * z)
  const polynomial = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  return 0.3989423 * Math.exp((-z * z) / 2) * polynomial
}

function walkBack(by: Uint8Array, n: number, m: number, at: (i: number, j: number) => number): Link[] {
  const links: Link[] = []
  let [i, j] = [n, m]
  while (i > 0 || j > 0) {
    const [a, b] = shapes[by[at(i, j)]!]!
    links.push({ source: { start: i - a, end: i }, target: { start: j - b, end: j } })
    ;[i, j] = [i - a, j - b]
  }
  return links.reverse()
}
