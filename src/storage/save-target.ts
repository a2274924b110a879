import { countWords } from '../text/words.ts'
import type { OperationId, PairId, ProjectId, UserId } from '../model/id.ts'
import type { OperationKind } from '../model/operation.ts'
import { stateOf } from '../model/pair.ts'
import type { Origin, Pair, Status } from '../model/pair.ts'
import { statusAfterTyping, statusAfterVerdict } from '../model/status.ts'
import type { Verdict } from '../model/status.ts'
import { insertComment } from './comments.ts'
import { hasTypedIn, keepConfirmationsIn } from './confirmations.ts'
import { rememberVisitIn } from './documents.ts'
import { insertOperation } from './edits.ts'
import { feedMemoryIn, mayBeRemembered } from './feed-memory.ts'
import type { Storage, Tx } from './open.ts'
import { newId } from './new-id.ts'
import { packState, pairById, unpackState } from './pairs.ts'
import { keepSuggestionIn } from './suggestions.ts'
import type { Suggestion } from './suggestions.ts'

export interface Save {
  readonly project: ProjectId
  readonly pair: PairId
  readonly user: UserId
  /** The revision the author was looking at. */
  readonly baseRevision: number
  /** The new text; `undefined` when only a verdict is given. */
  readonly text?: string
  /** Offsets in `text` at which its second and later sentences begin. */
  readonly cuts?: readonly number[]
  readonly origin?: Origin
  readonly verdict?: Verdict
  /** Why a pair is sent back; becomes a comment. */
  readonly reason?: string
  /** Made by the client, so that a save whose answer got lost is answered again instead of refused. */
  readonly saveId?: string
  readonly kind?: OperationKind
  /** The text is what a memory offered. */
  readonly suggestion?: Omit<Suggestion, 'text'>
  /** For how long the row of a pair that is confirmed or approved had been on the screen, in milliseconds. */
  readonly onScreenMs?: number
}

export type SaveOutcome =
  | { readonly kind: 'saved'; readonly pair: Pair; readonly before: Status; readonly operation: OperationId | null }
  /** Somebody saved first. */
  | { readonly kind: 'stale'; readonly current: Pair }
  | { readonly kind: 'refused'; readonly because: string; readonly current: Pair }
  | { readonly kind: 'missing' }

const joinMs = 10 * 60_000

const kindOf: Record<Verdict, OperationKind> = {
  confirm: 'confirmed',
  approve: 'approved',
  changes: 'sent-back',
  draft: 'back-to-draft',
}

/**
 * Writes a pair's target, a verdict on it, or both, unless somebody saved a newer revision than the author was looking at.
 * One author's typing within ten minutes joins one operation; every state stays in the history.
 */
export async function saveTarget(storage: Storage, save: Save): Promise<SaveOutcome> {
  return storage.write(tx => saveTargetIn(tx, save))
}

