import { z } from 'zod'
import { uses } from '../../text/terms/term.ts'
import type { TermId } from '../../model/id.ts'
import { languageOf } from '../../model/language.ts'
import { may } from '../../model/role.ts'
import { projectAccess } from '../../storage/access.ts'
import { lendersOf, possibleLenders } from '../../storage/shared-glossaries.ts'
import { termFilesOf } from '../../storage/term-files.ts'
import { termById, termsPage } from '../../storage/terms.ts'
import type { KeptTerm } from '../../storage/terms.ts'
import { withQuery } from '../documents/page-query.ts'
import type { GlossaryFrame, GlossaryPage, LenderLine, TermForm, TermLine } from '../term-views.ts'
import { projectPath, showPage } from '../visit.ts'
import type { ProjectVisit } from '../visit.ts'
import { emptyForm, formOfTerm } from './term-form.ts'

const pageSize = 100
const filesShown = 5

const querySchema = z.object({
  q: z.string().trim().max(200).catch(''),
  use: z.enum(uses).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
  edit: z.string().max(60).optional().catch(undefined),
  deleted: z.string().max(60).optional().catch(undefined),
  added: z.string().max(10).optional().catch(undefined),
})

/** What a form that was not taken says, beside the page it stands on. */
export interface Unsaved {
  readonly term?: TermId
  readonly form: TermForm
  readonly status: number
}

export const showGlossary = (visit: ProjectVisit): Promise<void> => glossaryPage(visit)

export async function glossaryPage(visit: ProjectVisit, unsaved?: Unsaved): Promise<void> {
  const {
    storage: { db },
    project,
    role,
    actor,
    request,
  } = visit
  const query = querySchema.parse({ ...request.query, ...(request.method !== 'GET' && fieldsOf(request.body)) })
  const { terms, total } = await termsPage(db, project.id, {
    text: query.q,
    use: query.use,
    page: query.page,
    pageSize,
  })
  const frame = glossaryFrame(visit)
  const [pages, filters] = [Math.max(1, Math.ceil(total / pageSize)), filterQuery(query.q, query.use)]
  const partHref = (page: number): string => withQuery(frame.path, filters, page === 1 ? '' : `page=${page}`)
  const here = withQuery('', filters, query.page === 1 ? '' : `page=${query.page}`).slice(1)
  const deleted = query.deleted === undefined ? undefined : await termById(db, project.id, query.deleted as TermId)
  const possible = may(role, 'manage') ? await possibleLenders(db, project.id, actor) : []
  showPage(visit, 'terms/glossary', glossaryHead(visit, undefined, unsaved?.status), {
    ...frame,
    total,
    pages,
    page: query.page,
    q: query.q,
    use: query.use,
    query: here,
    canManage: may(role, 'manage'),
    isTargetFirst: actor.preferences.order !== 'source-first',
    adding: unsaved && !unsaved.term ? unsaved.form : emptyForm,
    wantsMore: query.added !== undefined,
    terms: await shownTerms(
      visit,
      terms,
      { term: (unsaved?.term ?? query.edit) as TermId | undefined, form: unsaved?.form },
      here,
    ),
    deleted: deleted?.isDeleted ? deleted : undefined,
    previousHref: query.page > 1 ? partHref(query.page - 1) : undefined,
    nextHref: query.page < pages ? partHref(query.page + 1) : undefined,
    files: may(role, 'translate') ? await termFilesOf(db, project.id, filesShown) : [],
    lenders: await lenderLines(visit),
    possible: possible.filter(each => each.terms > 0).map(({ id, name }) => ({ id, name })),
  } satisfies GlossaryPage)
}

/** A form comes back with the filters of the page it stood on. */
function fieldsOf(body: unknown): Record<string, unknown> {
  const from = (body as { from?: unknown } | undefined)?.from
  return typeof from === 'string' ? Object.fromEntries(new URLSearchParams(from)) : {}
}

const filterQuery = (q: string, use: string | undefined): string =>
  new URLSearchParams({ ...(q !== '' && { q }), ...(use && { use }) }).toString()

interface Editing {
  readonly term: TermId | undefined
  readonly form: TermForm | undefined
}

/** The line that is being changed is shown even when the filters leave it out. */
async function shownTerms(
  { storage, project, role }: ProjectVisit,
  terms: readonly KeptTerm[],
  { term: editing, form }: Editing,
  here: string,
): Promise<TermLine[]> {
  const canEdit = may(role, 'translate')
  const isListed = editing === undefined || terms.some(({ id }) => id === editing)
  const missing = isListed ? undefined : await termById(storage.db, project.id, editing)
  return [...(missing && !missing.isDeleted ? [missing] : []), ...terms].map(term => ({
    ...formOfTerm(term, term.revision),
    id: term.id,
    author: term.author,
    changedAt: term.changedAt,
    editHref: `${withQuery(glossaryPath(project), here, `edit=${term.id}`)}#term-${term.id}`,
    form: canEdit && term.id === editing ? (form ?? formOfTerm(term, term.revision)) : undefined,
  }))
}

/** A glossary that comes from a project of others is named, not linked. */
async function lenderLines({ storage: { db }, project, actor }: ProjectVisit): Promise<LenderLine[]> {
  return Promise.all(
    (await lendersOf(db, project.id)).map(async ({ id, slug, name, terms }) => ({
      id,
      name,
      terms,
      href: (await projectAccess(db, slug, actor)) ? glossaryPath({ slug }) : undefined,
    })),
  )
}

export const glossaryPath = (project: { readonly slug: string }): string => `${projectPath(project)}/glossary`

export const glossaryFrame = ({ project, role, csrf }: ProjectVisit): GlossaryFrame => ({
  csrf,
  path: glossaryPath(project),
  canEdit: may(role, 'translate'),
  source: languageOf(project.sourceLang),
  target: languageOf(project.targetLang),
})

export function glossaryHead({ project }: ProjectVisit, below?: string, status = 200) {
  const crumbs = [
    { text: 'Projects', href: '/projects' },
    { text: project.name, href: projectPath(project) },
    ...(below === undefined
      ? [{ text: 'Glossary' }]
      : [{ text: 'Glossary', href: glossaryPath(project) }, { text: below }]),
  ]
  return { title: `${below ?? 'Glossary'} – ${project.name}`, crumbs, status }
}
