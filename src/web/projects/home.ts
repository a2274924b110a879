import { documentsOf } from '../../storage/documents.ts'
import { leftOffAt } from '../../storage/left-off.ts'
import { projectsOf } from '../../storage/projects.ts'
import { documentPath, seeOther } from '../visit.ts'
import type { SignedInVisit } from '../visit.ts'

/** Where the person left off; on the first day, the only text there is. */
export async function goHome(visit: SignedInVisit): Promise<void> {
  const {
    storage: { db },
    actor,
  } = visit
  const last = await leftOffAt(db, actor)
  if (last)
    return seeOther(
      visit,
      `${documentPath({ slug: last.projectSlug }, { slug: last.documentSlug })}?at=${last.pair}#pair-${last.pair}`,
    )
  const [project, second] = (await projectsOf(db, actor, '')).filter(({ deletedAt }) => deletedAt === null)
  const documents = project && !second ? await documentsOf(db, project.id) : []
  seeOther(visit, project && documents.length === 1 ? documentPath(project, documents[0]!) : '/projects')
}
