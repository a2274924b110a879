import type { ErrorRequestHandler, Request } from 'express'
import { StorageBusy, StorageUnavailable } from '../storage/trouble.ts'
import type { Mizan } from './mizan.ts'
import { Problem, badRequest, notFound, tooLarge } from './problem.ts'
import { requestId } from './request-log.ts'
import { projectPath, showPage, wantsJson } from './visit.ts'
import type { ProjectVisit, Visit } from './visit.ts'

/** The only place where something that went wrong becomes a status. */
function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof StorageBusy)
    return new Problem(503, 'The database is busy', error.message, { 'Retry-After': '2' })
  if (error instanceof StorageUnavailable)
    return new Problem(507, 'The server cannot write', error.message, { 'Retry-After': '10' })
  if (error instanceof URIError) return notFound()
  const { status, type } = error as { status?: unknown; type?: unknown }
  if (type === 'entity.too.large') return tooLarge('Send less at once.')
  if (typeof status === 'number' && status >= 400 && status < 500)
    return status === 404 ? notFound() : badRequest('The request could not be read.')
  return new Problem(
    500,
    'Something broke',
    'This is our fault. What was saved before is safe. Try again; if it happens again, tell whoever runs this server the number below.',
  )
}

/** Answers as a page or as JSON, by what was asked for. */
export function answerProblems(mizan: Mizan, visitOf: (request: Request) => Visit | undefined): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const problem = problemOf(error)
    const id = requestId(request)
    if (problem.status >= 500) mizan.log.error({ id, err: error }, problem.title)
    if (response.headersSent) {
      request.socket.destroy()
      return
    }
    // what is left of a refused upload is not waited for
    if (!request.complete) response.setHeader('Connection', 'close')
    for (const [name, value] of Object.entries(problem.headers)) response.setHeader(name, value)
    const reference = problem.status >= 500 ? id : undefined
    if (wantsJson(request)) {
      response
        .status(problem.status)
        .json({ error: problem.title, sentence: problem.message, ...(reference && { reference }) })
      return
    }
    const visit = visitOf(request) ?? {
      mizan,
      storage: mizan.storage,
      request,
      response,
      session: undefined,
      csrf: '',
      at: Date.now(),
    }
    showPage(
      visit,
      'problem',
      { title: problem.title, status: problem.status },
      {
        title: problem.title,
        sentence: problem.message,
        reference,
        signInHref: problem.status === 401 ? '/login' : undefined,
        projectHref: projectHrefOf(visit),
      },
    )
  }
}

/** A visit knows its project only where the person may see it. */
const projectHrefOf = (visit: Visit & Partial<Pick<ProjectVisit, 'project'>>): string | undefined =>
  visit.project && projectPath(visit.project)
