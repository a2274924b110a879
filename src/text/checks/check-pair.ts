import type { CheckContext, CheckedPair, Finding, PairCheck } from './check.ts'
import { findingOf, runs } from './finding.ts'
import { checks } from './index.ts'
import { pairView, type PairView } from './pair-view.ts'

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
export function checkPair(pair: CheckedPair, context: CheckContext = {}): Finding[] {
  return findInPair(pairView(pair), context)
}

/** The same for a pair that is prepared already. */
export function findInPair(pair: PairView, context: CheckContext): Finding[] {
  const findings: Finding[] = []
  for (const check of pairChecks) {
    if (!runs(check, context)) continue
    let count = 0
    for (const found of check.find(pair, context)) {
      if (count++ === mostPerCheck) break
      findings.push(findingOf(check, pair, found))
    }
  }
  return findings
}
