import { sql } from 'kysely'
import type { DocumentId, OperationId, PairId, ProjectId } from '../model/id.ts'
import { isFinished } from '../model/pair.ts'
import type { LinkState, Status } from '../model/pair.ts'
import type { Db } from './open.ts'
import type { PairKey } from './pairs.ts'

/** What an overview needs of a pair: how many sentences stand on each side and how sure their link is. */
export interface LinkOutline {
  readonly id: PairId
  readonly position: number
  readonly sources: number
  readonly targets: number
  readonly linkState: LinkState
  readonly confidence: number | null
  readonly reasons: readonly string[]
  readonly status: Status
}

const chunk = 1000

/** The links of a document in order, without their texts. Linear in the pairs; other work gets its turn between chunks. */
export async function outlineOf(db: Db, document: DocumentId): Promise<LinkOutline[]> {
  const outline: LinkOutline[] = []
  let after: PairKey | undefined
  for (;;) {
    let query = db
      .selectFrom('pair')
      .select([
        'id',
        'position',
        'sentences',
        'target_cuts',
        'target_words',
        'link_state',
        'confidence',
        'reasons',
        'status',
      ])
      .select(eb => eb('target', '=', '').as('blank'))
      .where('document_id', '=', document)
      .orderBy('position')
      .orderBy('id')
      .limit(chunk)
    if (after) query = query.where(sql<boolean>`(position, id) > (${after.position}, ${after.id})`)
    const rows = await query.execute()
    for (const row of rows) {
      outline.push({
        id: row.id,
        position: row.position,
        sources: items(row.sentences) / 2,
        targets: row.blank ? 0 : items(row.target_cuts) + 1,
        linkState: row.link_state,
        confidence: row.confidence,
        status: row.status,
        reasons: row.reasons === '[]' ? [] : (JSON.parse(row.reasons) as string[]),
      })
    }
    if (rows.length < chunk) return outline
    after = rows.at(-1)
    await new Promise(setImmediate)
  }
}

const items = (json: string): number => (json === '[]' ? 0 : json.split(',').length)

/** A pair whose sides surely belong together. */
export interface SurePair {
  readonly id: PairId
  readonly source: string
  readonly target: string
  /** By a person: finished, checked or pinned; otherwise a machine was sure. */
  readonly isConfirmed: boolean
}

/** Below this, a link that a machine made teaches nothing. */
const sureConfidence = 0.9

/** A page of a document’s pairs: those that are sure, and where the next page begins; `undefined` behind the last. */
export interface SurePage {
  readonly pairs: readonly SurePair[]
  readonly read: number
  readonly next: PairKey | undefined
}

/** The pairs of a document whose sides surely belong together (finished, checked, pinned or aligned with much confidence) among the next `limit`. */
export async function surePairs(
  db: Db,
  document: DocumentId,
  after: PairKey | undefined,
  limit: number,
): Promise<SurePage> {
  let query = db
    .selectFrom('pair')
    .select([...sureColumns, 'position'])
    .where('document_id', '=', document)
    .orderBy('position')
    .orderBy('id')
    .limit(limit)
  if (after) query = query.where(sql<boolean>`(position, id) > (${after.position}, ${after.id})`)
  const rows = await query.execute()
  return {
    pairs: rows.filter(isSure).map(surePair),
    read: rows.length,
    next: rows.length < limit ? undefined : rows.at(-1),
  }
}

/** Those of some pairs of a project that are sure now. */
export async function sureAmong(db: Db, project: ProjectId, pairs: readonly PairId[]): Promise<SurePair[]> {
  if (pairs.length === 0) return []
  const rows = await db
    .selectFrom('pair')
    .innerJoin('document', 'document.id', 'pair.document_id')
    .select(sureColumns)
    .where('pair.id', 'in', pairs)
    .where('document.project_id', '=', project)
    .where('document.deleted_at', 'is', null)
    .execute()
  return rows.filter(isSure).map(surePair)
}

const sureColumns = [
  'pair.id',
  'pair.source',
  'pair.target',
  'pair.status',
  'pair.link_state',
  'pair.confidence',
] as const
interface SureRow extends Omit<SurePair, 'isConfirmed'> {
  readonly status: Status
  readonly link_state: LinkState
  readonly confidence: number | null
}

const isConfirmed = ({ status, link_state: state }: SureRow): boolean => isFinished(status) || state !== 'automatic'

const isSure = (row: SureRow): boolean =>
  row.source !== '' && row.target !== '' && (isConfirmed(row) || (row.confidence ?? 0) >= sureConfidence)

const surePair = (row: SureRow): SurePair => ({
  id: row.id,
  source: row.source,
  target: row.target,
  isConfirmed: isConfirmed(row),
})

/** The newest operation of a project, `undefined` when there is none. */
export async function lastOperation(db: Db, project: ProjectId): Promise<OperationId | undefined> {
  return (
    await db
      .selectFrom('operation')
      .select('id')
      .where('project_id', '=', project)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()
  )?.id
}

/** The pairs that a project's operations from one on touched, at most `limit`; that one counts too, since it may have grown. */
export async function pairsTouchedFrom(
  db: Db,
  project: ProjectId,
  operation: OperationId,
  limit: number,
): Promise<PairId[]> {
  const rows = await db
    .selectFrom('operation')
    .innerJoin('change', 'change.operation_id', 'operation.id')
    .select('change.pair_id')
    .distinct()
    .where('operation.project_id', '=', project)
    .where('operation.id', '>=', operation)
    .limit(limit)
    .execute()
  return rows.map(({ pair_id: pair }) => pair)
}
