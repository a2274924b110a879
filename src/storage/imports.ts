import type { ImportId, ProjectId, UserId } from '../model/id.ts'
import type { Db, Storage } from './open.ts'
import { newId } from './new-id.ts'

/** A text on its way in. `rules` and `edits` are JSON of the workbench's making. */
export interface Import {
  readonly id: ImportId
  readonly project: ProjectId
  readonly user: UserId
  readonly fileName: string
  readonly encoding: string
  /** The bytes it came as, in base64. */
  readonly original: string
  readonly source: string
  readonly rules: string
  readonly edits: string
  readonly title: string
  readonly createdAt: string
}

export async function startImport(storage: Storage, begun: Pick<Import, 'project' | 'user' | 'fileName' | 'encoding' | 'original' | 'source' | 'title'> & { rules?: string }): Promise<ImportId> {
  const id = newId<'import'>()
  await storage.write(tx => tx.insertInto('import').values({
    id, project_id: begun.project, user_id: begun.user, file_name: begun.fileName, encoding: begun.encoding, original: begun.original,
    source: begun.source, title: begun.title, rules: begun.rules ?? '{}', edits: '[]', created_at: new Date().toISOString(),
  }).execute())
  return id
}

/** A person's own import in a project; nobody else's is found. */
export async function importById(db: Db, of: { id: ImportId, project: ProjectId, user: UserId }): Promise<Import | undefined> {
  const row = await db.selectFrom('import').selectAll().where('id', '=', of.id).where('project_id', '=', of.project)
    .where('user_id', '=', of.user).executeTakeFirst()
  return row && {
    id: row.id, project: row.project_id, user: row.user_id, fileName: row.file_name, encoding: row.encoding, original: row.original,
    source: row.source, rules: row.rules, edits: row.edits, title: row.title, createdAt: row.created_at,
  }
}

/** A text on its way in, without the text. */
export type ImportHead = Omit<Import, 'source' | 'original'>

/** As `importById`, without reading what may be many megabytes. */
export async function importHead(db: Db, of: { id: ImportId, project: ProjectId, user: UserId }): Promise<ImportHead | undefined> {
  const row = await db.selectFrom('import').select(['id', 'project_id', 'user_id', 'file_name', 'encoding', 'rules', 'edits', 'title', 'created_at'])
    .where('id', '=', of.id).where('project_id', '=', of.project).where('user_id', '=', of.user).executeTakeFirst()
  return row && {
    id: row.id, project: row.project_id, user: row.user_id, fileName: row.file_name, encoding: row.encoding,
    rules: row.rules, edits: row.edits, title: row.title, createdAt: row.created_at,
  }
}

export async function updateImport(storage: Storage, id: ImportId, fields: Partial<Pick<Import, 'rules' | 'edits' | 'title' | 'source' | 'encoding'>>): Promise<void> {
  await storage.write(tx => tx.updateTable('import').set(fields).where('id', '=', id).execute())
}

export async function removeImport(storage: Storage, id: ImportId): Promise<void> {
  await storage.write(tx => tx.deleteFrom('import').where('id', '=', id).execute())
}
