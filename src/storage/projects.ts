import type { ProjectId, UserId } from '../model/id.ts'
import type { Project } from '../model/project.ts'
import type { ProjectRole } from '../model/role.ts'
import type { Onlooker } from './access.ts'
import type { Db, Storage } from './open.ts'
import { newId } from './new-id.ts'
import { newSlug } from './slug.ts'

export interface NewProject {
  readonly name: string
  readonly description: string
  readonly sourceLang: string
  readonly targetLang: string
  readonly manager: UserId
}

export interface OwnProject extends Project {
  readonly role: ProjectRole
  readonly deletedAt: string | null
}

/** Makes a project with its first manager. */
export async function insertProject(storage: Storage, project: NewProject): Promise<Project> {
  const at = new Date().toISOString()
  const row = {
    id: newId<'project'>(),
    slug: newSlug(project.name),
    name: project.name,
    description: project.description,
    source_lang: project.sourceLang,
    target_lang: project.targetLang,
    settings: '{}',
    created_at: at,
    deleted_at: null,
  }
  await storage.write(async tx => {
    await tx.insertInto('project').values(row).execute()
    await tx
      .insertInto('member')
      .values({ project_id: row.id, user_id: project.manager, role: 'manager', created_at: at })
      .execute()
  })
  return projectOf(row)
}

/** The projects a person may open, the newest first; deleted ones of the last 30 days where they are the manager, with `deletedAt`. */
export async function projectsOf(db: Db, onlooker: Onlooker, keptSince: string): Promise<OwnProject[]> {
  let query = db
    .selectFrom('project')
    .leftJoin('member', join =>
      join.onRef('member.project_id', '=', 'project.id').on('member.user_id', '=', onlooker.id),
    )
    .select([
      'project.id',
      'slug',
      'name',
      'description',
      'source_lang',
      'target_lang',
      'project.created_at',
      'deleted_at',
      'member.role',
    ])
    .orderBy('project.id', 'desc')
  if (!onlooker.isAdmin) query = query.where('member.role', 'is not', null)
  const rows = await query.execute()
  return rows
    .map(row => ({
      ...projectOf(row),
      role: onlooker.isAdmin ? ('manager' as const) : row.role!,
      deletedAt: row.deleted_at,
    }))
    .filter(project => project.deletedAt === null || (project.role === 'manager' && project.deletedAt > keptSince))
}

export async function renameProject(
  storage: Storage,
  project: ProjectId,
  names: { name: string; description: string },
): Promise<void> {
  await storage.write(tx => tx.updateTable('project').set(names).where('id', '=', project).execute())
}

export async function deleteProject(storage: Storage, project: ProjectId): Promise<void> {
  await storage.write(tx =>
    tx.updateTable('project').set({ deleted_at: new Date().toISOString() }).where('id', '=', project).execute(),
  )
}

/** Brings a deleted project back for one of its managers. @returns `undefined` when there is none such */
export async function restoreProject(
  storage: Storage,
  slug: string,
  onlooker: Onlooker,
  keptSince: string,
): Promise<ProjectId | undefined> {
  const restored = await storage.write(tx =>
    tx
      .updateTable('project')
      .set({ deleted_at: null })
      .where('slug', '=', slug)
      .where('deleted_at', '>', keptSince)
      .where(eb =>
        onlooker.isAdmin
          ? eb.lit(true)
          : eb.exists(
              eb
                .selectFrom('member')
                .select('user_id')
                .whereRef('member.project_id', '=', 'project.id')
                .where('member.user_id', '=', onlooker.id)
                .where('member.role', '=', 'manager'),
            ),
      )
      .returning('id')
      .executeTakeFirst(),
  )
  return restored?.id
}

/** Removes projects that were deleted before an instant, with all that is in them. @returns how many */
export async function purgeProjects(storage: Storage, deletedBefore: string): Promise<number> {
  const gone = await storage.write(tx =>
    tx.deleteFrom('project').where('deleted_at', '<', deletedBefore).returning('id').execute(),
  )
  return gone.length
}

interface ProjectRow {
  readonly id: ProjectId
  readonly slug: string
  readonly name: string
  readonly description: string
  readonly source_lang: string
  readonly target_lang: string
  readonly created_at: string
}

const projectOf = (row: ProjectRow): Project => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  description: row.description,
  sourceLang: row.source_lang,
  targetLang: row.target_lang,
  createdAt: row.created_at,
})

/** The languages of a project. @throws when there is no such project */
export async function projectLanguages(
  db: Db,
  project: ProjectId,
): Promise<{ sourceLang: string; targetLang: string }> {
  const row = await db
    .selectFrom('project')
    .select(['source_lang', 'target_lang'])
    .where('id', '=', project)
    .executeTakeFirstOrThrow()
  return { sourceLang: row.source_lang, targetLang: row.target_lang }
}
