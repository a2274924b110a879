import type { CheckContext, CheckedPair, Finding, PairCheck } from './check.ts'
import { findingOf, runs } from './finding.ts'
import { checks } from './index.ts'
import { PairView } from './pair-view.ts'

const pairChecks = checks.filter((check): check is PairCheck => check.scope === 'pair')
/** More places than this in one pair teach nobody anything. */
const mostPerCheck = 20

/**
 * Runs the checks that need one pair only; meant for every pause in typing.
 *
 * @param pair the pair as it stands now
 * @param context terms, names, length band and switches of the project
 * @returns findings in the order of the list of checks; every `at` lies inside the text of its side
 *
 * O(n) in the two texts for all checks together, about 0.05 ms for a sentence.
 */
export const checkPair = (pair: CheckedPair, context: CheckContext = {}): Finding[] =>
  findInPair(new PairView(pair), context, checksOfPairs(context))

/** The checks of one pair that take part. */
export const checksOfPairs = (context: CheckContext): PairCheck[] => pairChecks.filter(check => runs(check, context))

/** The same for a pair that is prepared already, with the checks that take part. */
export function findInPair(view: PairView, context: CheckContext, running: readonly PairCheck[]): Finding[] {
  const findings: Finding[] = []
  for (const check of running) {
    if (!hasNeeded(view, check)) continue
    let count = 0
    for (const found of check.find(view, context)) {
      if (count++ === mostPerCheck) break
      findings.push(findingOf(check, view.pair, found))
    }
  }
  return findings
}

function hasNeeded({ from, to }: PairView, { needs }: PairCheck): boolean {
  if (needs === undefined) return true
  const { source, target, either } = needs
  return (
    (source === undefined || from.has(source)) &&
    (target === undefined || to.has(target)) &&
    (either === undefined || from.has(either) || to.has(either))
  )
}
