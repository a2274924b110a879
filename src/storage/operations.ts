import type { DocumentId, OperationId, PairId, ProjectId, UserId } from '../model/id.ts'
import type { Change, Operation, OperationKind } from '../model/operation.ts'
import type { PairState } from '../model/pair.ts'
import type { Db } from './open.ts'
import { unpackState } from './pairs.ts'

export interface NamedOperation extends Operation {
  readonly author: string
  readonly documentTitle: string
  readonly documentSlug: string
}

const columns = [
  'operation.id',
  'operation.project_id',
  'operation.document_id',
  'operation.user_id',
  'operation.kind',
  'operation.pairs',
  'operation.at',
  'operation.undoes',
  'operation.undone_by',
] as const

export async function operationById(db: Db, id: OperationId): Promise<NamedOperation | undefined> {
  return (await named(db).where('operation.id', '=', id).execute()).map(operationOf)[0]
}

/** The newest operations of a project, in texts that are not deleted, or of a document; newest first, before an id when paging. */
export async function recentOperations(
  db: Db,
  of: { project: ProjectId } | { document: DocumentId },
  limit: number,
  before?: OperationId,
): Promise<NamedOperation[]> {
  let query = named(db).orderBy('operation.id', 'desc').limit(limit)
  query =
    'project' in of
      ? query.where('operation.project_id', '=', of.project).where('document.deleted_at', 'is', null)
      : query.where('operation.document_id', '=', of.document)
  if (before) query = query.where('operation.id', '<', before)
  return (await query.execute()).map(operationOf)
}

/** A person's newest operation in a document that is not undone and not itself an undo: what Mod+Z takes back. */
export async function lastUndoable(
  db: Db,
  document: DocumentId,
  user: UserId,
  kinds: readonly OperationKind[],
): Promise<NamedOperation | undefined> {
  const rows = await named(db)
    .where('operation.document_id', '=', document)
    .where('operation.user_id', '=', user)
    .where('operation.undone_by', 'is', null)
    .where('operation.kind', 'in', kinds)
    .orderBy('operation.id', 'desc')
    .limit(1)
    .execute()
  return rows.map(operationOf)[0]
}

/**
 * The changes of an operation, oldest first for each pair.
 * @param pairs only of these
 */
export async function changesOf(db: Db, operation: OperationId, pairs?: readonly PairId[]): Promise<Change[]> {
  const query = db.selectFrom('change').selectAll().orderBy('pair_id').orderBy('revision')
  // asked for both, SQLite reads all of the operation to find a few pairs
  const rows = await (
    pairs ? query.where('pair_id', 'in', pairs) : query.where('operation_id', '=', operation)
  ).execute()
  return rows
    .filter(row => row.operation_id === operation)
    .map(row => ({
      pair: row.pair_id,
      before: row.before === null ? null : unpackState(row.before),
      after: row.after === null ? null : unpackState(row.after),
      baseRevision: row.base_revision,
      revision: row.revision,
      at: row.at,
    }))
}

/** The pairs an operation touched, at most so many. */
export async function changedPairs(db: Db, operation: OperationId, limit?: number): Promise<PairId[]> {
  let query = db.selectFrom('change').select('pair_id').distinct().where('operation_id', '=', operation)
  if (limit !== undefined) query = query.limit(limit)
  const rows = await query.execute()
  return rows.map(({ pair_id: pair }) => pair)
}

export interface HistoryEntry {
  readonly revision: number
  readonly at: string
  readonly user: UserId | null
  readonly author: string
  readonly kind: OperationKind
  readonly operation: OperationId
  readonly before: PairState | null
  readonly after: PairState | null
}

/** Every state one pair ever had, newest first. */
export async function historyOf(db: Db, pair: PairId, limit = 500): Promise<HistoryEntry[]> {
  const rows = await db
    .selectFrom('change')
    .innerJoin('operation', 'operation.id', 'change.operation_id')
    .leftJoin('user', 'user.id', 'operation.user_id')
    .select([
      'change.revision',
      'change.at',
      'change.before',
      'change.after',
      'operation.kind',
      'operation.id',
      'operation.user_id',
      'user.name',
    ])
    .where('change.pair_id', '=', pair)
    .orderBy('change.revision', 'desc')
    .limit(limit)
    .execute()
  return rows.map(row => ({
    revision: row.revision,
    at: row.at,
    user: row.user_id,
    author: row.name ?? 'Mizan',
    kind: row.kind,
    operation: row.id,
    before: row.before === null ? null : unpackState(row.before),
    after: row.after === null ? null : unpackState(row.after),
  }))
}

function named(db: Db) {
  return db
    .selectFrom('operation')
    .leftJoin('user', 'user.id', 'operation.user_id')
    .innerJoin('document', 'document.id', 'operation.document_id')
    .select([...columns, 'user.name as author', 'document.title as documentTitle', 'document.slug as documentSlug'])
}

type OperationRow = Awaited<ReturnType<ReturnType<typeof named>['execute']>>[number]

const operationOf = (row: OperationRow): NamedOperation => ({
  id: row.id,
  project: row.project_id,
  document: row.document_id,
  user: row.user_id,
  kind: row.kind,
  pairs: row.pairs,
  at: row.at,
  undoes: row.undoes,
  undoneBy: row.undone_by,
  author: row.author ?? 'Mizan',
  documentTitle: row.documentTitle,
  documentSlug: row.documentSlug,
})

/** The names of those who changed each of some pairs. */
export async function authorsOfPairs(db: Db, pairs: readonly PairId[]): Promise<Map<PairId, string[]>> {
  const rows =
    pairs.length === 0
      ? []
      : await db
          .selectFrom('change')
          .innerJoin('operation', 'operation.id', 'change.operation_id')
          .innerJoin('user', 'user.id', 'operation.user_id')
          .select(['change.pair_id', 'user.name'])
          .distinct()
          .where('change.pair_id', 'in', pairs)
          .execute()
  const found = new Map<PairId, string[]>()
  for (const { pair_id: pair, name } of rows) found.set(pair, [...(found.get(pair) ?? []), name])
  return found
}
