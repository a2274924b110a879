import type { Request, Response } from 'express'
import { runningSession } from '../workbench/run-session.ts'
import { readCookie } from './cookies.ts'
import { guestToken } from './csrf.ts'
import type { Mizan } from './mizan.ts'
import type { Visit } from './visit.ts'

/** Finds out who is asking, afresh for every request: a role that was taken away is gone at once. */
export async function beginVisit(mizan: Mizan, request: Request, response: Response): Promise<Visit> {
  const at = Date.now()
  const { storage, configuration } = mizan
  const token = readCookie(request, 'sid', configuration)
  const session = token === undefined ? undefined : await runningSession(storage, configuration, token)
  const csrf = session ? session.csrf : guestToken(request, response, configuration)
  return { mizan, storage, request, response, session, csrf, at }
}
