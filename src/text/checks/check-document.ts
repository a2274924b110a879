import type { CheckContext, CheckedPair, DocumentCheck, Finding } from './check.ts'
import { checksOfPairs, findInPair } from './check-pair.ts'
import { documentView, type DocumentView } from './document-view.ts'
import { findingOf, runs } from './finding.ts'
import { checks } from './index.ts'
import { PairView } from './pair-view.ts'

const documentChecks = checks.filter((check): check is DocumentCheck => check.scope === 'document')

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
 * @returns findings in order of pairs; of one pair first those about it alone, in the order of the list
 *
 * O(n) in the texts, and O(names · log names) for the comparison of names.
 */
export const checkDocument = (pairs: Iterable<CheckedPair>, context: CheckContext = {}): DocumentFinding[] =>
  [...findingsByPair(documentView(pairs), context)].flatMap((findings, index) =>
    findings.map(finding => ({ index, finding })),
  )

/** The same bit by bit: for each pair in turn what was found in it. */
export function* findingsByPair(document: DocumentView, context: CheckContext = {}): Generator<readonly Finding[]> {
  const { learned } = document
  const told = { ...learned, ...context, names: [...(context.names ?? []), ...learned.names] }
  const compared = compare(document, told)
  const running = checksOfPairs(told)
  for (const [index, pair] of document.pairs.entries()) {
    const found = findInPair(new PairView(pair), told, running)
    const others = compared.get(index)
    yield others === undefined ? found : [...found, ...others]
  }
}

/** What comparing the pairs says, by index. */
function compare(document: DocumentView, context: CheckContext): Map<number, Finding[]> {
  const compared = new Map<number, Finding[]>()
  for (const check of documentChecks.filter(check => runs(check, context))) {
    for (const { index, found } of check.findAll(document, context)) {
      const finding = findingOf(check, document.pairs[index]!, found)
      const others = compared.get(index)
      if (others === undefined) compared.set(index, [finding])
      else others.push(finding)
    }
  }
  return compared
}
