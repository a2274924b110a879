import type { Lattice } from './lattice.ts'
import type { Link } from './link.ts'

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
  const [p, next] = [
    point[source.start]! + target.start - low[source.start]!,
    point[source.end]! + target.end - low[source.end]!,
  ]
  if (p < point[source.start]! || p >= point[source.start + 1]!) return -1
  for (let edge = start[p]!; edge < start[p + 1]!; edge += 1) if (to[edge] === next) return edge
  return -1
}
