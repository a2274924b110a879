import { z } from 'zod'
import type { InvitationId, UserId } from '../../model/id.ts'
import { audit } from '../../storage/audit.ts'
import { endInvitation, openInvitations } from '../../storage/invitations.ts'
import { allUsers, userById } from '../../storage/users.ts'
import type { User } from '../../storage/users.ts'
import { accountChanges, changeAccount } from '../../workbench/change-account.ts'
import { invite, makeResetLink } from '../../workbench/invite.ts'
import { personOf } from '../frame.ts'
import { bodyOf, emailOf, enteredIn, formOf } from '../parse.ts'
import type { Problems } from '../parse.ts'
import { conflict, notFound } from '../problem.ts'
import { seeOther, showPage, wantsJson } from '../visit.ts'
import type { SignedInVisit } from '../visit.ts'

const crumb = { text: 'People', href: '/admin/users' }

export const showUsers = (visit: SignedInVisit): Promise<void> => list(visit, {})

export async function showUser(visit: SignedInVisit): Promise<void> {
  const user = await userOf(visit)
  if (wantsJson(visit.request)) {
    const { id, name, email, isAdmin, disabledAt } = user
    visit.response.json({ id, name, email, isAdmin, disabled: disabledAt !== null })
    return
  }
  account(visit, user)
}

export async function changeUserAccount(visit: SignedInVisit): Promise<void> {
  const { storage, actor, request } = visit
  const user = await userOf(visit)
  const { change } = bodyOf(visit, z.object({ change: z.enum(accountChanges) }))
  const outcome = await changeAccount(storage, { user: user.id, what: change, by: actor.id, address: request.ip ?? '' })
  if (outcome === 'missing') throw notFound()
  if (outcome === 'last-admin')
    throw conflict('Nobody could administer this server any more. Make somebody else an administrator first.')
  seeOther(visit, user.id === actor.id ? '/' : `/admin/users/${user.id}`, 'user-changed')
}

/** Shows the link once; only its hash is kept. */
export async function handOverReset(visit: SignedInVisit): Promise<void> {
  const {
    storage,
    actor,
    request,
    mizan: { configuration },
  } = visit
  const user = await userOf(visit)
  const token = await makeResetLink(storage, {
    user: user.id,
    email: user.email,
    by: actor.id,
    address: request.ip ?? '',
  })
  account(visit, user, `${configuration.baseUrl}/invitations/${token}`)
}

export async function inviteUser(visit: SignedInVisit): Promise<void> {
  const {
    storage,
    actor,
    request,
    mizan: { configuration },
  } = visit
  const read = formOf(visit, z.object({ email: emailOf() }))
  if (read.kind === 'problems') return list(visit, { problems: read.problems })
  const token = await invite(storage, {
    project: null,
    role: null,
    email: read.value.email,
    by: actor.id,
    address: request.ip ?? '',
  })
  await list(visit, { link: `${configuration.baseUrl}/invitations/${token}`, invited: read.value.email })
}

export async function endAccountInvitation(visit: SignedInVisit): Promise<void> {
  const { storage, actor, request } = visit
  if (!(await endInvitation(storage, String(request.params['invitation']) as InvitationId, null))) throw notFound()
  await audit(storage, { kind: 'invitation-ended', user: actor.id, address: request.ip })
  seeOther(visit, '/admin/users', 'invitation-ended')
}

async function userOf({ storage, request }: SignedInVisit): Promise<User> {
  const user = await userById(storage.db, String(request.params['user']) as UserId)
  if (!user) throw notFound()
  return user
}

async function list(
  visit: SignedInVisit,
  shown: { problems?: Problems; link?: string; invited?: string },
): Promise<void> {
  const {
    storage: { db },
    csrf,
    request,
  } = visit
  const [users, invitations] = [await allUsers(db), await openInvitations(db, null, new Date().toISOString())]
  showPage(
    visit,
    'admin/users',
    { title: 'People on this server', crumbs: [{ text: 'People' }], status: shown.problems ? 422 : 200 },
    {
      csrf,
      problems: shown.problems ?? {},
      entered: shown.problems ? enteredIn(request) : {},
      link: shown.link,
      invited: shown.invited,
      users: users.map(user => ({ ...user, person: personOf(user), href: `/admin/users/${user.id}` })),
      invitations: invitations.map(({ id, email, expiresAt }) => ({ id, email, expiresAt })),
    },
  )
}

function account(visit: SignedInVisit, user: User, link?: string): void {
  showPage(
    visit,
    'admin/user',
    { title: user.name, crumbs: [crumb, { text: user.name }] },
    {
      csrf: visit.csrf,
      user,
      path: `/admin/users/${user.id}`,
      isSelf: user.id === visit.actor.id,
      link,
    },
  )
}
