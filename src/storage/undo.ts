import type { OperationId, UserId } from '../model/id.ts'
import type { Change } from '../model/operation.ts'
import { StaleEdit, applyEditIn, breathe } from './edits.ts'
import type { Storage, Tx } from './open.ts'
import { changedPairs, changesOf, operationById } from './operations.ts'
import { markUndone, netChanges, packed, whatStands, withHeirs } from './undo-changes.ts'
import type { UndoOutcome } from './undo-changes.ts'
import { piecesOf, undoInPieces } from './undo-in-pieces.ts'

export type { UndoOutcome }

const mostAtOnce = 300
const idsPerQuery = 200

/**
 * Takes an operation back as a new operation, so that an undo can be undone as well. What was written in pieces is taken back
 * in pieces, so that other people's saves pass between them.
 * @param skipChanged leave alone the pairs that were changed since; only where the operation made and removed no pair,
 *   because half a split would lose a sentence
 */
export async function undoOperation(
  storage: Storage,
  undo: { operation: OperationId; user: UserId | null; skipChanged?: boolean },
): Promise<UndoOutcome> {
  const operation = await operationById(storage.db, undo.operation)
  const pieces =
    operation && operation.pairs > mostAtOnce && !undo.skipChanged ? await piecesOf(storage, operation) : []
  if (operation && pieces.length > 1) return undoInPieces(storage, operation, undo.user, pieces)
  try {
    return await storage.write(tx => undoIn(tx, undo))
  } catch (error) {
    if (!(error instanceof StaleEdit)) throw error
    return { kind: 'changed-since', pairs: [error.pair], canSkip: false }
  }
}

async function undoIn(
  tx: Tx,
  undo: { operation: OperationId; user: UserId | null; skipChanged?: boolean },
): Promise<UndoOutcome> {
  const operation = await operationById(tx, undo.operation)
  if (!operation) return { kind: 'missing' }
  if (operation.undoneBy) return { kind: 'already-undone' }
  const net = netChanges(await everyChange(tx, operation.id))
  const standing = await whatStands(tx, net)
  const moved = net
    .filter(change => standing.get(change.pair)?.state !== packed(change.after))
    .map(change => change.pair)
  const canSkip = net.every(change => change.before !== null && change.after !== null)
  if (moved.length > 0 && !(canSkip && undo.skipChanged)) return { kind: 'changed-since', pairs: moved, canSkip }
  const left = new Set(moved)
  const pairs = withHeirs(
    net
      .filter(change => !left.has(change.pair))
      .map(change => ({
        pair: change.pair,
        base: standing.get(change.pair)!.revision,
        before: change.after,
        after: change.before,
      })),
  )
  const undone = await applyEditIn(tx, {
    project: operation.project,
    document: operation.document,
    user: undo.user,
    kind: 'undone',
    pairs,
    undoes: operation.id,
  })
  await markUndone(tx, operation, undone)
  return { kind: 'undone', operation: undone, skipped: moved }
}

async function everyChange(tx: Tx, operation: OperationId): Promise<Change[]> {
  const pairs = await changedPairs(tx, operation)
  if (pairs.length <= idsPerQuery) return changesOf(tx, operation)
  const changes: Change[] = []
  for (let start = 0; start < pairs.length; start += idsPerQuery) {
    for (const change of await changesOf(tx, operation, pairs.slice(start, start + idsPerQuery))) changes.push(change)
    await breathe()
  }
  return changes
}
