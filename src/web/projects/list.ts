import { leftOffAt } from '../../storage/left-off.ts'
import { lastChangeOfProjects, progressOfProjects } from '../../storage/project-progress.ts'
import { projectsOf } from '../../storage/projects.ts'
import { keptSince } from '../../workbench/keep-projects.ts'
import { percentDone } from '../../workbench/open-document.ts'
import { roleTitles } from '../people/role-titles.ts'
import { documentPath, projectPath, showPage } from '../visit.ts'
import type { SignedInVisit } from '../visit.ts'
import { meterOf, wordsIn } from './shares.ts'

export async function listProjects(visit: SignedInVisit): Promise<void> {
  const {
    storage: { db },
    actor,
    csrf,
  } = visit
  const all = await projectsOf(db, actor, keptSince())
  const open = all.filter(({ deletedAt }) => deletedAt === null)
  const [progress, changes, last] = await Promise.all([
    progressOfProjects(
      db,
      open.map(({ id }) => id),
    ),
    lastChangeOfProjects(
      db,
      open.map(({ id }) => id),
    ),
    leftOffAt(db, actor),
  ])
  showPage(
    visit,
    'projects/list',
    { title: 'Projects', crumbs: [{ text: 'Projects' }] },
    {
      csrf,
      continueHref:
        last &&
        `${documentPath({ slug: last.projectSlug }, { slug: last.documentSlug })}?at=${last.pair}#pair-${last.pair}`,
      continueTitle: last?.documentTitle,
      projects: open.map(project => ({
        name: project.name,
        description: project.description,
        href: projectPath(project),
        roleTitle: roleTitles[project.role].title,
        words: wordsIn(progress.get(project.id)!),
        percent: percentDone(progress.get(project.id)!),
        meter: meterOf(progress.get(project.id)!),
        changedAt: changes.get(project.id),
      })),
      deleted: all
        .filter(({ deletedAt }) => deletedAt !== null)
        .map(project => ({ name: project.name, path: projectPath(project), deletedAt: project.deletedAt! })),
    },
  )
}
