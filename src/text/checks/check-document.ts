import type { CheckContext, CheckedPair, DocumentCheck, Finding } from './check.ts'
import { findInPair } from './check-pair.ts'
import { findingOf, runs } from './finding.ts'
import { checks } from './index.ts'
import { learnFromViews, type LearnedContext } from './learn-context.ts'
import { pairView } from './pair-view.ts'

const documentChecks = checks.filter((check): check is DocumentCheck => check.scope === 'document')
const reportEvery = 500

export interface DocumentFinding {
  /** Position of the pair in what was handed in, from 0. */
  readonly index: number
  readonly finding: Finding
}

/**
 * Runs every check over the pairs of a document. Heavy for long documents: run it in a worker.
 *
 * @param pairs the document's pairs in order
 * @param context as for `checkPair`; a length band in it wins over the one learned from the pairs
 * @param progress called now and then with the share done, 0–1, rising; throw from it to stop
 * @param learned told what the pairs taught, before the first of them is checked
 * @returns findings in order of pairs; of one pair first those about it alone, in the order of the list
 *
 * O(n) in the texts, and O(names · log names) for the comparison of names.
 */
export function checkDocument(
  pairs: Iterable<CheckedPair>,
  context: CheckContext = {},
  progress?: (done: number) => void,
  learned?: (context: LearnedContext) => void,
): DocumentFinding[] {
  const given = [...pairs]
  const views = given.map(pair => pairView(pair, false))
  const own = learnFromViews(views)
  learned?.(own)
  const told = { ...own, ...context, names: [...(context.names ?? []), ...own.names] }
  const findings: DocumentFinding[] = []
  for (const [index, pair] of given.entries()) {
    // a fresh view, so that what the checks work out about this pair is given up with it; the document's views keep words only
    for (const finding of findInPair(pairView(pair), told)) findings.push({ index, finding })
    if (index % reportEvery === 0) progress?.((0.8 * index) / views.length)
  }
  for (const check of documentChecks) {
    if (!runs(check, told)) continue
    for (const { index, found } of check.findAll(views, told))
      findings.push({ index, finding: findingOf(check, views[index]!, found) })
  }
  progress?.(1)
  return findings.sort((a, b) => a.index - b.index)
}
