import { setImmediate as breathe } from 'node:timers/promises'
import { findTerms, termIndex } from '../../text/terms/find-terms.ts'
import type { TermIndex } from '../../text/terms/find-terms.ts'
import type { DocumentId, PairId, ProjectId, UserId } from '../../model/id.ts'
import { documentsOf } from '../../storage/documents.ts'
import type { Storage } from '../../storage/open.ts'
import { eachPairsPage } from '../../storage/pairs.ts'
import { checkAnew } from '../checks/check-saved.ts'

const pageSize = 100
const mostPairs = 20_000
const mostNamed = 20

/**
 * Checks the translated pairs of a project again whose source has one of these terms, a few at a time.
 * Of more than 20,000 pairs the rest is left to a check of the whole text.
 */
export async function recheckTerms(
  storage: Storage,
  { project, user }: { project: ProjectId; user: UserId },
  sources: readonly string[],
): Promise<void> {
  const index = termIndex(sources, source => source)
  let left = mostPairs
  for (const { id: document } of await documentsOf(storage.db, project)) {
    const { pairs, seen } = await pairsWith(storage, document, index, left)
    left -= seen
    await checkAnew(storage, { project, document, pairs })
    const named = pairs.length > mostNamed ? [] : pairs
    if (pairs.length > 0) storage.publish({ kind: 'findings', project, document, pairs: named, user })
    if (left <= 0) return
  }
}

async function pairsWith(
  storage: Storage,
  document: DocumentId,
  index: TermIndex<string>,
  most: number,
): Promise<{ pairs: PairId[]; seen: number }> {
  const pairs: PairId[] = []
  let seen = 0
  for await (const page of eachPairsPage(
    storage.db,
    document,
    { statuses: ['draft', 'translated', 'changes', 'approved'] },
    pageSize,
  )) {
    pairs.push(...page.filter(({ source }) => findTerms(source, index).length > 0).map(({ id }) => id))
    seen += page.length
    if (seen >= most) break
    await breathe()
  }
  return { pairs, seen }
}
