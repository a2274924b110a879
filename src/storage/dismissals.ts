import type { DismissalId, DocumentId, PairId, ProjectId, UserId } from '../model/id.ts'
import type { Db, Storage, Tx } from './open.ts'
import { newId } from './new-id.ts'

/** Where a dismissal holds: at one pair, in one document, or in the whole project when both are `null`. */
export interface DismissalPlace {
  readonly project: ProjectId
  readonly document: DocumentId | null
  readonly pair: PairId | null
}

export interface NewDismissal extends DismissalPlace {
  /** Of a finding, or the id of a check for all that it finds. */
  readonly key: string
  /** What the finding said, so that people know later what was dismissed. */
  readonly message: string
  readonly reason: string
  readonly user: UserId
}

export interface Dismissal extends DismissalPlace {
  readonly id: DismissalId
  readonly key: string
  readonly message: string
  readonly reason: string
  readonly author: string
  readonly at: string
  readonly documentTitle: string | null
}

/** Marks findings of a key as right; the same once more changes nothing. @returns the dismissal's id */
export async function dismiss(
  storage: Storage,
  { project, document, pair, key, message, reason, user }: NewDismissal,
): Promise<DismissalId> {
  return storage.write(async tx => {
    const known = await standingIn(tx, { project, document, pair }, key)
    if (known) return known
    const id = newId<'dismissal'>()
    await tx
      .insertInto('dismissal')
      .values({
        id,
        project_id: project,
        document_id: document,
        pair_id: pair,
        key,
        message,
        reason,
        user_id: user,
        at: new Date().toISOString(),
        ended_at: null,
        ended_by: null,
      })
      .execute()
    return id
  })
}

async function standingIn(
  tx: Tx,
  { project, document, pair }: DismissalPlace,
  key: string,
): Promise<DismissalId | undefined> {
  const row = await tx
    .selectFrom('dismissal')
    .select('id')
    .where('project_id', '=', project)
    .where('key', '=', key)
    .where('document_id', document === null ? 'is' : '=', document)
    .where('pair_id', pair === null ? 'is' : '=', pair)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row?.id
}

/**
 * Lets findings show again.
 *
 * @param end `projectWide` whether the person may also end what holds in the whole project
 * @returns where the dismissal held, `undefined` when there is none that stands
 */
export async function endDismissal(
  storage: Storage,
  end: { project: ProjectId; dismissal: DismissalId; user: UserId; projectWide: boolean },
): Promise<DismissalPlace | undefined> {
  const row = await storage.write(tx =>
    tx
      .updateTable('dismissal')
      .set({ ended_at: new Date().toISOString(), ended_by: end.user })
      .where('id', '=', end.dismissal)
      .where('project_id', '=', end.project)
      .where('ended_at', 'is', null)
      .$if(!end.projectWide, update => update.where('document_id', 'is not', null))
      .returning(['document_id', 'pair_id'])
      .executeTakeFirst(),
  )
  return row && { project: end.project, document: row.document_id, pair: row.pair_id }
}

/** What stands dismissed in a project, the newest first. */
export async function dismissalsOf(db: Db, project: ProjectId, limit: number): Promise<Dismissal[]> {
  const rows = await db
    .selectFrom('dismissal')
    .leftJoin('user', 'user.id', 'dismissal.user_id')
    .leftJoin('document', 'document.id', 'dismissal.document_id')
    .selectAll('dismissal')
    .select(['user.name', 'document.title'])
    .where('dismissal.project_id', '=', project)
    .where('dismissal.ended_at', 'is', null)
    .orderBy('dismissal.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(row => ({
    id: row.id,
    project: row.project_id,
    document: row.document_id,
    pair: row.pair_id,
    key: row.key,
    message: row.message,
    reason: row.reason,
    author: row.name ?? 'Somebody who left',
    at: row.at,
    documentTitle: row.title,
  }))
}

/** The keys of findings, and the ids of checks, that are dismissed at a pair, wherever that was said. */
export async function dismissedKeysIn(
  db: Db,
  { project, document, pair }: { project: ProjectId; document: DocumentId; pair: PairId },
): Promise<Set<string>> {
  const rows = await db
    .selectFrom('dismissal')
    .select('key')
    .where('project_id', '=', project)
    .where('ended_at', 'is', null)
    .where(eb => eb.or([eb('document_id', 'is', null), eb('document_id', '=', document)]))
    .where(eb => eb.or([eb('pair_id', 'is', null), eb('pair_id', '=', pair)]))
    .execute()
  return new Set(rows.map(({ key }) => key))
}
