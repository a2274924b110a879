import compression from 'compression'
import express from 'express'
import type { Express, Request, RequestHandler, Response } from 'express'
import { may, rolesFor } from '../model/role.ts'
import type { PairId } from '../model/id.ts'
import { heirOf } from '../storage/heir.ts'
import { documentAccess, pairAccess, projectAccess } from '../storage/access.ts'
import type { ProjectAccess } from '../storage/access.ts'
import { managersOf } from '../storage/members.ts'
import { publicFolder } from './assets.ts'
import { assertOwnForm } from './csrf.ts'
import { answerProblems } from './errors.ts'
import { safetyHeaders } from './headers.ts'
import type { Mizan } from './mizan.ts'
import { Problem, badRequest, forbidden, notFound, signedOut, tooMany } from './problem.ts'
import { readBody } from './read-body.ts'
import { logRequests, nameRoute, nameUser } from './request-log.ts'
import type { Handler, Route } from './route.ts'
import { assertWhole, routes } from './routes.ts'
import { beginVisit } from './begin-visit.ts'
import { seeOther, wantsJson } from './visit.ts'
import type { SignedInVisit, Visit } from './visit.ts'

const visits = new WeakMap<Request, Visit>()

/** The whole program as one Express application; it listens nowhere yet. */
export function createApp(mizan: Mizan, table: readonly Route[] = routes): Express {
  assertWhole(table)
  const app = express()
  app.disable('x-powered-by').disable('etag')
  app.set('query parser', 'simple').set('trust proxy', mizan.configuration.trustProxy)
  app.use(logRequests(mizan.log), ...safetyHeaders(mizan.configuration.isSecure), refuseStrangeAddresses)
  app.use(compression({ filter: isPageOrAsset }))
  app.use(
    '/assets',
    express.static(publicFolder, {
      immutable: true,
      maxAge: '365d',
      index: false,
      redirect: false,
      dotfiles: 'ignore',
    }),
    nothingHere,
  )
  app.use(hangUpWhenStopping(mizan), keepClosedUntilSetUp(mizan))
  const router = express.Router({ caseSensitive: true, strict: true })
  for (const row of table) router[row.method](row.path, (request, response) => answer(mizan, row, request, response))
  app.use(
    router,
    nothingHere,
    answerProblems(mizan, request => visits.get(request)),
  )
  return app
}

/** Answers to saves are too short to gain by it, and a stream of events would be held back. */
const isPageOrAsset = (_request: Request, response: Response): boolean =>
  /^(?:text\/(?:html|css|javascript)|image\/svg)/.test(String(response.getHeader('content-type')))

const refuseStrangeAddresses: RequestHandler = (request, _response, next) => {
  if (request.url.length > 8192) throw new Problem(414, 'That address is too long', 'At most 8 KB.')
  if (/%00/.test(request.url)) throw badRequest('An address holds no NUL.')
  next()
}

const nothingHere: RequestHandler = async () => {
  throw notFound()
}

/** A connection that is kept alive would keep a server alive that is asked to stop. */
function hangUpWhenStopping({ stopping }: Mizan): RequestHandler {
  return (_request, response, next) => {
    if (stopping.aborted) response.setHeader('Connection', 'close')
    next()
  }
}

const openBeforeSetUp = new Set(['/setup', '/healthz', '/readyz'])

function keepClosedUntilSetUp({ setup }: Mizan): RequestHandler {
  return async (request, _response, next) => {
    if (!openBeforeSetUp.has(request.path) && (await setup.isOpen())) {
      throw new Problem(
        403,
        'This server is not set up yet',
        'Open the link that was printed where the server was started; it is also in the file setup-token in its data folder.',
      )
    }
    next()
  }
}

async function answer(mizan: Mizan, row: Route, request: Request, response: Response): Promise<void> {
  nameRoute(request, row.path)
  const visit = await beginVisit(mizan, request, response)
  visits.set(request, visit)
  if (visit.session) nameUser(request, visit.session.actor.id)
  if (row.scope === 'public') return run(row, visit, row.handler)
  if (!visit.session) return askToSignIn(visit)
  const signedIn = { ...visit, session: visit.session, actor: visit.session.actor }
  switch (row.scope) {
    case 'signed-in':
      return run(row, signedIn, row.handler)
    case 'admin': {
      if (!signedIn.actor.isAdmin) throw forbidden('Only an administrator of this server may open this page.')
      return run(row, signedIn, row.handler)
    }
    case 'project':
      return run(
        row,
        await permitted(row, signedIn, await projectAccess(mizan.storage.db, param(request, 'p'), signedIn.actor)),
        row.handler,
      )
    case 'document': {
      const access = await documentAccess(mizan.storage.db, param(request, 'p'), param(request, 'd'), signedIn.actor)
      return run(row, await permitted(row, signedIn, access), row.handler)
    }
    case 'pair':
      return run(row, await permitted(row, signedIn, await pairOrHeir(row, signedIn)), row.handler)
  }
}

async function pairOrHeir(
  row: Extract<Route, { scope: 'pair' }>,
  {
    mizan: {
      storage: { db },
    },
    request,
    actor,
  }: SignedInVisit,
) {
  const asked = param(request, 'pair') as PairId
  const access = await pairAccess(db, asked, actor)
  if (access) return { ...access, isHeir: false }
  const heir = row.orHeir && (await heirOf(db, asked))
  const inherited = heir && (await pairAccess(db, heir, actor))
  return inherited && { ...inherited, isHeir: true }
}

const param = (request: Request, name: string): string => String(request.params[name] ?? '')

function askToSignIn(visit: Visit): void {
  const { request } = visit
  if (request.method !== 'GET' || wantsJson(request) || request.get('accept')?.includes('text/event-stream'))
    throw signedOut()
  seeOther(visit, `/login?next=${encodeURIComponent(request.originalUrl)}`)
}

async function permitted<Access extends ProjectAccess>(
  row: Extract<Route, { action: unknown }>,
  visit: SignedInVisit,
  access: Access | undefined,
): Promise<SignedInVisit & Access> {
  if (!access) throw notFound()
  const permittedVisit = { ...visit, ...access }
  visits.set(visit.request, permittedVisit)
  if (may(access.role, row.action)) return permittedVisit
  const managers = await managersOf(visit.storage.db, access.project.id)
  const who = managers.length > 0 ? `Ask ${managers.join(', ')}` : 'Ask an administrator'
  throw forbidden(`You are a ${access.role} here; this needs a ${rolesFor(row.action)[0]}. ${who} to change your role.`)
}

/** A stranger's body is never read: membership first, then how often, then the body, then whether it is our own form. */
async function run<Kind extends Visit>(row: Route, visit: Kind, handler: Handler<Kind>): Promise<void> {
  const { request, response, session, mizan } = visit
  if (row.limit) {
    const wait = mizan.limits.take(row.limit, session?.actor.id ?? request.ip ?? '')
    if (wait > 0) throw tooMany(wait)
  }
  if (row.method !== 'get') {
    if (row.body !== 'multipart') await readBody(request, response)
    assertOwnForm(request, mizan.configuration, [visit.csrf])
  }
  await handler(visit)
}
