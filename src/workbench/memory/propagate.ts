import type { DocumentId, OperationId, PairId, ProjectId, UserId } from '../../model/id.ts'
import { isFinished, stateOf } from '../../model/pair.ts'
import type { Pair } from '../../model/pair.ts'
import { documentsOf } from '../../storage/documents.ts'
import type { Document } from '../../storage/documents.ts'
import { applyEdit } from '../../storage/edits.ts'
import type { PairEdit } from '../../storage/edits.ts'
import type { Db, Storage } from '../../storage/open.ts'
import { pairById, pairsAfter, pairsBefore } from '../../storage/pairs.ts'
import { pairsWithSameSource } from '../../storage/repetitions.ts'
import { recheck } from '../checks/check-saved.ts'

/** A pair that says in the source what another says, with the sentences around it. */
export interface Repetition {
  readonly document: Document
  readonly pair: Pair
  readonly before: string
  readonly after: string
  /** Whether it is filled in unless a person says otherwise: nobody has finished it. */
  readonly isTicked: boolean
}

/** Where in a project a pair's source stands again with another translation or none; the pair's own document first. */
export async function repetitionsOf(db: Db, project: ProjectId, pair: Pair, most: number): Promise<Repetition[]> {
  const documents = new Map((await documentsOf(db, project)).map(document => [document.id, document]))
  const same = (await pairsWithSameSource(db, [...documents.keys()], pair, most)).filter(
    ({ target }) => target !== pair.target,
  )
  const found: Repetition[] = []
  for (const other of same.toSorted(
    (one, two) => Number(two.document === pair.document) - Number(one.document === pair.document),
  )) {
    const [before] = await pairsBefore(db, other.document, other, 1)
    const [after] = await pairsAfter(db, other.document, other, 1)
    found.push({
      document: documents.get(other.document)!,
      pair: other,
      before: before?.source ?? '',
      after: after?.source ?? '',
      isTicked: !isFinished(other.status),
    })
  }
  return found
}

export interface PropagateOutcome {
  readonly operations: readonly OperationId[]
  readonly done: number
  readonly left: number
}

/** Gives the ticked repetitions of a pair its translation, as drafts; those changed since they were shown are left. */
export async function propagate(
  storage: Storage,
  author: { project: ProjectId; user: UserId },
  pair: Pair,
  ticked: readonly { readonly id: PairId; readonly revision: number }[],
): Promise<PropagateOutcome> {
  const theirs = new Set((await documentsOf(storage.db, author.project)).map(({ id }) => id))
  const edits = new Map<DocumentId, PairEdit[]>()
  for (const { id, revision } of ticked) {
    const other = await pairById(storage.db, id)
    if (!other || other.revision !== revision || other.source !== pair.source || !theirs.has(other.document)) continue
    const before = stateOf(other)
    const after = {
      ...before,
      target: pair.target,
      targetCuts: pair.targetCuts,
      status: 'draft' as const,
      origin: 'copied' as const,
    }
    edits.set(other.document, [...(edits.get(other.document) ?? []), { pair: id, base: revision, before, after }])
  }
  const operations: OperationId[] = []
  let done = 0
  for (const [document, pairs] of edits) {
    const outcome = await applyEdit(storage, { ...author, document, kind: 'propagated', pairs })
    if (outcome.kind === 'stale') continue
    operations.push(outcome.operation)
    done += pairs.length
    const ids = pairs.map(each => each.pair)
    await recheck(storage, { project: author.project, document, pairs: ids })
    storage.publish({
      kind: 'pairs',
      project: author.project,
      document,
      pairs: ids,
      operation: outcome.operation,
      user: author.user,
    })
  }
  return { operations, done, left: ticked.length - done }
}
