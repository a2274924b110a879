import type { PairId, ProjectId } from '../model/id.ts'
import type { Pair, Status } from '../model/pair.ts'
import { ownMemoryIn } from './memories.ts'
import { addEntriesIn, changeEntryIn, entriesOfPairs, removeEntriesIn } from './memory-entries.ts'
import type { MemoryEntry, NewEntry } from './memory-entries.ts'
import type { Db, Tx } from './open.ts'
import { pairOf, pairsAfter, pairsBefore } from './pairs.ts'

/** Whether a pair with this status may stand in a memory; one whose status neither was nor is such concerns no memory. */
export const mayBeRemembered = (status: Status | undefined): boolean => status === 'translated' || status === 'approved'

const idsPerQuery = 500

/**
 * Makes a project's own memory say of some pairs what they say now, in the transaction that changed them: finished ones are
 * in it as they stand, others are not.
 *
 * @param pairs also pairs that are gone
 *
 * Costs a look at each pair, and at its neighbours where its entry changes.
 */
export async function feedMemoryIn(tx: Tx, project: ProjectId, pairs: readonly PairId[]): Promise<void> {
  if (pairs.length === 0) return
  const { shelf, takes } = await ownMemoryIn(tx, project)
  const known = await entriesOfPairs(tx, pairs)
  const [added, removed]: [NewEntry[], number[]] = [[], []]
  for (let start = 0; start < pairs.length; start += idsPerQuery) {
    const ids = pairs.slice(start, start + idsPerQuery)
    const rows = new Map(
      (await tx.selectFrom('pair').selectAll().where('id', 'in', ids).execute()).map(row => [row.id, pairOf(row)]),
    )
    for (const id of ids) {
      const [pair, entry] = [rows.get(id), known.get(id)]
      if (!pair || !isTaken(pair, takes)) {
        if (entry) removed.push(entry.number)
      } else if (!entry) added.push(await entryFor(tx, pair))
      else if (!isSame(entry, pair)) await changeEntryIn(tx, entry, await entryFor(tx, pair))
    }
  }
  await removeEntriesIn(tx, shelf, removed)
  if (added.length > 0) await addEntriesIn(tx, shelf, added)
}

const isTaken = ({ status, source, target }: Pair, takes: 'approved' | 'translated'): boolean =>
  (status === 'approved' || status === takes) && source.trim() !== '' && target.trim() !== ''

const isSame = (entry: MemoryEntry, pair: Pair): boolean => entry.source === pair.source && entry.target === pair.target

async function entryFor(db: Db, pair: Pair): Promise<NewEntry> {
  const [before] = await pairsBefore(db, pair.document, pair, 1)
  const [after] = await pairsAfter(db, pair.document, pair, 1)
  return {
    source: pair.source,
    target: pair.target,
    before: before?.source ?? null,
    after: after?.source ?? null,
    pair: pair.id,
    document: pair.document,
    user: pair.changedBy,
    author: '',
    changedAt: pair.changedAt,
  }
}
