import { keptSince } from '../../workbench/projects.ts'
import { projectsOf } from '../../storage/projects.ts'
import { projectPath, showPage } from '../visit.ts'
import type { SignedInVisit } from '../visit.ts'

export async function listProjects(visit: SignedInVisit): Promise<void> {
  const projects = await projectsOf(visit.storage.db, visit.actor, keptSince())
  showPage(visit, 'projects/list', { title: 'Projects', crumbs: [{ text: 'Projects' }] }, {
    projects: projects.map(project => ({ ...project, href: projectPath(project) })),
  })
}
