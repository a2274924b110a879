import { z } from 'zod'
import type { ProjectId, TermId } from '../../model/id.ts'
import { never } from '../../model/never.ts'
import { termById } from '../../storage/terms.ts'
import type { TermAuthor } from '../../storage/terms.ts'
import {
  addProjectTerm,
  changeProjectTerm,
  leaveGlossary,
  setProjectTermDeleted,
  useGlossary,
} from '../../workbench/terms/keep-terms.ts'
import type { TermDone } from '../../workbench/terms/keep-terms.ts'
import { withQuery } from '../documents/page-query.ts'
import { bodyOf, formOf } from '../parse.ts'
import { forbidden, notFound } from '../problem.ts'
import { seeOther, wantsJson } from '../visit.ts'
import type { ProjectVisit } from '../visit.ts'
import { glossaryPage, glossaryPath } from './glossary.ts'
import { formAsSent, formOfTerm, termOf, termSchema } from './term-form.ts'

const authorOf = ({ project, actor }: ProjectVisit): TermAuthor => ({ project: project.id, user: actor.id })

export async function add(visit: ProjectVisit): Promise<void> {
  const read = formOf(visit, termSchema)
  if (read.kind === 'problems') return refuse(visit, Object.values(read.problems)[0]!)
  const done = await addProjectTerm(visit.storage, authorOf(visit), termOf(read.value))
  noteFailure(visit, done)
  switch (done.kind) {
    case 'saved':
      return answerAdded(visit, done.term)
    case 'twice':
      return refuse(visit, await sentenceAboutTwin(visit, done.term), 409)
    case 'stale':
      return refuse(visit, 'That was changed meanwhile. Look again.', 409)
    default:
      never(done)
  }
}

function answerAdded(visit: ProjectVisit, term: TermId): void {
  const glossary = glossaryPath(visit.project)
  const isCandidate = (visit.request.body as { back?: unknown }).back === 'candidates'
  if (wantsJson(visit.request)) visit.response.status(201).json({ term })
  else if (isCandidate) seeOther(visit, `${glossary}/candidates`, 'term-added')
  else seeOther(visit, `${withQuery(glossary, fromOf(visit), 'added=1')}#add`, 'term-added')
}

async function refuse(visit: ProjectVisit, problem: string, status = 422): Promise<void> {
  if (wantsJson(visit.request)) visit.response.status(status).json({ because: problem })
  else await glossaryPage(visit, { form: formAsSent(visit.request.body, problem), status })
}

async function sentenceAboutTwin({ storage, project }: ProjectVisit, twin: TermId): Promise<string> {
  const known = await termById(storage.db, project.id, twin)
  if (!known) return 'That is in the glossary already.'
  return `“${known.source}” is in the glossary with “${known.target}” already, as ${known.use}.`
}

export async function change(visit: ProjectVisit): Promise<void> {
  const { storage, request, project } = visit
  const term = termIdOf(visit)
  const again = (problem: string, status: number, revision?: number): Promise<void> => {
    const form = formAsSent(request.body, problem)
    return glossaryPage(visit, { term, status, form: { ...form, ...(revision !== undefined && { revision }) } })
  }
  const read = formOf(visit, termSchema)
  if (read.kind === 'problems') return again(Object.values(read.problems)[0]!, 422)
  const done = await changeProjectTerm(storage, authorOf(visit), {
    ...termOf(read.value),
    term,
    revision: read.value.revision,
  })
  noteFailure(visit, done)
  switch (done.kind) {
    case 'saved':
      return seeOther(visit, `${withQuery(glossaryPath(project), fromOf(visit))}#term-${term}`, 'term-changed')
    case 'twice':
      return again(await sentenceAboutTwin(visit, done.term), 409)
    case 'stale': {
      const now = await termById(storage.db, project.id, term)
      if (!now || now.isDeleted) throw notFound()
      const { source, target, use } = formOfTerm(now, now.revision)
      const theirs = `${now.author || 'Somebody'} changed this meanwhile to “${source}”, “${target}”, ${use}.`
      return again(`${theirs} Save again to have your version instead.`, 409, now.revision)
    }
    default:
      never(done)
  }
}

export async function remove(visit: ProjectVisit): Promise<void> {
  const term = termIdOf(visit)
  const done = await setProjectTermDeleted(visit.storage, authorOf(visit), term, true)
  noteFailure(visit, done)
  if (done.kind !== 'saved') throw notFound()
  if (wantsJson(visit.request)) visit.response.json({ term })
  else seeOther(visit, withQuery(glossaryPath(visit.project), fromOf(visit), `deleted=${term}`))
}

export async function bringBack(visit: ProjectVisit): Promise<void> {
  const term = termIdOf(visit)
  const done = await setProjectTermDeleted(visit.storage, authorOf(visit), term, false)
  noteFailure(visit, done)
  if (done.kind !== 'saved') throw notFound()
  seeOther(visit, `${withQuery(glossaryPath(visit.project), fromOf(visit))}#term-${term}`, 'term-back')
}

const lenderSchema = z.object({ lender: z.string('Say which project.').min(1, 'Say which project.').max(60) })

export async function borrow(visit: ProjectVisit): Promise<void> {
  const { storage, project, actor } = visit
  const { lender } = bodyOf(visit, lenderSchema)
  if (!(await useGlossary(storage, project.id, lender as ProjectId, actor))) {
    throw forbidden('A glossary comes from a project of the same languages in which you may change it.')
  }
  seeOther(visit, `${glossaryPath(project)}#others`, 'glossary-used')
}

export async function giveBack(visit: ProjectVisit): Promise<void> {
  if (!(await leaveGlossary(visit.storage, visit.project.id, String(visit.request.params['lender']) as ProjectId)))
    throw notFound()
  seeOther(visit, `${glossaryPath(visit.project)}#others`, 'glossary-left')
}

const termIdOf = ({ request }: ProjectVisit): TermId => String(request.params['term']) as TermId

/** Filters and part of the page a form stood on. */
function fromOf({ request }: ProjectVisit): string {
  const from = (request.body as { from?: unknown } | undefined)?.from
  return typeof from === 'string' ? new URLSearchParams(from.slice(0, 500)).toString() : ''
}

/** The term is kept; whoever runs the server should know all the same. */
function noteFailure({ mizan: { log } }: ProjectVisit, done: TermDone): void {
  done.rechecked?.catch((error: unknown) =>
    log.error({ err: error }, 'segments with a term could not be checked again'),
  )
}
