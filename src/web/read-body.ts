import express from 'express'
import type { Request, RequestHandler, Response } from 'express'
import { Problem, badRequest, tooLarge } from './problem.ts'

const jsonLimit = 256 * 1024
const formLimit = 64 * 1024
const bodyLimitMs = 30_000

const readJson = promised(express.json({ limit: jsonLimit, inflate: false, strict: true, type: 'json' }))
const readForm = promised(
  express.urlencoded({ limit: formLimit, inflate: false, extended: false, parameterLimit: 1000 }),
)

/**
 * Reads a JSON or form body into `request.body`, which has no fields when nothing was sent.
 * @throws {Problem} when it is compressed, too large, malformed, of another type or arrives too slowly
 */
export async function readBody(request: Request, response: Response): Promise<void> {
  if (!hasBody(request)) {
    request.body = {}
    return
  }
  if ((request.get('content-encoding') ?? 'identity') !== 'identity')
    throw new Problem(415, 'That cannot be read', 'Send the text uncompressed.')
  if (!request.is('json') && !request.is('urlencoded'))
    throw new Problem(415, 'That cannot be read', 'Send a form or JSON.')
  const late = setTimeout(() => request.destroy(), bodyLimitMs)
  try {
    await (request.is('json') ? readJson : readForm)(request, response)
    if (!request.is('json')) request.body = asTyped(request.body as Record<string, unknown>)
  } catch (error) {
    throw asProblem(error)
  } finally {
    clearTimeout(late)
  }
  assertText(request.body)
}

/** Browsers send every line break of a form as CR LF, whatever was typed; JSON is kept as it came. */
const asTyped = (form: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(form).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.replaceAll('\r\n', '\n') : value,
    ]),
  )

const hasBody = (request: Request): boolean =>
  request.headers['transfer-encoding'] !== undefined || Number(request.get('content-length') ?? 0) > 0

function promised(handler: RequestHandler): (request: Request, response: Response) => Promise<void> {
  return (request, response) =>
    new Promise((resolve, reject) => {
      void handler(request, response, (error: unknown) => {
        if (error === undefined) resolve()
        else reject(error)
      })
    })
}

function asProblem(error: unknown): unknown {
  const { type, status } = error as { type?: string; status?: number }
  switch (type) {
    case 'entity.too.large':
      return tooLarge('At most 256 KB of JSON or 64 KB of a form are read.')
    case 'parameters.too.many':
      return tooLarge('At most 100 fields of a form are read.')
    case 'entity.parse.failed':
      return badRequest('That is not valid JSON.')
    default:
      return typeof status === 'number' && status < 500
        ? badRequest('The text of the request could not be read.')
        : error
  }
}

/** No database and no page can hold these, so they are refused at the door. */
const unstorable = /\0|\p{Surrogate}/u

/** @throws {Problem} when some text in a parsed body holds NUL or half a character */
function assertText(value: unknown, depth = 0): void {
  if (typeof value === 'string' && unstorable.test(value))
    throw badRequest('The text holds a character that cannot be stored (NUL, or half of a surrogate pair).')
  if (typeof value !== 'object' || value === null) return
  if (depth > 20) throw badRequest('The JSON is nested too deeply.')
  for (const [key, inner] of Object.entries(value)) {
    assertText(key, depth + 1)
    assertText(inner, depth + 1)
  }
}
