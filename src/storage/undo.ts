import type { OperationId, PairId, UserId } from '../model/id.ts'
import type { Change } from '../model/operation.ts'
import type { PairState } from '../model/pair.ts'
import { StaleEdit, applyEditIn, breathe } from './edits.ts'
import type { PairEdit } from './edits.ts'
import type { Storage, Tx } from './open.ts'
import { changesOf, operationById } from './operations.ts'
import { packState, pairOf } from './pairs.ts'

export type UndoOutcome =
  | { readonly kind: 'undone', readonly operation: OperationId, readonly skipped: readonly PairId[] }
  /** These pairs were changed after the operation; nothing was done. */
  | { readonly kind: 'changed-since', readonly pairs: readonly PairId[], readonly canSkip: boolean }
  | { readonly kind: 'already-undone' }
  | { readonly kind: 'missing' }

/**
 * Takes an operation back as a new operation, so that an undo can be undone as well.
 * @param skipChanged leave alone the pairs that were changed since; only where the operation made and removed no pair,
 *   because half a split would lose a sentence
 */
export async function undoOperation(
  storage: Storage, undo: { operation: OperationId, user: UserId | null, skipChanged?: boolean },
): Promise<UndoOutcome> {
  try {
    return await storage.write(tx => undoIn(tx, undo))
  } catch (error) {
    if (!(error instanceof StaleEdit)) throw error
    return { kind: 'changed-since', pairs: [error.pair], canSkip: false }
  }
}

async function undoIn(tx: Tx, undo: { operation: OperationId, user: UserId | null, skipChanged?: boolean }): Promise<UndoOutcome> {
  const operation = await operationById(tx, undo.operation)
  if (!operation) return { kind: 'missing' }
  if (operation.undoneBy) return { kind: 'already-undone' }
  const net = netChanges(await everyChange(tx, operation.id))
  const standing = await whatStands(tx, net)
  const moved = net.filter(change => standing.get(change.pair)?.state !== packed(change.after)).map(change => change.pair)
  const canSkip = net.every(change => change.before !== null && change.after !== null)
  if (moved.length > 0 && !(canSkip && undo.skipChanged)) return { kind: 'changed-since', pairs: moved, canSkip }
  const left = new Set(moved)
  const pairs = withHeirs(net.filter(change => !left.has(change.pair))
    .map(change => ({ pair: change.pair, base: standing.get(change.pair)!.revision, before: change.after, after: change.before })))
  const undone = await applyEditIn(tx, {
    project: operation.project, document: operation.document, user: undo.user, kind: 'undone', pairs, undoes: operation.id,
  })
  await tx.updateTable('operation').set({ undone_by: undone }).where('id', '=', operation.id).execute()
  // undoing an undo brings the first operation back, so that it can be undone again
  if (operation.undoes) await tx.updateTable('operation').set({ undone_by: null }).where('id', '=', operation.undoes).execute()
  return { kind: 'undone', operation: undone, skipped: moved }
}

async function everyChange(tx: Tx, operation: OperationId): Promise<Change[]> {
  const changes: Change[] = []
  for (;;) {
    const page = await changesOf(tx, operation, { after: changes.at(-1), limit: changesPerPage })
    for (const change of page) changes.push(change)
    if (page.length < changesPerPage) return changes
    await breathe()
  }
}

/** One change a pair: from its state before the operation to its state after it. */
function netChanges(changes: readonly Change[]): Change[] {
  const net = new Map<PairId, Change>()
  for (const change of changes) {
    const first = net.get(change.pair)
    net.set(change.pair, first ? { ...change, before: first.before, baseRevision: first.baseRevision } : change)
  }
  return [...net.values()]
}

/** What was said of a pair that goes away again belongs to the one that has its sentences back. */
function withHeirs(pairs: readonly PairEdit[]): PairEdit[] {
  const holders = pairs.flatMap(({ pair, after }) => after?.sentences[0] ? [{ pair, start: after.sentences[0].start }] : [])
    .sort((one, other) => one.start - other.start)
  return pairs.map(edit => {
    const start = edit.after === null ? edit.before?.sentences[0]?.start : undefined
    const heir = start === undefined ? undefined : lastUpTo(holders, start)
    return heir === undefined ? edit : { ...edit, heir }
  })
}

function lastUpTo(holders: readonly { readonly pair: PairId, readonly start: number }[], wanted: number): PairId | undefined {
  let [low, high] = [0, holders.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holders[middle]!.start <= wanted) low = middle + 1
    else high = middle
  }
  return holders[low - 1]?.pair
}

interface Standing { readonly revision: number, readonly state: string | null }

const packed = (state: PairState | null): string | null => state && packState(state)

/**
 * How the pairs stand now. What counts is the state, not the revision: a later operation that was itself undone is no obstacle.
 */
async function whatStands(tx: Tx, net: readonly Change[]): Promise<Map<PairId, Standing>> {
  const found = new Map<PairId, Standing>()
  for (let start = 0; start < net.length; start += idsPerQuery) {
    const ids = net.slice(start, start + idsPerQuery).map(change => change.pair)
    const rows = await tx.selectFrom('pair').selectAll().where('id', 'in', ids).execute()
    for (const row of rows) found.set(row.id, { revision: row.revision, state: packState(pairOf(row)) })
    if (net.length > idsPerQuery) await breathe()
    const gone = ids.filter(id => !found.has(id))
    if (gone.length === 0) continue
    const last = await tx.selectFrom('change').select(({ fn }) => ['pair_id', fn.max('revision').as('revision')])
      .where('pair_id', 'in', gone).groupBy('pair_id').execute()
    for (const row of last) found.set(row.pair_id, { revision: row.revision, state: null })
  }
  return found
}

const idsPerQuery = 200
const changesPerPage = 500
