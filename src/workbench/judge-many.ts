import type { DocumentId, PairId, ProjectId, UserId } from '../model/id.ts'
import type { OperationId } from '../model/id.ts'
import type { OperationKind } from '../model/operation.ts'
import { stateOf } from '../model/pair.ts'
import { statusAfterVerdict } from '../model/status.ts'
import type { Verdict } from '../model/status.ts'
import { StaleEdit, applyEditIn } from '../storage/edits.ts'
import type { PairEdit } from '../storage/edits.ts'
import { insertComment } from '../storage/comments.ts'
import { newId } from '../storage/new-id.ts'
import type { Storage, Tx } from '../storage/open.ts'
import { pairById } from '../storage/pairs.ts'
import { errorAgainstApproval, recheck } from './checks/check-saved.ts'
import { checkingOf } from './checks/checking.ts'

export interface Skipped {
  readonly pair: PairId
  readonly because: string
}
export interface JudgeManyOutcome {
  readonly operation: OperationId | null
  readonly done: readonly PairId[]
  readonly skipped: readonly Skipped[]
}

const kindOf: Record<Verdict, OperationKind> = {
  confirm: 'confirmed',
  approve: 'approved',
  changes: 'sent-back',
  draft: 'back-to-draft',
}

/**
 * Confirms, approves, sends back (with the reason as a comment on each) or returns to draft the chosen pairs as one operation.
 * A pair that was changed since it was seen is skipped and reported, never judged unseen.
 */
export async function judgeMany(
  storage: Storage,
  wish: {
    project: ProjectId
    document: DocumentId
    user: UserId
    verdict: Verdict
    reason?: string
    pairs: readonly { readonly id: PairId; readonly revision: number }[]
  },
): Promise<JudgeManyOutcome> {
  const skipped: Skipped[] = []
  const checking = await checkingOf(storage, wish)
  const operation = await storage
    .write(async tx => {
      const edits: PairEdit[] = []
      for (const { id, revision } of wish.pairs) {
        const pair = await pairById(tx, id)
        const refusal =
          !pair || pair.document !== wish.document
            ? 'It is not in this document any more.'
            : pair.revision !== revision
              ? 'It was changed since you looked.'
              : undefined
        const outcome = pair && statusAfterVerdict(wish.verdict, pair.target)
        const error =
          wish.verdict === 'approve' && pair && !refusal
            ? await errorAgainstApproval(tx, checking, wish.project, pair)
            : undefined
        if (refusal ?? error) skipped.push({ pair: id, because: (refusal ?? error)! })
        else if (outcome?.kind === 'refused') skipped.push({ pair: id, because: outcome.because })
        else if (pair && outcome && outcome.status !== pair.status) {
          edits.push({
            pair: id,
            base: pair.revision,
            before: stateOf(pair),
            after: { ...stateOf(pair), status: outcome.status },
          })
        }
      }
      if (edits.length === 0) return null
      const id = await applyEditIn(tx, { ...wish, kind: kindOf[wish.verdict], pairs: edits })
      if (wish.reason) await giveReason(tx, { ...wish, reason: wish.reason, pairs: edits.map(({ pair }) => pair) })
      return { id, done: edits.map(({ pair }) => pair) }
    })
    .catch((error: unknown) => {
      // on PostgreSQL a save can slip in between the look and the write; everything was rolled back
      if (error instanceof StaleEdit) return undefined
      throw error
    })
  if (operation === undefined) return judgeMany(storage, wish)
  if (operation) await recheck(storage, { ...wish, pairs: operation.done })
  if (operation)
    storage.publish({
      kind: 'pairs',
      project: wish.project,
      document: wish.document,
      pairs: operation.done,
      operation: operation.id,
      user: wish.user,
    })
  return { operation: operation?.id ?? null, done: operation?.done ?? [], skipped }
}

async function giveReason(
  tx: Tx,
  { document, user, reason, pairs }: { document: DocumentId; user: UserId; reason: string; pairs: readonly PairId[] },
): Promise<void> {
  const at = new Date().toISOString()
  for (const pair of pairs)
    await insertComment(tx, { id: newId(), pair: { id: pair, document }, user, kind: 'reason', text: reason, at })
}
