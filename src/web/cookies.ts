import type { Request, Response } from 'express'
import type { Configuration } from '../workbench/configuration.ts'

export type CookieName = 'sid' | 'guest'

/** Over https a cookie is bound to this very host by its name. */
const fullName = (name: CookieName, { isSecure }: Pick<Configuration, 'isSecure'>): string =>
  isSecure ? `__Host-${name}` : name

export function readCookie(
  request: Request,
  name: CookieName,
  configuration: Pick<Configuration, 'isSecure'>,
): string | undefined {
  const wanted = fullName(name, configuration)
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at > 0 && part.slice(0, at).trim() === wanted) return part.slice(at + 1).trim()
  }
  return undefined
}

export function writeCookie(response: Response, name: CookieName, value: string, configuration: Configuration): void {
  response.cookie(fullName(name, configuration), value, {
    ...attributes(configuration),
    ...(name === 'sid' && { maxAge: configuration.sessionMaxMs }),
  })
}

export function clearCookie(response: Response, name: CookieName, configuration: Configuration): void {
  response.clearCookie(fullName(name, configuration), attributes(configuration))
}

const attributes = ({ isSecure }: Configuration) =>
  ({ httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure }) as const
