import type { DocumentId, OperationId, PairId, ProjectId, UserId } from '../model/id.ts'
import type { OperationKind } from '../model/operation.ts'
import { stateOf } from '../model/pair.ts'
import type { Pair, PairState } from '../model/pair.ts'
import { documentsOf } from '../storage/documents.ts'
import { applyEdit } from '../storage/edits.ts'
import type { PairEdit } from '../storage/edits.ts'
import type { Storage } from '../storage/open.ts'
import { pairById } from '../storage/pairs.ts'
import { recheck } from './checks/check-saved.ts'

/** A pair somebody ticked, and the revision they looked at. */
export interface Ticked {
  readonly id: PairId
  readonly revision: number
}

export interface AcrossOutcome {
  /** One for each document that was touched; together they are one step. */
  readonly operations: readonly OperationId[]
  readonly done: number
  /** Pairs that were changed since they were shown, or that the change does not fit any more. */
  readonly left: number
}

/**
 * Changes the ticked pairs of a project, in whatever documents they stand, as one step.
 * @param become what is to become of a pair; `undefined` leaves it
 */
export async function editAcross(
  storage: Storage,
  author: { project: ProjectId; user: UserId },
  kind: OperationKind,
  ticked: readonly Ticked[],
  become: (pair: Pair, before: PairState) => PairState | undefined,
): Promise<AcrossOutcome> {
  const operations: OperationId[] = []
  let done = 0
  for (const [document, pairs] of await editsOf(storage, author.project, ticked, become)) {
    const outcome = await applyEdit(storage, { ...author, document, kind, pairs })
    if (outcome.kind === 'stale') continue
    operations.push(outcome.operation)
    done += pairs.length
    const ids = pairs.map(({ pair }) => pair)
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

async function editsOf(
  { db }: Storage,
  project: ProjectId,
  ticked: readonly Ticked[],
  become: (pair: Pair, before: PairState) => PairState | undefined,
): Promise<Map<DocumentId, PairEdit[]>> {
  const theirs = new Set((await documentsOf(db, project)).map(({ id }) => id))
  const edits = new Map<DocumentId, PairEdit[]>()
  for (const { id, revision } of ticked) {
    const pair = await pairById(db, id)
    if (!pair || pair.revision !== revision || !theirs.has(pair.document)) continue
    const before = stateOf(pair)
    const after = become(pair, before)
    if (after)
      edits.set(pair.document, [...(edits.get(pair.document) ?? []), { pair: id, base: revision, before, after }])
  }
  return edits
}
