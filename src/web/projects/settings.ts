import { z } from 'zod'
import { bringBackProject, changeProject, removeProject } from '../../workbench/keep-projects.ts'
import type { Doer } from '../../workbench/keep-projects.ts'
import { bodyOf, formOf, nameOf } from '../parse.ts'
import type { Problems } from '../parse.ts'
import { notFound } from '../problem.ts'
import { projectPath, seeOther, showPage } from '../visit.ts'
import type { ProjectVisit, SignedInVisit } from '../visit.ts'

const form = z.object({
  name: nameOf('a name for the project'),
  description: z.string().trim().max(500, 'At most 500 characters.').default(''),
})

export const showSettings = (visit: ProjectVisit): void => page(visit, {})

export async function saveSettings(visit: ProjectVisit): Promise<void> {
  const read = formOf(visit, form)
  if (read.kind === 'problems') return page(visit, read.problems)
  await changeProject(visit.storage, doer(visit), visit.project.id, read.value)
  seeOther(visit, projectPath(visit.project), 'project-renamed')
}

/** The only step that asks for the name, because it takes everybody's work out of sight. */
export async function deleteWholeProject(visit: ProjectVisit): Promise<void> {
  const { name } = bodyOf(visit, z.object({ name: z.string().max(400) }))
  if (name.trim().normalize('NFC') !== visit.project.name.normalize('NFC')) {
    return page(visit, { confirmation: 'That is not the name of this project.' })
  }
  await removeProject(visit.storage, doer(visit), visit.project.id)
  seeOther(visit, '/projects', 'project-deleted')
}

export async function restoreDeletedProject(visit: SignedInVisit): Promise<void> {
  const slug = String(visit.request.params['p'])
  if (!(await bringBackProject(visit.storage, doer(visit), slug))) throw notFound()
  seeOther(visit, projectPath({ slug }), 'project-restored')
}

const doer = ({ actor, request }: SignedInVisit): Doer => ({ actor, address: request.ip ?? '' })

function page(visit: ProjectVisit, problems: Problems): void {
  const { project, csrf } = visit
  const path = projectPath(project)
  const crumbs = [{ text: 'Projects', href: '/projects' }, { text: project.name, href: path }, { text: 'Settings' }]
  showPage(
    visit,
    'projects/settings',
    { title: `Settings – ${project.name}`, crumbs, status: Object.keys(problems).length > 0 ? 422 : 200 },
    {
      csrf,
      path,
      problems,
      name: project.name,
      description: project.description,
    },
  )
}
