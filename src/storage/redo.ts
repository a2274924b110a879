import type { DocumentId, OperationId, UserId } from '../model/id.ts'
import type { Db } from './open.ts'

const looked = 200

/** A person's newest undo in a document that can itself be taken back: none once something else was done after it. */
export async function lastRedoable(db: Db, document: DocumentId, user: UserId): Promise<OperationId | undefined> {
  const rows = await db
    .selectFrom('operation')
    .leftJoin('operation as undone', 'undone.id', 'operation.undoes')
    .select(['operation.id', 'operation.kind', 'operation.undone_by', 'undone.kind as undone_kind'])
    .where('operation.document_id', '=', document)
    .where('operation.user_id', '=', user)
    .orderBy('operation.id', 'desc')
    .limit(looked)
    .execute()
  for (const { id, kind, undone_by: undoneBy, undone_kind: undoneKind } of rows) {
    if (kind !== 'undone') return undefined
    if (undoneBy === null && undoneKind !== 'undone') return id
  }
  return undefined
}
