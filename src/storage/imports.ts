import type { ImportId, ProjectId, UserId } from '../model/id.ts'
import type { Db, Storage } from './open.ts'
import { breathe } from './edits.ts'
import { newId } from './new-id.ts'
import { piecesOf } from './pieces.ts'

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

type Begun = Pick<Import, 'project' | 'user' | 'fileName' | 'encoding' | 'original' | 'source' | 'title'>

const pieceLength = 250_000
type Side = 'source' | 'original'

/** Keeps a text on its way in. It is there when its id is told, however many pieces it was written in. */
export async function startImport(storage: Storage, begun: Begun & { readonly rules?: string }): Promise<ImportId> {
  const id = newId<'import'>()
  await storage.write(tx =>
    tx
      .insertInto('import')
      .values({
        id,
        project_id: begun.project,
        user_id: begun.user,
        file_name: begun.fileName,
        encoding: begun.encoding,
        title: begun.title,
        rules: begun.rules ?? '{}',
        edits: '[]',
        created_at: new Date().toISOString(),
      })
      .execute(),
  )
  await writeText(storage, id, 'source', begun.source)
  await writeText(storage, id, 'original', begun.original)
  return id
}

/** One transaction a piece: flushing many megabytes at once would hold up every save meanwhile. */
async function writeText(storage: Storage, id: ImportId, side: Side, text: string): Promise<void> {
  for (const [part, piece] of piecesOf(text, pieceLength).entries()) {
    await storage.write(tx => tx.insertInto('import_text').values({ import_id: id, side, part, text: piece }).execute())
  }
}

async function readText(db: Db, id: ImportId, side: Side): Promise<string> {
  const pieces: string[] = []
  for (;;) {
    const row = await db
      .selectFrom('import_text')
      .select('text')
      .where('import_id', '=', id)
      .where('side', '=', side)
      .where('part', '=', pieces.length)
      .executeTakeFirst()
    if (!row) return pieces.join('')
    pieces.push(row.text)
    await breathe()
  }
}

/** A person's own import in a project; nobody else's is found. */
export async function importById(
  db: Db,
  of: { id: ImportId; project: ProjectId; user: UserId },
): Promise<Import | undefined> {
  const head = await importHead(db, of)
  return (
    head && {
      ...head,
      source: await readText(db, head.id, 'source'),
      original: await readText(db, head.id, 'original'),
    }
  )
}

/** The text of an import alone. @returns `''` when there is none (any more) */
export const importSource = (db: Db, id: ImportId): Promise<string> => readText(db, id, 'source')

/** A text on its way in, without the text. */
export type ImportHead = Omit<Import, 'source' | 'original'>

/** As `importById`, without reading what may be many megabytes. */
export async function importHead(
  db: Db,
  of: { id: ImportId; project: ProjectId; user: UserId },
): Promise<ImportHead | undefined> {
  const row = await db
    .selectFrom('import')
    .select(['id', 'project_id', 'user_id', 'file_name', 'encoding', 'rules', 'edits', 'title', 'created_at'])
    .where('id', '=', of.id)
    .where('project_id', '=', of.project)
    .where('user_id', '=', of.user)
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      project: row.project_id,
      user: row.user_id,
      fileName: row.file_name,
      encoding: row.encoding,
      rules: row.rules,
      edits: row.edits,
      title: row.title,
      createdAt: row.created_at,
    }
  )
}

export async function updateImport(
  storage: Storage,
  id: ImportId,
  fields: Partial<Pick<Import, 'rules' | 'edits' | 'title' | 'source' | 'encoding'>>,
): Promise<void> {
  const { source, ...rest } = fields
  if (source !== undefined) {
    await storage.write(tx =>
      tx.deleteFrom('import_text').where('import_id', '=', id).where('side', '=', 'source').execute(),
    )
    await writeText(storage, id, 'source', source)
  }
  await storage.write(tx => tx.updateTable('import').set(rest).where('id', '=', id).execute())
}

export async function removeImport(storage: Storage, id: ImportId): Promise<void> {
  await storage.write(tx => tx.deleteFrom('import').where('id', '=', id).execute())
}
