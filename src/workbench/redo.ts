import type { Storage } from '../storage/open.ts'
import { lastRedoable } from '../storage/redo.ts'
import type { UndoOutcome } from '../storage/undo.ts'
import type { Author } from './edit-pairs.ts'
import { undo } from './undo.ts'

/** Does again what this person took back last: an undo of the undo. */
export async function redo(storage: Storage, author: Author): Promise<UndoOutcome> {
  const operation = await lastRedoable(storage.db, author.document, author.user)
  return operation ? undo(storage, { project: author.project, operation, user: author.user }) : { kind: 'missing' }
}
