import { randomBytes } from 'node:crypto'
import type { Request, RequestHandler } from 'express'
import type { Logger } from 'pino'

const facts = new WeakMap<Request, { id: string; route: string; user: string | undefined }>()

export const requestId = (request: Request): string => facts.get(request)?.id ?? ''

/** Said by the router once it knows: the pattern, never the address itself. */
export function nameRoute(request: Request, route: string): void {
  const known = facts.get(request)
  if (known) known.route = route
}

export function nameUser(request: Request, user: string): void {
  const known = facts.get(request)
  if (known) known.user = user
}

/** One line for each answer: who asked for which kind of page, from where, and how long it took; never what was in it. */
export function logRequests(log: Logger): RequestHandler {
  return (request, response, next) => {
    const known = { id: randomBytes(6).toString('hex'), route: '', user: undefined as string | undefined }
    facts.set(request, known)
    response.setHeader('X-Request-Id', known.id)
    const began = performance.now()
    response.once('close', () => {
      log.info({
        id: known.id,
        method: request.method,
        route: known.route,
        status: response.statusCode,
        ms: Math.round(10 * (performance.now() - began)) / 10,
        user: known.user,
        address: request.ip,
      })
    })
    next()
  }
}
