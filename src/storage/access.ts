import type { PairId, ProjectId, UserId } from '../model/id.ts'
import type { Project } from '../model/project.ts'
import type { ProjectRole } from '../model/role.ts'
import { documentOf } from './documents.ts'
import type { Document } from './documents.ts'
import type { Db } from './open.ts'

/** Whose eyes a row is looked up with. Administrators are managers of every project. */
export interface Onlooker {
  readonly id: UserId
  readonly isAdmin: boolean
}

export interface ProjectAccess {
  readonly project: Project
  readonly role: ProjectRole
}
export interface DocumentAccess extends ProjectAccess {
  readonly document: Document
}
export interface PairAccess extends DocumentAccess {
  readonly pair: PairId
}

const projectColumns = [
  'project.id as p_id',
  'project.slug as p_slug',
  'project.name as p_name',
  'project.description as p_description',
  'project.source_lang as p_source_lang',
  'project.target_lang as p_target_lang',
  'project.created_at as p_created_at',
  'member.role as role',
] as const

const documentColumns = [
  'document.id',
  'document.project_id',
  'document.slug',
  'document.title',
  'document.subtitle',
  'document.file_name',
  'document.encoding',
  'document.rules',
  'document.created_at',
] as const

/**
 * A project as a person may see it, found and permitted by one query.
 * @returns `undefined` alike when there is no such project and when it is not theirs
 */
export async function projectAccess(db: Db, slug: string, onlooker: Onlooker): Promise<ProjectAccess | undefined> {
  const row = await visible(db, onlooker).select(projectColumns).where('project.slug', '=', slug).executeTakeFirst()
  return row && projectAccessOf(row, onlooker)
}

/** A document through its project, found and permitted by one query. */
export async function documentAccess(
  db: Db,
  project: string,
  document: string,
  onlooker: Onlooker,
): Promise<DocumentAccess | undefined> {
  const row = await visible(db, onlooker)
    .innerJoin('document', 'document.project_id', 'project.id')
    .select(projectColumns)
    .select(documentColumns)
    .where('project.slug', '=', project)
    .where('document.slug', '=', document)
    .where('document.deleted_at', 'is', null)
    .executeTakeFirst()
  return row && { ...projectAccessOf(row, onlooker), document: documentOf(row) }
}

/** A pair through its document and project, found and permitted by one query. */
export async function pairAccess(db: Db, pair: string, onlooker: Onlooker): Promise<PairAccess | undefined> {
  const row = await visible(db, onlooker)
    .innerJoin('document', 'document.project_id', 'project.id')
    .innerJoin('pair', 'pair.document_id', 'document.id')
    .select(projectColumns)
    .select(documentColumns)
    .select('pair.id as pair_id')
    .where('pair.id', '=', pair as PairId)
    .where('document.deleted_at', 'is', null)
    .executeTakeFirst()
  return row && { ...projectAccessOf(row, onlooker), document: documentOf(row), pair: row.pair_id }
}

function visible(db: Db, onlooker: Onlooker) {
  const projects = db
    .selectFrom('project')
    .leftJoin('member', join =>
      join.onRef('member.project_id', '=', 'project.id').on('member.user_id', '=', onlooker.id),
    )
    .where('project.deleted_at', 'is', null)
  return onlooker.isAdmin ? projects : projects.where('member.role', 'is not', null)
}

interface AccessRow {
  readonly p_id: ProjectId
  readonly p_slug: string
  readonly p_name: string
  readonly p_description: string
  readonly p_source_lang: string
  readonly p_target_lang: string
  readonly p_created_at: string
  readonly role: ProjectRole | null
}

const projectAccessOf = (row: AccessRow, onlooker: Onlooker): ProjectAccess => ({
  role: onlooker.isAdmin ? 'manager' : row.role!,
  project: {
    id: row.p_id,
    slug: row.p_slug,
    name: row.p_name,
    description: row.p_description,
    sourceLang: row.p_source_lang,
    targetLang: row.p_target_lang,
    createdAt: row.p_created_at,
  },
})
