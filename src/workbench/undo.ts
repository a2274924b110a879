import type { OperationId, ProjectId, UserId } from '../model/id.ts'
import { operationKinds } from '../model/operation.ts'
import type { Storage } from '../storage/open.ts'
import { lastUndoable, operationById } from '../storage/operations.ts'
import type { NamedOperation } from '../storage/operations.ts'
import { undoOperation } from '../storage/undo.ts'
import type { UndoOutcome } from '../storage/undo.ts'
import { recheckOperation } from './checks/check-saved.ts'
import type { Author } from './edit-pairs.ts'

export async function undo(
  storage: Storage,
  wish: { project: ProjectId; operation: OperationId; user: UserId; skipChanged?: boolean },
): Promise<UndoOutcome> {
  const operation = await operationById(storage.db, wish.operation)
  if (!operation || operation.project !== wish.project) return { kind: 'missing' }
  const outcome = await undoOperation(storage, wish)
  if (outcome.kind === 'undone') {
    await recheckOperation(storage, {
      project: operation.project,
      document: operation.document,
      operation: outcome.operation,
    })
    storage.publish({
      kind: 'structure',
      project: operation.project,
      document: operation.document,
      operation: outcome.operation,
      user: wish.user,
    })
  }
  return outcome
}

/** What one's own Mod+Z takes back in a document: the newest of one's operations that stands, typing aside. */
export async function nextUndo(storage: Storage, author: Author): Promise<NamedOperation | undefined> {
  const kinds = operationKinds.filter(kind => kind !== 'typed' && kind !== 'undone' && kind !== 'imported')
  return lastUndoable(storage.db, author.document, author.user, kinds)
}

/** Takes back one's own last step in a document. */
export async function undoLast(storage: Storage, author: Author): Promise<UndoOutcome> {
  const last = await nextUndo(storage, author)
  return last ? undo(storage, { project: author.project, operation: last.id, user: author.user }) : { kind: 'missing' }
}
