import type { CheckRunId, DocumentId, UserId } from '../model/id.ts'
import type { Db, Storage } from './open.ts'
import { newId } from './new-id.ts'
import type { Tables } from './tables.ts'

/** The newest check of a whole document. */
export interface CheckRun {
  readonly id: CheckRunId
  readonly state: Tables['check_run']['state']
  /** The share done, 0–1. */
  readonly share: number
  readonly problem: string
  readonly startedAt: string
  /** When it was heard of last. */
  readonly at: string
}

export async function checkRunOf(db: Db, document: DocumentId): Promise<CheckRun | undefined> {
  const row = await db.selectFrom('check_run').selectAll().where('document_id', '=', document).executeTakeFirst()
  return (
    row && {
      id: row.id,
      state: row.state,
      share: row.share,
      problem: row.problem,
      startedAt: row.started_at,
      at: row.at,
    }
  )
}

/**
 * Begins a run, unless one is under way.
 *
 * @param silentSince a run not heard of since then died with its server and is no obstacle
 * @returns its id, or `undefined` when another one runs
 */
export async function beginCheckRun(
  storage: Storage,
  document: DocumentId,
  user: UserId,
  silentSince: string,
): Promise<CheckRunId | undefined> {
  const at = new Date().toISOString()
  const values = {
    id: newId<'check-run'>(),
    state: 'running' as const,
    share: 0,
    problem: '',
    user_id: user,
    started_at: at,
    at,
  }
  const begun = await storage.write(tx =>
    tx
      .insertInto('check_run')
      .values({ document_id: document, ...values })
      .onConflict(conflict =>
        conflict
          .column('document_id')
          .doUpdateSet(values)
          .where(eb => eb.or([eb('check_run.state', '<>', 'running'), eb('check_run.at', '<', silentSince)])),
      )
      .returning('id')
      .executeTakeFirst(),
  )
  return begun?.id
}

/** Says how far a run is, or how it ended. @returns false when the run was cancelled or another took its place */
export async function tellCheckRun(
  storage: Storage,
  document: DocumentId,
  run: CheckRunId,
  now: { state: CheckRun['state']; share: number; problem?: string },
): Promise<boolean> {
  const told = await storage.write(tx =>
    tx
      .updateTable('check_run')
      .set({ ...now, at: new Date().toISOString() })
      .where('document_id', '=', document)
      .where('id', '=', run)
      .where('state', '=', 'running')
      .returning('id')
      .executeTakeFirst(),
  )
  return told !== undefined
}

/** Asks the run that is under way to stop, whichever server it is on. */
export async function cancelCheckRun(storage: Storage, document: DocumentId): Promise<void> {
  await storage.write(tx =>
    tx
      .updateTable('check_run')
      .set({ state: 'cancelled', at: new Date().toISOString() })
      .where('document_id', '=', document)
      .where('state', '=', 'running')
      .execute(),
  )
}
