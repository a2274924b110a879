import { sql } from 'kysely'
import type { DocumentId, ProjectId, UserId } from '../model/id.ts'
import type { Status } from '../model/pair.ts'
import type { Db } from './open.ts'
import type { Progress, StatusCount } from './pairs.ts'

/** How far each of the projects is, in pairs and source words, all documents together. */
export async function progressOfProjects(db: Db, projects: readonly ProjectId[]): Promise<Map<ProjectId, Progress>> {
  if (projects.length === 0) return new Map()
  const rows = await db
    .selectFrom('pair')
    .innerJoin('document', 'document.id', 'pair.document_id')
    .select(eb => [
      'document.project_id as project',
      'pair.status',
      eb.fn.countAll<number>().as('pairs'),
      eb.fn.sum<number>('pair.source_words').as('words'),
    ])
    .where('document.project_id', 'in', projects)
    .where('document.deleted_at', 'is', null)
    .groupBy(['document.project_id', 'pair.status'])
    .execute()
  const found = new Map<ProjectId, Record<Status, StatusCount>>(projects.map(id => [id, nothing()]))
  for (const row of rows) found.get(row.project)![row.status] = { pairs: row.pairs, words: row.words }
  return found
}

function nothing(): Record<Status, StatusCount> {
  const none = { pairs: 0, words: 0 }
  return { empty: none, draft: none, translated: none, changes: none, approved: none }
}

export interface LastChange {
  readonly at: string
  readonly author: string | null
}

/** The newest operation in each document of a project: who touched it last, and when. */
export async function lastChanges(db: Db, project: ProjectId): Promise<Map<DocumentId, LastChange>> {
  const rows = await db
    .selectFrom('operation')
    .leftJoin('user', 'user.id', 'operation.user_id')
    .select(['operation.document_id', 'operation.at', 'user.name'])
    .where(
      'operation.id',
      'in',
      db
        .selectFrom('operation')
        .select(eb => eb.fn.max('operation.id').as('id'))
        .where('operation.project_id', '=', project)
        .groupBy('operation.document_id'),
    )
    .execute()
  return new Map(rows.map(row => [row.document_id, { at: row.at, author: row.name }]))
}

/** The newest operation in each of several projects. */
export async function lastChangeOfProjects(db: Db, projects: readonly ProjectId[]): Promise<Map<ProjectId, string>> {
  if (projects.length === 0) return new Map()
  const rows = await db
    .selectFrom('operation')
    .select(eb => ['project_id', eb.fn.max('at').as('at')])
    .where('project_id', 'in', projects)
    .groupBy('project_id')
    .execute()
  return new Map(rows.map(row => [row.project_id, row.at]))
}

/** How many source words a person confirmed or approved in a project, by UTC day (`2026-11-25`), since a day. */
export async function wordsByDay(
  db: Db,
  project: ProjectId,
  user: UserId,
  since: string,
): Promise<Map<string, number>> {
  const day = sql<string>`substr(operation.at, 1, 10)`
  const rows = await db
    .selectFrom('operation')
    .innerJoin('change', 'change.operation_id', 'operation.id')
    .innerJoin('pair', 'pair.id', 'change.pair_id')
    .select(eb => [day.as('day'), eb.fn.sum<number>('pair.source_words').as('words')])
    .where('operation.project_id', '=', project)
    .where('operation.user_id', '=', user)
    .where('operation.kind', 'in', ['confirmed', 'approved'])
    .where('operation.at', '>=', since)
    .groupBy(day)
    .execute()
  return new Map(rows.map(row => [row.day, row.words]))
}
