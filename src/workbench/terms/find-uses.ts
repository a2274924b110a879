import { setImmediate as breathe } from 'node:timers/promises'
import { findTerms, termIndex } from '../../text/terms/find-terms.ts'
import type { TermIndex } from '../../text/terms/find-terms.ts'
import type { Span } from '../../text/span.ts'
import type { PairId, ProjectId } from '../../model/id.ts'
import type { Pair } from '../../model/pair.ts'
import { documentsOf } from '../../storage/documents.ts'
import type { Document } from '../../storage/documents.ts'
import type { Storage } from '../../storage/open.ts'
import { pairById, pairsAfter } from '../../storage/pairs.ts'
import { termsOf } from '../../storage/terms.ts'
import type { KeptTerm } from '../../storage/terms.ts'

/** A pair whose source has a term, with where it stands on both sides. */
export interface TermUseFound {
  readonly pair: Pair
  readonly document: Document
  readonly marks: readonly Span[]
  /** Where any of the term's translations stands; empty when none does. */
  readonly targetMarks: readonly Span[]
}

export interface TermUses {
  readonly uses: readonly TermUseFound[]
  readonly looked: number
  /** The last pair that was looked at, to go on from; `undefined` at the end of the project. */
  readonly next: PairId | undefined
}

const pageSize = 100
const mostUses = 50
const mostLooked = 20_000

/** Where a term stands in the texts of a project, behind clitics too; a stretch of them at a time. */
export async function findUses(
  storage: Storage,
  project: ProjectId,
  term: KeptTerm,
  after: PairId | undefined,
): Promise<TermUses> {
  const { db } = storage
  const targets = (await termsOf(db, project))
    .filter(({ sourceKey }) => sourceKey === term.sourceKey)
    .map(({ target }) => target)
  const [source, target] = [termIndex([term.source], text => text), termIndex(targets, text => text)]
  const uses: TermUseFound[] = []
  let [looked, from] = [0, after && (await pairById(db, after))]
  const documents = await documentsOf(db, project)
  const first = Math.max(
    0,
    documents.findIndex(({ id }) => id === from?.document),
  )
  for (const document of documents.slice(first)) {
    for (;;) {
      const page = await pairsAfter(db, document.id, from?.document === document.id ? from : undefined, pageSize)
      for (const pair of page) {
        looked += 1
        from = pair
        const marks = marksIn(pair.source, source)
        if (marks.length > 0) uses.push({ pair, document, marks, targetMarks: marksIn(pair.target, target) })
        if (uses.length === mostUses) return { uses, looked, next: pair.id }
      }
      if (looked >= mostLooked) return { uses, looked, next: from?.id }
      if (page.length < pageSize) break
      await breathe()
    }
  }
  return { uses, looked, next: undefined }
}

const marksIn = (text: string, index: TermIndex<string>): Span[] => findTerms(text, index).flatMap(({ marks }) => marks)
