import type { OperationId, PairId } from '../model/id.ts'
import type { Change, Operation } from '../model/operation.ts'
import type { PairState } from '../model/pair.ts'
import { breathe } from './edits.ts'
import type { PairEdit } from './edits.ts'
import type { Db, Tx } from './open.ts'
import { packState, pairOf } from './pairs.ts'

export type UndoOutcome =
  | { readonly kind: 'undone'; readonly operation: OperationId; readonly skipped: readonly PairId[] }
  /** These pairs were changed after the operation; nothing was done. */
  | { readonly kind: 'changed-since'; readonly pairs: readonly PairId[]; readonly canSkip: boolean }
  | { readonly kind: 'already-undone' }
  | { readonly kind: 'missing' }

/** One change a pair: from its state before the operation to its state after it. */
export function netChanges(changes: readonly Change[]): Change[] {
  const net = new Map<PairId, Change>()
  for (const change of changes) {
    const first = net.get(change.pair)
    net.set(change.pair, first ? { ...change, before: first.before, baseRevision: first.baseRevision } : change)
  }
  return [...net.values()]
}

/** What was said of a pair that goes away again belongs to the one that has its sentences back. */
export function withHeirs(pairs: readonly PairEdit[]): PairEdit[] {
  const holders = pairs
    .flatMap(({ pair, after }) => (after?.sentences[0] ? [{ pair, start: after.sentences[0].start }] : []))
    .sort((one, other) => one.start - other.start)
  return pairs.map(edit => {
    const start = edit.after === null ? edit.before?.sentences[0]?.start : undefined
    const heir = start === undefined ? undefined : lastUpTo(holders, start)
    return heir === undefined ? edit : { ...edit, heir }
  })
}

function lastUpTo(
  holders: readonly { readonly pair: PairId; readonly start: number }[],
  wanted: number,
): PairId | undefined {
  let [low, high] = [0, holders.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holders[middle]!.start <= wanted) low = middle + 1
    else high = middle
  }
  return holders[low - 1]?.pair
}

export interface Standing {
  readonly revision: number
  readonly state: string | null
}

export const packed = (state: PairState | null): string | null => state && packState(state)

/**
 * How the pairs stand now. What counts is the state, not the revision: a later operation that was itself undone is no obstacle.
 */
export async function whatStands(db: Db, net: readonly Change[]): Promise<Map<PairId, Standing>> {
  const found = new Map<PairId, Standing>()
  for (let start = 0; start < net.length; start += idsPerQuery) {
    const ids = net.slice(start, start + idsPerQuery).map(change => change.pair)
    const rows = await db.selectFrom('pair').selectAll().where('id', 'in', ids).execute()
    for (const row of rows) found.set(row.id, { revision: row.revision, state: packState(pairOf(row)) })
    if (net.length > idsPerQuery) await breathe()
    const gone = ids.filter(id => !found.has(id))
    if (gone.length === 0) continue
    const last = await db
      .selectFrom('change')
      .select(({ fn }) => ['pair_id', fn.max('revision').as('revision')])
      .where('pair_id', 'in', gone)
      .groupBy('pair_id')
      .execute()
    for (const row of last) found.set(row.pair_id, { revision: row.revision, state: null })
  }
  return found
}

const idsPerQuery = 200

/** Says of an operation what took it back. @returns whether it was not taken back already */
export async function markUndone(tx: Tx, operation: Operation, undone: OperationId): Promise<boolean> {
  const marked = await tx
    .updateTable('operation')
    .set({ undone_by: undone })
    .where('id', '=', operation.id)
    .where('undone_by', 'is', null)
    .returning('id')
    .execute()
  // undoing an undo brings the first operation back, so that it can be undone again
  if (operation.undoes)
    await tx.updateTable('operation').set({ undone_by: null }).where('id', '=', operation.undoes).execute()
  return marked.length > 0
}
