import { z } from 'zod'
import { createProject } from '../../workbench/keep-projects.ts'
import { enteredIn, formOf, nameOf } from '../parse.ts'
import type { Problems } from '../parse.ts'
import { projectPath, seeOther, showPage, wantsJson } from '../visit.ts'
import type { SignedInVisit } from '../visit.ts'

export const languages = { ar: 'Arabic', en: 'English' } as const
const language = z.enum(['ar', 'en'])

const form = z
  .object({
    name: nameOf('a name for the project'),
    description: z.string().trim().max(500, 'At most 500 characters.').default(''),
    sourceLang: language.default('ar'),
    targetLang: language.default('en'),
  })
  .refine(project => project.sourceLang !== project.targetLang, {
    path: ['targetLang'],
    message: 'Choose two different languages.',
  })

export const showNewProject = (visit: SignedInVisit): void => page(visit, {})

export async function makeProject(visit: SignedInVisit): Promise<void> {
  const { storage, actor, request, response } = visit
  const read = formOf(visit, form)
  if (read.kind === 'problems') return page(visit, read.problems)
  const project = await createProject(storage, { actor, address: request.ip ?? '' }, read.value)
  if (wantsJson(request)) {
    response.status(201).json({ slug: project.slug, href: projectPath(project) })
    return
  }
  seeOther(visit, projectPath(project), 'project-created')
}

function page(visit: SignedInVisit, problems: Problems): void {
  const crumbs = [{ text: 'Projects', href: '/projects' }, { text: 'New project' }]
  showPage(
    visit,
    'projects/new',
    { title: 'New project', crumbs, status: Object.keys(problems).length > 0 ? 422 : 200 },
    {
      csrf: visit.csrf,
      problems,
      entered: enteredIn(visit.request),
      languages,
    },
  )
}
