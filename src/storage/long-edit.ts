import { setTimeout as pause } from 'node:timers/promises'
import type { OperationId, PairId } from '../model/id.ts'
import type { Pair } from '../model/pair.ts'
import { SourceSlices, concernMemory, insertChanges, insertOperation, writePair } from './edits.ts'
import type { Edit, PairEdit } from './edits.ts'
import { feedMemoryIn } from './feed-memory.ts'
import type { Storage } from './open.ts'
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
 * @returns the operation, `undefined` when no piece changed anything
 */
export async function applyLongEdit(
  storage: Storage, edit: Omit<Edit, 'pairs'>, pieces: Iterable<EditPiece>, progress: (written: number) => void, signal?: AbortSignal,
): Promise<OperationId | undefined> {
  let [operation, written, total]: [OperationId | undefined, number, number] = [undefined, 0, 0]
  for (const piece of pieces) {
    if (signal?.aborted) break
    const done = await storage.write(async tx => {
      const rows = piece.pairs.length === 0 ? [] : await tx.selectFrom('pair').selectAll().where('id', 'in', piece.pairs).execute()
      const pairs = piece.plan(new Map(rows.map(row => [row.id, pairOf(row)])))
      if (pairs.length === 0) return undefined
      const at = new Date().toISOString()
      const id = operation ?? await insertOperation(tx, { ...edit, pairs: { length: 0 } }, at)
      const whole = { ...edit, pairs }
      const sources = new SourceSlices(tx, whole)
      for (const change of pairs) await writePair(tx, whole, change, sources, at)
      await insertChanges(tx, id, pairs, at)
      await feedMemoryIn(tx, edit.project, concernMemory(pairs))
      await tx.updateTable('operation').set({ pairs: total + pairs.length }).where('id', '=', id).execute()
      return { id, pairs: pairs.length }
    })
    if (done) [operation, total] = [done.id, total + done.pairs]
    progress(++written)
    await pause(restMs)
  }
  return operation
}
