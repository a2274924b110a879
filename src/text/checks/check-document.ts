import type { CheckContext, CheckedPair, DocumentCheck, Finding } from './check.ts'
import { findInPair } from './check-pair.ts'
import { findingOf, runs } from './finding.ts'
import { checks } from './index.ts'
import { learnLengthBand } from './length/length-band.ts'
import { learnNames } from './names/name-missing.ts'
import { topicWords } from './names/latin-word.ts'
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
 * @returns findings in order of pairs; of one pair first those about it alone, in the order of the list
 *
 * O(n) in the texts, and O(names · log names) for the comparison of names.
 */
export function checkDocument(
  pairs: Iterable<CheckedPair>,
  context: CheckContext = {},
  progress?: (done: number) => void,
): DocumentFinding[] {
  const views = Array.from(pairs, pairView)
  const lengthBand = context.lengthBand ?? learnLengthBand(views.filter(({ whole }) => whole))
  const topic = context.topic ?? topicWords(views)
  const names = [...(context.names ?? []), ...learnNames(views)]
  const told = { ...context, topic, names, ...(lengthBand === undefined ? {} : { lengthBand }) }
  const findings: DocumentFinding[] = []
  for (const [index, view] of views.entries()) {
    for (const finding of findInPair(view, told)) findings.push({ index, finding })
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
