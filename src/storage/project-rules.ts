import { noRules } from '../model/cutting-rules.ts'
import type { ProjectRules } from '../model/cutting-rules.ts'
import type { ProjectId } from '../model/id.ts'
import type { Db, Storage } from './open.ts'

interface Settings {
  readonly segmentation?: ProjectRules
}

/** How a project wants its texts cut. @throws when there is no such project */
export async function projectRules(db: Db, project: ProjectId): Promise<ProjectRules> {
  const { settings } = await db
    .selectFrom('project')
    .select('settings')
    .where('id', '=', project)
    .executeTakeFirstOrThrow()
  return (JSON.parse(settings) as Settings).segmentation ?? noRules
}

const mostTries = 20

/**
 * Changes a project's rules; its other settings stay as they are, whoever changes them at the same time.
 * @param change the rules as they should be, given as they are; `undefined` leaves them
 * @returns the rules before the change, `undefined` when it was left
 */
export async function changeProjectRules(
  storage: Storage,
  project: ProjectId,
  change: (rules: ProjectRules) => ProjectRules | undefined,
): Promise<ProjectRules | undefined> {
  for (let tries = 0; tries < mostTries; tries++) {
    const { settings } = await storage.db
      .selectFrom('project')
      .select('settings')
      .where('id', '=', project)
      .executeTakeFirstOrThrow()
    const before = JSON.parse(settings) as Settings
    const rules = change(before.segmentation ?? noRules)
    if (!rules) return undefined
    const changed = await storage.write(tx =>
      tx
        .updateTable('project')
        .set({ settings: JSON.stringify({ ...before, segmentation: rules }) })
        .where('id', '=', project)
        .where('settings', '=', settings)
        .returning('id')
        .executeTakeFirst(),
    )
    if (changed) return before.segmentation ?? noRules
  }
  throw new Error('the settings of the project changed again and again')
}
