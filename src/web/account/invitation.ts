import { z } from 'zod'
import { never } from '../../model/never.ts'
import type { Invitation } from '../../storage/invitations.ts'
import { userByEmail } from '../../storage/users.ts'
import { joinAs, joinAsNewcomer, openInvitation, setNewPassword } from '../../workbench/accept-invitation.ts'
import { enteredIn, formOf, nameOf } from '../parse.ts'
import type { Problems } from '../parse.ts'
import { Problem, conflict, forbidden } from '../problem.ts'
import { projectPath, seeOther, showPage } from '../visit.ts'
import type { Visit } from '../visit.ts'
import { passwordHint, passwordProblems } from './new-password.ts'
import { openSession } from './open-session.ts'

const newcomer = z.object({ name: nameOf('your name'), password: z.string('Choose a password.') })
const reset = z.object({ password: z.string('Choose a password.') })

const spent = (): Problem =>
  new Problem(404, 'This link no longer works', 'It was used already, or it is too old. Ask for a new one.')
const tokenOf = ({ request }: Visit): string => String(request.params['token'])

export async function showInvitation(visit: Visit): Promise<void> {
  const invitation = await openInvitation(visit.storage, tokenOf(visit))
  if (!invitation) throw spent()
  await page(visit, invitation, {})
}

/** Makes a member of whoever is signed in, an account for whoever is new, or sets a new password, as the link was meant. */
export async function useInvitation(visit: Visit): Promise<void> {
  const invitation = await openInvitation(visit.storage, tokenOf(visit))
  if (!invitation) throw spent()
  if (invitation.forUser) return resetWith(visit, invitation)
  if (visit.session) return joinWith(visit, visit.session)
  return makeAccountWith(visit, invitation)
}

async function joinWith(visit: Visit, session: NonNullable<Visit['session']>): Promise<void> {
  const outcome = await joinAs(visit.storage, tokenOf(visit), session.actor, visit.request.ip ?? '')
  switch (outcome.kind) {
    case 'accepted':
      return goOn(visit, outcome.invitation)
    case 'other-address':
      throw forbidden('This invitation was made for another address than yours.')
    case 'has-account':
    case 'unusable':
      throw spent()
    default:
      never(outcome)
  }
}

async function makeAccountWith(visit: Visit, invitation: Invitation): Promise<void> {
  const read = formOf(visit, newcomer)
  if (read.kind === 'problems') return page(visit, invitation, read.problems)
  const weak = passwordProblems(visit.mizan, read.value.password, [read.value.name, invitation.email])
  if (weak) return page(visit, invitation, weak)
  const outcome = await joinAsNewcomer(visit.storage, tokenOf(visit), read.value, visit.request.ip ?? '')
  switch (outcome.kind) {
    case 'accepted':
      await openSession(visit, outcome.user)
      return goOn(visit, outcome.invitation)
    case 'has-account':
      throw conflict('There is an account with this address already. Sign in, then open the link again.')
    case 'other-address':
    case 'unusable':
      throw spent()
    default:
      never(outcome)
  }
}

async function resetWith(visit: Visit, invitation: Invitation): Promise<void> {
  const read = formOf(visit, reset)
  if (read.kind === 'problems') return page(visit, invitation, read.problems)
  const weak = passwordProblems(visit.mizan, read.value.password, [invitation.email])
  if (weak) return page(visit, invitation, weak)
  if (!(await setNewPassword(visit.storage, tokenOf(visit), read.value.password, visit.request.ip ?? ''))) throw spent()
  seeOther(visit, '/login', 'password-set')
}

function goOn(visit: Visit, { projectSlug }: Invitation): void {
  if (projectSlug === null) return seeOther(visit, '/projects')
  seeOther(visit, projectPath({ slug: projectSlug }), 'joined')
}

async function page(visit: Visit, invitation: Invitation, problems: Problems): Promise<void> {
  const { session, csrf, storage, mizan } = visit
  const path = `/invitations/${tokenOf(visit)}`
  const common = {
    csrf,
    path,
    problems,
    entered: enteredIn(visit.request),
    passwordHint: passwordHint(mizan),
    email: invitation.email,
    project: invitation.projectName,
    role: invitation.role,
  }
  const kind = invitation.forUser
    ? 'reset'
    : session
      ? session.actor.email === invitation.email
        ? 'join'
        : 'other-address'
      : (await userByEmail(storage.db, invitation.email))
        ? 'sign-in'
        : 'newcomer'
  const title = kind === 'reset' ? 'Choose a new password' : 'Invitation'
  showPage(
    visit,
    'account/invitation',
    { title, status: Object.keys(problems).length > 0 ? 422 : 200 },
    {
      ...common,
      kind,
      signInHref: `/login?next=${encodeURIComponent(path)}`,
    },
  )
}
