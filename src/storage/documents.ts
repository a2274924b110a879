import { countWords } from '../text/words.ts'
import type { Span } from '../text/span.ts'
import type { DocumentId, OperationId, PairId, ProjectId, UserId } from '../model/id.ts'
import { positionGap } from '../model/edits/edit-plan.ts'
import type { Origin, Status } from '../model/pair.ts'
import { insertOperation } from './edits.ts'
import { feedMemoryIn, mayBeRemembered } from './feed-memory.ts'
import type { Db, Storage, Tx } from './open.ts'
import { newId } from './new-id.ts'
import { flatSpans, packState } from './pairs.ts'
import { newSlug } from './slug.ts'

export interface Document {
  readonly id: DocumentId
  readonly project: ProjectId
  readonly slug: string
  readonly title: string
  readonly subtitle: string
  readonly fileName: string
  readonly encoding: string
  /** The rules the document came with and was cut with later, as JSON of the storage's making. */
  readonly rules: string
  readonly createdAt: string
}

/** One pair of a new document: its sentences and, when the text came with one, its translation. */
export interface NewPair {
  readonly sentences: readonly Span[]
  readonly paragraph: number
  readonly target?: string
  readonly targetCuts?: readonly number[]
  readonly status?: Status
  readonly origin?: Origin
  readonly confidence?: number
  readonly reasons?: readonly string[]
}

export interface NewDocument {
  readonly project: ProjectId
  readonly user: UserId | null
  readonly title: string
  readonly subtitle?: string
  readonly fileName?: string
  readonly encoding?: string
  readonly rules?: string
  readonly source: string
  /** The bytes the source came from, in base64. */
  readonly original: string
  readonly pairs: readonly NewPair[]
}

const rowsPerInsert = 50

/**
 * Makes a document with all its pairs, whole or not at all.
 * @throws {RangeError} if a sentence lies outside the source or before the one that precedes it
 */
export async function createDocument(storage: Storage, document: NewDocument): Promise<Document> {
  return storage.write(tx => createDocumentIn(tx, document))
}

export async function createDocumentIn(tx: Tx, document: NewDocument): Promise<Document> {
  assertInOrder(document)
  const begun = await beginDocumentIn(tx, document, null)
  await insertPairsIn(tx, document, begun, { start: 0, end: document.pairs.length })
  return documentOf(begun.row)
}

/** A document whose pairs are on their way. */
export interface BegunDocument {
  readonly row: DocumentRow
  readonly operation: OperationId
  readonly at: string
}

/** Inserts a document with its text, hidden when `deletedAt` says so, and the operation that makes its pairs. */
export async function beginDocumentIn(tx: Tx, document: NewDocument, deletedAt: string | null): Promise<BegunDocument> {
  const at = new Date().toISOString()
  const row = {
    id: newId<'document'>(),
    project_id: document.project,
    slug: newSlug(document.title),
    title: document.title,
    subtitle: document.subtitle ?? '',
    file_name: document.fileName ?? '',
    encoding: document.encoding ?? 'utf-8',
    rules: document.rules ?? '{}',
    created_by: document.user,
    created_at: at,
    deleted_at: deletedAt,
  }
  await tx.insertInto('document').values(row).execute()
  await tx
    .insertInto('document_text')
    .values({ document_id: row.id, source: document.source, original: document.original })
    .execute()
  const operation = await insertOperation(
    tx,
    { project: document.project, document: row.id, user: document.user, kind: 'imported', pairs: document.pairs },
    at,
  )
  return { row, operation, at }
}

/** Inserts some of a document's pairs, by their indexes. */
export async function insertPairsIn(
  tx: Tx,
  document: NewDocument,
  { row, operation, at }: BegunDocument,
  among: Span,
): Promise<void> {
  for (let start = among.start; start < among.end; start += rowsPerInsert) {
    const pairs = document.pairs.slice(start, Math.min(among.end, start + rowsPerInsert))
    const rows = pairs.map((pair, index) => pairRow(document, row.id, pair, start + index, at))
    await tx.insertInto('pair').values(rows).execute()
    await keepBeginnings(tx, pairs, rows, operation, at)
    await feedMemoryIn(
      tx,
      document.project,
      rows.filter(({ status }) => mayBeRemembered(status)).map(({ id }) => id),
    )
  }
}

