import { setTimeout as pause } from 'node:timers/promises'
import type { OperationId, PairId } from '../model/id.ts'
import type { Pair } from '../model/pair.ts'
import { keepEditsConfirmedIn } from './confirmations.ts'
import { carryFindingsIn } from './findings.ts'
import {
  SourceSlices,
  StaleEdit,
  concernMemory,
  insertChanges,
  insertOperation,
  moveComments,
  writePair,
  withSameTexts,
} from './edits.ts'
import type { Edit, PairEdit } from './edits.ts'
import { feedMemoryIn } from './feed-memory.ts'
import type { Storage, Tx } from './open.ts'
import { pairOf } from './pairs.ts'

/** One piece of a long edit: some pairs as they stand now, in; what shall become of them, out. */
export interface EditPiece {
  readonly pairs: readonly PairId[]
  /** Pure: it sees the pairs that are still there, as they are inside the piece's transaction. */
  readonly plan: (current: ReadonlyMap<PairId, Pair>) => readonly PairEdit[]
}

const restMs = 4

/**
 * Applies an edit of thousands of pairs as one operation, piece by piece, each in its own transaction,
 * so that other people's saves pass between them. Every piece must keep the document whole by itself.
 * @param progress told how many pieces are written
 * @param signal when aborted, no further piece is begun; what was written stays and can be undone
 * @param begun runs inside the transaction of the first piece that changes something, with the operation it begins
 * @returns the operation, `undefined` when no piece changed anything
 */
export async function applyLongEdit(
  storage: Storage,
  edit: Omit<Edit, 'pairs'>,
  pieces: Iterable<EditPiece>,
  progress: (written: number) => void,
  signal?: AbortSignal,
  begun?: (tx: Tx, operation: OperationId) => Promise<void>,
): Promise<OperationId | undefined> {
  let [operation, written, total]: [OperationId | undefined, number, number] = [undefined, 0, 0]
  const source = {}
  for (const piece of pieces) {
    if (signal?.aborted) break
    const done = await writePiece(storage, { edit, piece, begun, operation, total, source })
    if (done) [operation, total] = [done.operation, done.total]
    progress(++written)
    await pause(restMs)
  }
  return operation
}

interface Written {
  readonly operation: OperationId
  readonly total: number
}

interface Writing {
  readonly edit: Omit<Edit, 'pairs'>
  readonly piece: EditPiece
  readonly begun: ((tx: Tx, operation: OperationId) => Promise<void>) | undefined
  /** What came of the pieces before. */
  readonly operation: OperationId | undefined
  readonly total: number
  readonly source: { text?: string }
}

const tries = 5

/** Plans a piece anew when somebody saves one of its pairs while it is written. */
async function writePiece(storage: Storage, writing: Writing): Promise<Written | undefined> {
  for (let left = tries; ; left--) {
    try {
      return await storage.write(tx => writePieceIn(tx, writing))
    } catch (error) {
      if (!(error instanceof StaleEdit) || left === 1) throw error
    }
  }
}

async function writePieceIn(tx: Tx, { edit, piece, begun, source, ...before }: Writing): Promise<Written | undefined> {
  const rows =
    piece.pairs.length === 0 ? [] : await tx.selectFrom('pair').selectAll().where('id', 'in', piece.pairs).execute()
  const pairs = piece.plan(new Map(rows.map(row => [row.id, pairOf(row)])))
  if (pairs.length === 0) return undefined
  const at = new Date().toISOString()
  const operation = before.operation ?? (await insertOperation(tx, { ...edit, pairs: { length: 0 } }, at))
  if (!before.operation) await begun?.(tx, operation)
  const whole = { ...edit, pairs }
  const sources = new SourceSlices(tx, whole, source)
  for (const change of pairs) await writePair(tx, whole, change, sources, at)
  await insertChanges(tx, operation, pairs, at)
  await keepEditsConfirmedIn(tx, pairs)
  await carryFindingsIn(tx, withSameTexts(pairs))
  await moveComments(tx, whole)
  await feedMemoryIn(tx, edit.project, concernMemory(pairs))
  const total = before.total + pairs.length
  await tx.updateTable('operation').set({ pairs: total }).where('id', '=', operation).execute()
  return { operation, total }
}
