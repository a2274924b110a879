import type { Request, Response } from 'express'
import type { Configuration } from '../workbench/configuration.ts'
import { hashOfToken, newToken, sameSecret } from '../workbench/tokens.ts'
import { readCookie, writeCookie } from './cookies.ts'
import { forbidden } from './problem.ts'

/**
 * The token of somebody who is not signed in: the hash of a random cookie, so that the server remembers nothing
 * and another site, which cannot read the cookie, cannot know it.
 */
export function guestToken(request: Request, response: Response, configuration: Configuration): string {
  const kept = readCookie(request, 'guest', configuration)
  if (kept && /^[\w-]{43}$/.test(kept)) return tokenOfGuest(kept)
  const fresh = newToken()
  writeCookie(response, 'guest', fresh, configuration)
  return tokenOfGuest(fresh)
}

const tokenOfGuest = (cookie: string): string => hashOfToken(`csrf ${cookie}`)

/** @throws {Problem} when a request that changes something comes from another site or without the token of its session */
export function assertOwnForm(
  request: Request,
  { baseUrl }: Pick<Configuration, 'baseUrl'>,
  tokens: readonly string[],
): void {
  const site = request.get('sec-fetch-site')
  const origin = request.get('origin')
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw foreign()
  if (site === undefined && origin !== undefined && origin !== baseUrl) throw foreign()
  const given = tokenIn(request)
  if (given === undefined || !tokens.some(token => sameSecret(given, token))) throw expired()
}

function tokenIn(request: Request): string | undefined {
  const body: unknown = request.body
  const field = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)['_csrf'] : undefined
  // a form with a file cannot be read before it is trusted, so its address carries the token
  return [request.get('x-csrf-token'), field, request.is('multipart') ? request.query['_csrf'] : undefined].find(
    (token): token is string => typeof token === 'string',
  )
}

const foreign = () => forbidden('That request came from another site. Open the page here and send it again.')
const expired = () =>
  forbidden(
    'This page is out of date. Reload it and send that again; what you typed is still in the form when you go back.',
  )
