import type { DocumentId, RunId, UserId } from '../model/id.ts'
import type { Db, Storage } from './open.ts'
import { newId } from './new-id.ts'
import type { Tables } from './tables.ts'

/** What is done over a whole document: its check, how much of it the memories have, cutting it anew. */
export type RunKind = Tables['document_run']['kind']

/** The newest run of a kind over a document. */
export interface DocumentRun {
  readonly id: RunId
  readonly state: Tables['document_run']['state']
  /** The share done, 0–1. */
  readonly share: number
  readonly problem: string
  /** What came of it; `''` until it is done, and where it is kept elsewhere. */
  readonly result: string
  readonly startedAt: string
  /** When it was heard of last. */
  readonly at: string
}

export async function documentRunOf(db: Db, document: DocumentId, kind: RunKind): Promise<DocumentRun | undefined> {
  const row = await db
    .selectFrom('document_run')
    .selectAll()
    .where('document_id', '=', document)
    .where('kind', '=', kind)
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      state: row.state,
      share: row.share,
      problem: row.problem,
      result: row.result,
      startedAt: row.started_at,
      at: row.at,
    }
  )
}

/**
 * Begins a run, unless one of its kind is under way.
 *
 * @param silentSince a run not heard of since then died with its server and is no obstacle
 * @returns its id, or `undefined` when another one runs
 */
export async function beginDocumentRun(
  storage: Storage,
  { document, kind, user }: { readonly document: DocumentId; readonly kind: RunKind; readonly user: UserId },
  silentSince: string,
): Promise<RunId | undefined> {
  const at = new Date().toISOString()
  const values = {
    id: newId<'run'>(),
    state: 'running' as const,
    share: 0,
    problem: '',
    result: '',
    user_id: user,
    started_at: at,
    at,
  }
  const begun = await storage.write(tx =>
    tx
      .insertInto('document_run')
      .values({ document_id: document, kind, ...values })
      .onConflict(conflict =>
        conflict
          .columns(['document_id', 'kind'])
          .doUpdateSet(values)
          .where(eb => eb.or([eb('document_run.state', '<>', 'running'), eb('document_run.at', '<', silentSince)])),
      )
      .returning('id')
      .executeTakeFirst(),
  )
  return begun?.id
}

/** Says how far a run is, or how it ended. @returns false when the run was cancelled or another took its place */
export async function tellDocumentRun(
  storage: Storage,
  document: DocumentId,
  run: RunId,
  now: Pick<DocumentRun, 'state' | 'share'> & Partial<Pick<DocumentRun, 'problem' | 'result'>>,
): Promise<boolean> {
  const told = await storage.write(tx =>
    tx
      .updateTable('document_run')
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
export async function cancelDocumentRun(storage: Storage, document: DocumentId, kind: RunKind): Promise<void> {
  await storage.write(tx =>
    tx
      .updateTable('document_run')
      .set({ state: 'cancelled', at: new Date().toISOString() })
      .where('document_id', '=', document)
      .where('kind', '=', kind)
      .where('state', '=', 'running')
      .execute(),
  )
}