export async function saveTargetIn(tx: Tx, save: Save): Promise<SaveOutcome> {
  const current = await pairById(tx, save.pair)
  if (!current) return { kind: 'missing' }
  if (current.revision !== save.baseRevision) return repeatedOrStale(tx, current, save)
  const text = save.text ?? current.target
  const bout = (save.verdict ?? save.suggestion) ? undefined : await boutOfTyping(tx, current, save.user)
  const wanted = save.verdict ? statusAfterVerdict(save.verdict, text) : undefined
  if (wanted?.kind === 'refused') return { ...wanted, current }
  if (text === current.target && (!wanted || wanted.status === current.status)) {
    await confirmIn(tx, current, current, save)
    return { kind: 'saved', pair: current, before: current.status, operation: null }
  }
  const status = wanted?.status ?? statusAfterTyping(bout?.statusBefore ?? current.status, text)
  const at = new Date().toISOString()
  const after = {
    ...current,
    target: text,
    status,
    origin: originOf(current, text, save),
    targetCuts: text === current.target ? current.targetCuts : (save.cuts ?? []),
  }
  const written = await tx
    .updateTable('pair')
    .set({
      target: text,
      target_cuts: JSON.stringify(after.targetCuts),
      target_words: countWords(text),
      status,
      origin: after.origin,
      revision: current.revision + 1,
      changed_by: save.user,
      changed_at: at,
    })
    .where('id', '=', save.pair)
    .where('revision', '=', save.baseRevision)
    .returning('revision')
    .execute()
  if (written.length === 0) {
    const newer = await pairById(tx, save.pair)
    return newer ? repeatedOrStale(tx, newer, save) : { kind: 'missing' }
  }
  const operation =
    bout?.operation ??
    (await insertOperation(
      tx,
      {
        project: save.project,
        document: current.document,
        user: save.user,
        kind: save.kind ?? (save.verdict ? kindOf[save.verdict] : save.suggestion ? 'from-memory' : 'typed'),
        pairs: { length: 1 },
      },
      at,
    ))
  await tx
    .insertInto('change')
    .values({
      operation_id: operation,
      pair_id: save.pair,
      revision: current.revision + 1,
      base_revision: current.revision,
      before: packState(stateOf(current)),
      after: packState(stateOf(after)),
      save_id: save.saveId ?? null,
      at,
    })
    .execute()
  await confirmIn(tx, current, { ...after, revision: current.revision + 1 }, save)
  if (save.suggestion) await keepSuggestionIn(tx, save.pair, { text, ...save.suggestion }, at)
  await rememberVisitIn(tx, { user: save.user, document: current.document, pair: save.pair })
  if (mayBeRemembered(current.status) || mayBeRemembered(status)) await feedMemoryIn(tx, save.project, [save.pair])
  if (save.reason)
    await insertComment(tx, { id: newId(), pair: current, user: save.user, kind: 'reason', text: save.reason, at })
  const pair = {
    ...after,
    targetWords: countWords(text),
    revision: current.revision + 1,
    changedBy: save.user,
    changedAt: at,
    comments: current.comments + (save.reason ? 1 : 0),
  }
  return { kind: 'saved', pair, before: current.status, operation }
}

/** Remembers what stood behind a verdict that finishes a pair. */
async function confirmIn(tx: Tx, before: Pair, after: Pair, { verdict, user, onScreenMs }: Save): Promise<void> {
  if (verdict !== 'confirm' && verdict !== 'approve') return
  const isOwn = onScreenMs === undefined || after.target !== before.target || (await hasTypedIn(tx, after.id, user))
  const afterMs = isOwn ? null : onScreenMs
  await keepConfirmationsIn(tx, [{ pair: after.id, revision: after.revision, state: after, afterMs }])
}

function originOf(current: Pair, text: string, save: Save): Origin {
  if (text === '') return 'none'
  if (save.origin ?? save.suggestion) return save.origin ?? 'memory'
  return current.origin === 'none' ? 'typed' : current.origin
}

async function repeatedOrStale(tx: Tx, current: Pair, save: Save): Promise<SaveOutcome> {
  if (save.saveId === undefined) return { kind: 'stale', current }
  const earlier = await tx
    .selectFrom('change')
    .select(['revision', 'operation_id'])
    .where('save_id', '=', save.saveId)
    .where('pair_id', '=', save.pair)
    .executeTakeFirst()
  return earlier?.revision === current.revision
    ? { kind: 'saved', pair: current, before: current.status, operation: earlier.operation_id }
    : { kind: 'stale', current }
}

interface Bout {
  readonly operation: OperationId
  readonly statusBefore: Status
}

/** The typing this save goes on with: the pair's last change, when the same author typed it within ten minutes. */
async function boutOfTyping(tx: Tx, pair: Pair, user: UserId): Promise<Bout | undefined> {
  const last = await tx
    .selectFrom('change')
    .innerJoin('operation', 'operation.id', 'change.operation_id')
    .select('operation.id')
    .where('change.pair_id', '=', pair.id)
    .where('change.revision', '=', pair.revision)
    .where('operation.kind', '=', 'typed')
    .where('operation.user_id', '=', user)
    .where('operation.undone_by', 'is', null)
    .where('operation.at', '>', new Date(Date.now() - joinMs).toISOString())
    .executeTakeFirst()
  if (!last) return undefined
  const first = await tx
    .selectFrom('change')
    .select('before')
    .where('operation_id', '=', last.id)
    .where('pair_id', '=', pair.id)
    .orderBy('revision')
    .limit(1)
    .executeTakeFirstOrThrow()
  return { operation: last.id, statusBefore: first.before === null ? 'empty' : unpackState(first.before).status }
}
