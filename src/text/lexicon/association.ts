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

/** Two words that go together, and why the lexicon says so. */
export interface Association extends Contingency {
  /** Stems. */
  readonly source: string
  readonly target: string
  /** 0–1, the share of their occurrences that they have together (Dice). */
  readonly strength: number
  /** How sure it is that this is no chance (log-likelihood). */
  readonly evidence: number
  /** For the translator: "seen together 14 times, in 15 and 16 pairs". */
  readonly because: string
}

/** Below this, one chance in a thousand, two words may have come together by chance. */
const leastEvidence = 10.83

/** Whether two things came together more often than chance would have it once in a thousand times. */
export const isNoChance = (seen: Contingency): boolean => logLikelihood(seen) >= leastEvidence

/** Two stems with what was counted of them, put in words. */
export function associationOf(source: string, target: string, seen: Contingency): Association {
  const times = seen.together === 1 ? 'once' : `${seen.together} times`
  return {
    ...seen,
    source,
    target,
    strength: dice(seen),
    evidence: logLikelihood(seen),
    because: `seen together ${times}, in ${seen.one} and ${seen.other} pairs`,
  }
}
