import type { Pair, PairState } from '../pair.ts'

/**
 * What a verb makes of some pairs: for each touched pair its state before and after, and new pairs without an id yet.
 * The plan is pure; storage gives ids, guards the revisions and keeps it as one operation.
 */
export interface PlannedChange {
  /** `undefined` for a pair the plan makes. */
  readonly pair: Pair | undefined
  /** `null` for a pair the plan takes away. */
  readonly after: PairState | null
  /** The pair that takes over the comments of one that goes away. */
  readonly heir?: Pair
}

export type EditPlan =
  | { readonly kind: 'plan'; readonly changes: readonly PlannedChange[] }
  | { readonly kind: 'refused'; readonly because: string }

export const refused = (because: string): EditPlan => ({ kind: 'refused', because })

/** Room between two neighbours, so that thirty splits in one place need no renumbering. */
export const positionGap = 2 ** 30

/** A position between two neighbours; `undefined` when thirty splits in one place have used the room up. */
export function positionBetween(before: number, after: number | undefined): number | undefined {
  if (after === undefined) return before + positionGap
  const middle = Math.floor((before + after) / 2)
  return middle > before && middle < after ? middle : undefined
}

/**
 * Positions for a run of pairs: those that stay keep theirs, new ones are spread evenly between their neighbours.
 * @param kept for every pair in order the position it has, `undefined` for a new one
 * @returns strictly ascending positions; `undefined` when there is no room left somewhere
 */
export function positionsFor(
  kept: readonly (number | undefined)[],
  before: number,
  after: number | undefined,
): number[] | undefined {
  const positions: number[] = []
  for (let index = 0; index < kept.length;) {
    const own = kept[index]
    if (own !== undefined) {
      positions.push(own)
      index++
      continue
    }
    let end = index
    while (end < kept.length && kept[end] === undefined) end++
    const low = positions.at(-1) ?? before
    const high = kept[end] ?? after ?? low + (end - index + 1) * positionGap
    const step = Math.floor((high - low) / (end - index + 1))
    if (step < 1) return undefined
    for (let place = 1; index < end; index++, place++) positions.push(low + place * step)
  }
  return positions
}
