import type { ProjectId, TermFileId, TermId, UserId } from '../model/id.ts'
import { newId } from './new-id.ts'
import type { Db, Storage, Tx } from './open.ts'
import type { Tables } from './tables.ts'

/** A file of terms that was taken in. */
export interface TermFile {
  readonly id: TermFileId
  readonly name: string
  readonly author: string
  readonly added: number
  readonly changed: number
  readonly at: string
  readonly undoneAt: string | null
}

/** What of an entry a file can change. */
export type TermState = Pick<Tables['term'], 'source' | 'target' | 'use' | 'part_of_speech' | 'note' | 'deleted_at'>

export interface TermFileChange {
  readonly term: TermId
  /** `null` when the file made the entry. */
  readonly before: TermState | null
  readonly revision: number
}

const rowsPerQuery = 100

/** Keeps what a file did, in the transaction that does it. */
export async function keepTermFileIn(
  tx: Tx,
  by: { readonly project: ProjectId; readonly user: UserId },
  { changes, ...file }: Pick<TermFile, 'name' | 'added' | 'changed'> & { readonly changes: readonly TermFileChange[] },
): Promise<TermFileId> {
  const id = newId<'term-file'>()
  const at = new Date().toISOString()
  await tx
    .insertInto('term_file')
    .values({ id, project_id: by.project, user_id: by.user, at, undone_at: null, ...file })
    .execute()
  for (let start = 0; start < changes.length; start += rowsPerQuery) {
    const rows = changes.slice(start, start + rowsPerQuery).map(({ term, before, revision }) => ({
      file_id: id,
      term_id: term,
      before: before && JSON.stringify(before),
      revision,
    }))
    await tx.insertInto('term_file_change').values(rows).execute()
  }
  return id
}

/** The files a project has taken in, newest first. */
export async function termFilesOf(db: Db, project: ProjectId, limit: number): Promise<TermFile[]> {
  const rows = await db
    .selectFrom('term_file')
    .leftJoin('user', 'user.id', 'term_file.user_id')
    .selectAll('term_file')
    .select('user.name as author')
    .where('project_id', '=', project)
    .orderBy('term_file.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ id, name, author, added, changed, at, undone_at: undoneAt }) => ({
    id,
    name,
    added,
    changed,
    at,
    undoneAt,
    author: author ?? '',
  }))
}

/**
 * Takes back what a file did, as one step: entries it made are deleted, others are what they were.
 *
 * @returns how many entries that was, and how many were left because somebody changed them since; `undefined` when
 *   there is no such file or it was taken back already
 */
export async function undoTermFile(
  storage: Storage,
  by: { readonly project: ProjectId; readonly user: UserId },
  file: TermFileId,
): Promise<{ undone: number; left: number } | undefined> {
  return storage.write(async tx => {
    const at = new Date().toISOString()
    const found = await tx
      .updateTable('term_file')
      .set({ undone_at: at })
      .where('id', '=', file)
      .where('project_id', '=', by.project)
      .where('undone_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!found) return undefined
    const changes = await tx.selectFrom('term_file_change').selectAll().where('file_id', '=', file).execute()
    let undone = 0
    for (const { term_id: term, before, revision } of changes) {
      const state = before === null ? { deleted_at: at } : (JSON.parse(before) as TermState)
      const done = await tx
        .updateTable('term')
        .set({ ...state, revision: revision + 1, changed_by: by.user, changed_at: at })
        .where('id', '=', term)
        .where('project_id', '=', by.project)
        .where('revision', '=', revision)
        .returning('id')
        .executeTakeFirst()
      if (done) undone++
    }
    return { undone, left: changes.length - undone }
  })
}
