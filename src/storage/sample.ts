import type { ProjectId } from '../model/id.ts'
import type { Db, Storage } from './open.ts'
import { newId } from './new-id.ts'
import { newSlug } from './slug.ts'

/** Whether nobody has made a project here yet, deleted ones included. */
export async function hasNoProject(db: Db): Promise<boolean> {
  return (await db.selectFrom('project').select('id').limit(1).executeTakeFirst()) === undefined
}

/** Makes a project that has no member yet. */
export async function createBareProject(
  storage: Storage,
  project: { name: string; description: string; sourceLang: string; targetLang: string },
): Promise<ProjectId> {
  const id = newId<'project'>()
  await storage.write(tx =>
    tx
      .insertInto('project')
      .values({
        id,
        slug: newSlug(project.name),
        name: project.name,
        description: project.description,
        source_lang: project.sourceLang,
        target_lang: project.targetLang,
        settings: '{}',
        created_at: new Date().toISOString(),
        deleted_at: null,
      })
      .execute(),
  )
  return id
}
