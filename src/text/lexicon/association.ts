/** In how many pairs two things were seen, apart and together. */
export interface Contingency {
  /** Pairs with both. */
  readonly together: number
  /** Pairs with the first. */
  readonly one: number
  /** Pairs with the second. */
  readonly other: number
  /** All pairs. */
  readonly pairs: number
}

/**
 * How much more often two things come together than by chance.
 *
 * @param seen counts with `together` ≤ `one`, `other` ≤ `pairs`
 * @returns the log-likelihood ratio −2 log λ; negative when they come together less often than by chance; 10.83 is one chance
 *   in a thousand
 * @throws {RangeError} if the counts contradict each other
 *
 * Source: Dunning 1993, "Accurate Methods for the Statistics of Surprise and Coincidence", CL 19(1); the sign is ours.
 */
export function logLikelihood({ together, one, other, pairs }: Contingency): number {
  const neither = pairs - one - other + together
  if (together < 0 || together > Math.min(one, other) || neither < 0) {
    throw new RangeError(`${together} together of ${one} and ${other} in ${pairs} pairs cannot be`)
  }
  const cells = [
    [together, one * other],
    [one - together, one * (pairs - other)],
    [other - together, (pairs - one) * other],
    [neither, (pairs - one) * (pairs - other)],
  ] as const
  const sum = cells.reduce(
    (sum, [seen, product]) => (seen === 0 ? sum : sum + seen * Math.log((seen * pairs) / product)),
    0,
  )
  return together * pairs >= one * other ? 2 * sum : -2 * sum
}

/**
 * How nearly two things come only together.
 *
 * @param seen as for {@link logLikelihood}
 * @returns 0–1
 *
 * Source: Dice 1945, "Measures of the Amount of Ecologic Association Between Species", Ecology 26.
 */
export const dice = ({ together, one, other }: Contingency): number =>
  one + other === 0 ? 0 : (2 * together) / (one + other)
