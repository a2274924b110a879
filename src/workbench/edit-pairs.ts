import type { DocumentId, OperationId, PairId, ProjectId, UserId } from '../model/id.ts'
import type { EditPlan, PlannedChange } from '../model/edits/edit-plan.ts'
import { mergePairs } from '../model/edits/merge-pairs.ts'
import { splitPair } from '../model/edits/split-pair.ts'
import type { SplitPoint } from '../model/edits/split-pair.ts'
import { stateOf } from '../model/pair.ts'
import type { Pair } from '../model/pair.ts'
import type { OperationKind } from '../model/operation.ts'
import { applyEdit } from '../storage/edits.ts'
import type { PairEdit } from '../storage/edits.ts'
import { newId } from '../storage/new-id.ts'
import type { Storage } from '../storage/open.ts'
import { pairById, pairsAfter } from '../storage/pairs.ts'
import { recheck } from './checks/check-saved.ts'

export interface Author {
  readonly project: ProjectId
  readonly document: DocumentId
  readonly user: UserId
}

export type EditPairsOutcome =
  | { readonly kind: 'applied'; readonly operation: OperationId; readonly pairs: readonly PairId[] }
  | { readonly kind: 'stale'; readonly pair: PairId; readonly current: Pair | undefined }
  | { readonly kind: 'refused'; readonly because: string }
  | { readonly kind: 'missing' }

export async function splitInTwo(
  storage: Storage,
  author: Author,
  wish: { pair: PairId; revision: number } & SplitPoint,
): Promise<EditPairsOutcome> {
  const pair = await pairById(storage.db, wish.pair)
  if (!pair || pair.document !== author.document) return { kind: 'missing' }
  if (pair.revision !== wish.revision) return { kind: 'stale', pair: pair.id, current: pair }
  const [next] = await pairsAfter(storage.db, pair.document, pair, 1)
  return carryOut(storage, author, 'split', splitPair(pair, wish, next?.position))
}

export async function mergeWithNext(
  storage: Storage,
  author: Author,
  wish: { pair: PairId; revision: number; nextRevision?: number },
): Promise<EditPairsOutcome> {
  const pair = await pairById(storage.db, wish.pair)
  if (!pair || pair.document !== author.document) return { kind: 'missing' }
  if (pair.revision !== wish.revision) return { kind: 'stale', pair: pair.id, current: pair }
  const [next] = await pairsAfter(storage.db, pair.document, pair, 1)
  if (next && wish.nextRevision !== undefined && next.revision !== wish.nextRevision)
    return { kind: 'stale', pair: next.id, current: next }
  return carryOut(storage, author, 'merged', mergePairs(pair, next))
}

/** What storage is told of one planned change; a pair that is new gets its id. */
export const asEdit = ({ pair, after, heir }: PlannedChange): PairEdit => ({
  pair: pair?.id ?? newId<'pair'>(),
  base: pair?.revision ?? 0,
  before: pair ? stateOf(pair) : null,
  after,
  ...(heir && { heir: heir.id }),
})

/** Gives the new pairs of a plan their ids, applies it as one operation and tells colleagues. */
export async function carryOut(
  storage: Storage,
  author: Author,
  kind: OperationKind,
  plan: EditPlan,
): Promise<EditPairsOutcome> {
  if (plan.kind === 'refused') return plan
  const pairs = plan.changes.map(asEdit)
  const outcome = await applyEdit(storage, { ...author, kind, pairs })
  if (outcome.kind === 'stale') return outcome
  const ids = pairs.map(({ pair }) => pair)
  await recheck(storage, { ...author, pairs: ids })
  storage.publish({
    kind: 'structure',
    project: author.project,
    document: author.document,
    operation: outcome.operation,
    user: author.user,
  })
  return { kind: 'applied', operation: outcome.operation, pairs: ids }
}
