import type { PairId, UserId } from '../model/id.ts'
import type { Change, Operation } from '../model/operation.ts'
import type { Pair } from '../model/pair.ts'
import { breathe } from './edits.ts'
import type { PairEdit } from './edits.ts'
import { applyLongEdit } from './long-edit.ts'
import type { EditPiece } from './long-edit.ts'
import type { Storage } from './open.ts'
import { changedPairs, changesOf, operationById } from './operations.ts'
import { markUndone, netChanges, packed, whatStands, withHeirs } from './undo-changes.ts'
import type { Standing, UndoOutcome } from './undo-changes.ts'

const pairsPerRead = 200

/**
 * Takes back an operation that was written in pieces, the last of them first, each in a transaction of its own. Whatever one
 * piece did kept the document whole, so taking it back does, too. Nothing is begun when a pair was changed since; a piece in
 * which somebody changes something meanwhile stays as it is and its pairs are named.
 */
export async function undoInPieces(
  storage: Storage,
  operation: Operation,
  user: UserId | null,
  pieces: readonly Change[][],
): Promise<UndoOutcome> {
  if (operation.undoneBy) return { kind: 'already-undone' }
  const standing = new Map<PairId, Standing>()
  const moved: PairId[] = []
  for (const piece of pieces) {
    for (const [pair, now] of await whatStands(storage.db, piece)) standing.set(pair, now)
    moved.push(
      ...piece.filter(change => standing.get(change.pair)?.state !== packed(change.after)).map(change => change.pair),
    )
    await breathe()
  }
  if (moved.length > 0) return refusal(storage, operation, moved)
  const skipped = new Set<PairId>()
  const edits = pieces.map((piece): EditPiece => ({
    pairs: piece.map(change => change.pair),
    plan: current => takenBack(piece, current, standing, skipped),
  }))
  try {
    const edit = {
      project: operation.project,
      document: operation.document,
      user,
      kind: 'undone' as const,
      undoes: operation.id,
    }
    const undone = await applyLongEdit(
      storage,
      edit,
      edits,
      () => undefined,
      undefined,
      async (tx, id) => {
        if (!(await markUndone(tx, operation, id))) throw new UndoneMeanwhile()
      },
    )
    if (undone) return { kind: 'undone', operation: undone, skipped: [...skipped] }
    return await refusal(storage, operation, [...skipped])
  } catch (error) {
    if (error instanceof UndoneMeanwhile) return { kind: 'already-undone' }
    throw error
  }
}

async function refusal({ db }: Storage, { id }: Operation, pairs: readonly PairId[]): Promise<UndoOutcome> {
  const isUndone = (await operationById(db, id))?.undoneBy !== null
  return isUndone ? { kind: 'already-undone' } : { kind: 'changed-since', pairs, canSkip: false }
}

/** Rolls the transaction back in which an undo finds that another was quicker. */
class UndoneMeanwhile extends Error {}

/** The changes of each transaction an operation was written in, which they tell by their time; the last ones first. */
export async function piecesOf(storage: Storage, { id }: Operation): Promise<Change[][]> {
  const pieces = new Map<string, Change[]>()
  const touched = await changedPairs(storage.db, id)
  for (let start = 0; start < touched.length; start += pairsPerRead) {
    for (const change of await changesOf(storage.db, id, touched.slice(start, start + pairsPerRead))) {
      const piece = pieces.get(change.at)
      if (piece) piece.push(change)
      else pieces.set(change.at, [change])
    }
    await breathe()
  }
  return joined([...pieces].sort(([one], [other]) => (one < other ? 1 : -1)).map(([, changes]) => netChanges(changes)))
}

const pairsPerPiece = 64

/** Small pieces go together, as many as others can wait for. */
function joined(pieces: readonly Change[][]): Change[][] {
  const larger: Change[][] = []
  for (const piece of pieces) {
    const last = larger.at(-1)
    if (last && last.length + piece.length <= pairsPerPiece) last.push(...piece)
    else larger.push([...piece])
  }
  return larger
}

function takenBack(
  piece: readonly Change[],
  current: ReadonlyMap<PairId, Pair>,
  standing: ReadonlyMap<PairId, Standing>,
  skipped: Set<PairId>,
): PairEdit[] {
  if (!piece.every(({ pair, after }) => packed(current.get(pair) ?? null) === packed(after))) {
    for (const { pair } of piece) skipped.add(pair)
    return []
  }
  return withHeirs(
    piece.map(({ pair, before, after }) => ({
      pair,
      base: current.get(pair)?.revision ?? standing.get(pair)!.revision,
      before: after,
      after: before,
    })),
  )
}
