import type { ProjectId, UserId } from '../../model/id.ts'
import { isFinished } from '../../model/pair.ts'
import type { Pair } from '../../model/pair.ts'
import { documentsOf } from '../../storage/documents.ts'
import type { Document } from '../../storage/documents.ts'
import type { Db, Storage } from '../../storage/open.ts'
import { pairsAfter, pairsBefore } from '../../storage/pairs.ts'
import { countRepetitions, pairsWithSameSource } from '../../storage/repetitions.ts'
import { editAcross } from '../edit-across.ts'
import type { AcrossOutcome, Ticked } from '../edit-across.ts'

/** A pair that says in the source what another says, with the sentences around it. */
export interface Repetition {
  readonly document: Document
  readonly pair: Pair
  readonly before: string
  readonly after: string
  /** Whether it is filled in unless a person says otherwise: nobody has finished it. */
  readonly isTicked: boolean
}

/** Where in a project a pair's source stands again with another translation or none; the pair's own document first. */
export async function repetitionsOf(db: Db, project: ProjectId, pair: Pair, most: number): Promise<Repetition[]> {
  const documents = new Map((await documentsOf(db, project)).map(document => [document.id, document]))
  const same = (await pairsWithSameSource(db, [...documents.keys()], pair, most)).filter(
    ({ target }) => target !== pair.target,
  )
  const found: Repetition[] = []
  for (const other of same.toSorted(
    (one, two) => Number(two.document === pair.document) - Number(one.document === pair.document),
  )) {
    const [before] = await pairsBefore(db, other.document, other, 1)
    const [after] = await pairsAfter(db, other.document, other, 1)
    found.push({
      document: documents.get(other.document)!,
      pair: other,
      before: before?.source ?? '',
      after: after?.source ?? '',
      isTicked: !isFinished(other.status),
    })
  }
  return found
}

/** How many there are; none for a pair without a translation to fill in. */
export async function repetitionsCount(db: Db, project: ProjectId, pair: Pair): Promise<number> {
  if (pair.target.trim() === '') return 0
  return countRepetitions(
    db,
    (await documentsOf(db, project)).map(({ id }) => id),
    pair,
  )
}

/** Gives the ticked repetitions of a pair its translation, as drafts and as one step; those changed since they were shown are left. */
export const propagate = (
  storage: Storage,
  author: { project: ProjectId; user: UserId },
  pair: Pair,
  ticked: readonly Ticked[],
): Promise<AcrossOutcome> =>
  editAcross(storage, author, 'propagated', ticked, ({ source }, before) =>
    source === pair.source
      ? { ...before, target: pair.target, targetCuts: pair.targetCuts, status: 'draft', origin: 'copied' }
      : undefined,
  )