/** Translations that came with the text are in the history from the start; empty pairs need no entry. */
async function keepBeginnings(
  tx: Tx,
  pairs: readonly NewPair[],
  rows: readonly ReturnType<typeof pairRow>[],
  operation: OperationId,
  at: string,
): Promise<void> {
  const filled = rows.map((row, index) => ({ row, pair: pairs[index]! })).filter(({ row }) => row.target !== '')
  if (filled.length === 0) return
  await tx
    .insertInto('change')
    .values(
      filled.map(({ row, pair }) => ({
        operation_id: operation,
        pair_id: row.id,
        revision: 1,
        base_revision: 0,
        before: null,
        save_id: null,
        at,
        after: packState({
          position: row.position,
          paragraph: row.paragraph,
          sentences: pair.sentences,
          target: row.target,
          targetCuts: pair.targetCuts ?? [],
          status: row.status,
          linkState: row.link_state,
          confidence: row.confidence,
          reasons: pair.reasons ?? [],
          origin: row.origin,
        }),
      })),
    )
    .execute()
}

function pairRow(document: NewDocument, id: DocumentId, pair: NewPair, index: number, at: string) {
  const first = pair.sentences[0]
  const source = first ? document.source.slice(first.start, pair.sentences.at(-1)!.end) : ''
  const target = pair.target ?? ''
  return {
    id: newId<'pair'>(),
    document_id: id,
    position: (index + 1) * positionGap,
    paragraph: pair.paragraph,
    sentences: JSON.stringify(flatSpans(pair.sentences)),
    source,
    source_words: countWords(source),
    target,
    target_cuts: JSON.stringify(pair.targetCuts ?? []),
    target_words: countWords(target),
    status: pair.status ?? (target === '' ? ('empty' as const) : ('draft' as const)),
    link_state: 'automatic' as const,
    confidence: pair.confidence ?? null,
    reasons: JSON.stringify(pair.reasons ?? []),
    origin: pair.origin ?? (target === '' ? ('none' as const) : ('imported' as const)),
    revision: 1,
    comments: 0,
    changed_by: null,
    changed_at: at,
  }
}

export function assertInOrder(document: NewDocument): void {
  let last = 0
  for (const [index, pair] of document.pairs.entries()) {
    for (const { start, end } of pair.sentences) {
      if (start < last || end <= start || end > document.source.length) {
        throw new RangeError(
          `sentence ${start}–${end} of pair ${index} does not follow ${last} inside a source of ${document.source.length}`,
        )
      }
      last = end
    }
  }
}

/** The document's immutable source, as it was decoded. */
export async function sourceOf(db: Db, document: DocumentId): Promise<string> {
  return (
    await db.selectFrom('document_text').select('source').where('document_id', '=', document).executeTakeFirstOrThrow()
  ).source
}

/** The bytes the source came from. */
export async function originalOf(db: Db, document: DocumentId): Promise<Buffer> {
  const row = await db
    .selectFrom('document_text')
    .select('original')
    .where('document_id', '=', document)
    .executeTakeFirstOrThrow()
  return Buffer.from(row.original, 'base64')
}

/** A project's documents, newest first. */
export async function documentsOf(db: Db, project: ProjectId): Promise<Document[]> {
  const rows = await db
    .selectFrom('document')
    .selectAll()
    .where('project_id', '=', project)
    .where('deleted_at', 'is', null)
    .orderBy('id', 'desc')
    .execute()
  return rows.map(documentOf)
}

export async function renameDocument(
  storage: Storage,
  document: DocumentId,
  names: { title: string; subtitle: string },
): Promise<void> {
  await storage.write(tx => tx.updateTable('document').set(names).where('id', '=', document).execute())
}

/** Hides a document from everybody. */
export async function deleteDocument(storage: Storage, document: DocumentId): Promise<void> {
  await storage.write(tx =>
    tx.updateTable('document').set({ deleted_at: new Date().toISOString() }).where('id', '=', document).execute(),
  )
}

