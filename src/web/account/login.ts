import { z } from 'zod'
import { never } from '../../model/never.ts'
import { audit } from '../../storage/audit.ts'
import { endSession } from '../../workbench/run-session.ts'
import { signIn } from '../../workbench/sign-in.ts'
import { clearCookie, readCookie, writeCookie } from '../cookies.ts'
import { enteredIn, formOf, queryOf } from '../parse.ts'
import { tooMany } from '../problem.ts'
import { safePath } from '../safe-path.ts'
import { seeOther, showPage } from '../visit.ts'
import type { SignedInVisit, Visit } from '../visit.ts'

const form = z.object({
  email: z
    .string('Write your e-mail address.')
    .trim()
    .toLowerCase()
    .min(1, 'Write your e-mail address.')
    .max(254, 'That is too long.'),
  password: z.string('Write your password.').min(1, 'Write your password.').max(1000, 'That is too long.'),
  next: z.string().max(4000).optional(),
})

export function showLogin(visit: Visit): void {
  const { next } = queryOf(visit, z.object({ next: z.string().max(4000).optional() }))
  const target = safePath(next, visit.mizan.configuration.baseUrl)
  if (visit.session) return seeOther(visit, target)
  page(visit, { next: target })
}

export async function logIn(visit: Visit): Promise<void> {
  const {
    request,
    response,
    storage,
    mizan: { configuration },
  } = visit
  const read = formOf(visit, form)
  const next = safePath(enteredIn(request)['next'], configuration.baseUrl)
  if (read.kind === 'problems') return page(visit, { next, status: 422, problem: Object.values(read.problems)[0] })
  const outcome = await signIn(storage, configuration, {
    ...read.value,
    address: request.ip ?? '',
    userAgent: request.get('user-agent') ?? '',
    instead: readCookie(request, 'sid', configuration),
  })
  switch (outcome.kind) {
    case 'signed-in':
      writeCookie(response, 'sid', outcome.token, configuration)
      return seeOther(visit, next)
    case 'refused':
      return page(visit, { next, status: 401, problem: 'That address and password do not belong together.' })
    case 'disabled':
      return page(visit, {
        next,
        status: 403,
        problem: 'This account was disabled. Ask an administrator of this server.',
      })
    case 'limited':
      throw tooMany(outcome.seconds)
    default:
      never(outcome)
  }
}

export async function logOut(visit: SignedInVisit): Promise<void> {
  const {
    storage,
    session,
    actor,
    request,
    response,
    mizan: { configuration },
  } = visit
  await endSession(storage, session)
  await audit(storage, { kind: 'signed-out', user: actor.id, address: request.ip })
  clearCookie(response, 'sid', configuration)
  seeOther(visit, '/login', 'signed-out')
}

function page(
  visit: Visit,
  { next, status, problem }: { next: string; status?: number; problem?: string | undefined },
): void {
  const email = enteredIn(visit.request)['email'] ?? ''
  showPage(
    visit,
    'account/login',
    { title: 'Sign in', status: status ?? 200 },
    { csrf: visit.csrf, next, email, problem },
  )
}