/** A project's documents that were deleted after an instant, the last deleted first. */
export async function deletedDocumentsOf(
  db: Db,
  project: ProjectId,
  keptSince: string,
): Promise<(Document & { readonly deletedAt: string })[]> {
  const rows = await db
    .selectFrom('document')
    .selectAll()
    .where('project_id', '=', project)
    .where('deleted_at', '>', keptSince)
    .orderBy('deleted_at', 'desc')
    .execute()
  return rows.map(row => ({ ...documentOf(row), deletedAt: row.deleted_at! }))
}

/** @returns `undefined` when no document of this address was deleted after that instant */
export async function restoreDocument(
  storage: Storage,
  project: ProjectId,
  slug: string,
  keptSince: string,
): Promise<Document | undefined> {
  const row = await storage.write(tx =>
    tx
      .updateTable('document')
      .set({ deleted_at: null })
      .where('project_id', '=', project)
      .where('slug', '=', slug)
      .where('deleted_at', '>', keptSince)
      .returningAll()
      .executeTakeFirst(),
  )
  return row && documentOf(row)
}

const pairsPerPurge = 250

/** Removes documents that were deleted before an instant, with all that is in them, in many short transactions. */
export async function purgeDocuments(storage: Storage, deletedBefore: string, signal: AbortSignal): Promise<void> {
  const old = await storage.db
    .selectFrom('document')
    .select('id')
    .where('deleted_at', '>', '')
    .where('deleted_at', '<', deletedBefore)
    .execute()
  for (const { id } of old) {
    while (!signal.aborted) {
      const some = storage.db.selectFrom('pair').select('id').where('document_id', '=', id).limit(pairsPerPurge)
      const gone = await storage.write(tx => tx.deleteFrom('pair').where('id', 'in', some).returning('id').execute())
      if (gone.length === 0) break
    }
    if (signal.aborted) return
    await storage.write(tx => tx.deleteFrom('document').where('id', '=', id).execute())
  }
}

export interface PersonAtPair {
  readonly user: UserId
  readonly document: DocumentId
  readonly pair: PairId
}

/** Remembers where a person works, for "continue". */
export async function rememberVisit(storage: Storage, visit: PersonAtPair): Promise<void> {
  await storage.write(tx => rememberVisitIn(tx, visit))
}

export async function rememberVisitIn(tx: Tx, { user, document, pair }: PersonAtPair): Promise<void> {
  const at = new Date().toISOString()
  await tx
    .insertInto('visit')
    .values({ user_id: user, document_id: document, pair_id: pair, at })
    .onConflict(conflict => conflict.columns(['user_id', 'document_id']).doUpdateSet({ pair_id: pair, at }))
    .execute()
}

/** The pair a person last worked on, in one document or anywhere they still may. */
export async function lastVisit(
  db: Db,
  user: UserId,
  document?: DocumentId,
): Promise<{ document: DocumentId; pair: PairId } | undefined> {
  let query = db
    .selectFrom('visit')
    .innerJoin('document', 'document.id', 'visit.document_id')
    .select(['visit.document_id as document', 'visit.pair_id as pair'])
    .where('visit.user_id', '=', user)
    .where('document.deleted_at', 'is', null)
    .orderBy('visit.at', 'desc')
    .limit(1)
  if (document) query = query.where('visit.document_id', '=', document)
  return query.executeTakeFirst()
}

export interface DocumentRow {
  readonly id: DocumentId
  readonly project_id: ProjectId
  readonly slug: string
  readonly title: string
  readonly subtitle: string
  readonly file_name: string
  readonly encoding: string
  readonly rules: string
  readonly created_at: string
}

export const documentOf = (row: DocumentRow): Document => ({
  id: row.id,
  project: row.project_id,
  slug: row.slug,
  title: row.title,
  subtitle: row.subtitle,
  fileName: row.file_name,
  encoding: row.encoding,
  rules: row.rules,
  createdAt: row.created_at,
})

/** The titles of documents; those that are gone have no entry. */
export async function documentTitles(db: Db, documents: readonly DocumentId[]): Promise<Map<DocumentId, string>> {
  if (documents.length === 0) return new Map()
  const rows = await db
    .selectFrom('document')
    .select(['id', 'title'])
    .where('id', 'in', documents)
    .where('deleted_at', 'is', null)
    .execute()
  return new Map(rows.map(({ id, title }) => [id, title]))
}
