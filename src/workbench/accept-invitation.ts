import type { Actor } from '../model/actor.ts'
import { audit } from '../storage/audit.ts'
import { acceptAsMember, acceptAsNewcomer, invitationByHash, resetPassword } from '../storage/invitations.ts'
import type { Acceptance, Invitation } from '../storage/invitations.ts'
import type { Storage } from '../storage/open.ts'
import { hashPassword } from './passwords.ts'
import { hashOfToken } from './tokens.ts'

/** The invitation of a link, while it can be used. */
export const openInvitation = (storage: Storage, token: string): Promise<Invitation | undefined> =>
  invitationByHash(storage.db, hashOfToken(token), new Date().toISOString())

export async function joinAs(storage: Storage, token: string, actor: Actor, address: string): Promise<Acceptance> {
  return noted(storage, await acceptAsMember(storage, hashOfToken(token), actor), address)
}

export async function joinAsNewcomer(
  storage: Storage,
  token: string,
  person: { name: string; password: string },
  address: string,
): Promise<Acceptance> {
  const password = await hashPassword(person.password)
  return noted(storage, await acceptAsNewcomer(storage, hashOfToken(token), { name: person.name, password }), address)
}

/** @returns whether the link could be used; the account is signed out everywhere */
export async function setNewPassword(
  storage: Storage,
  token: string,
  password: string,
  address: string,
): Promise<boolean> {
  const user = await resetPassword(storage, hashOfToken(token), await hashPassword(password))
  if (user) await audit(storage, { kind: 'password-reset', user, address })
  return user !== undefined
}

async function noted(storage: Storage, acceptance: Acceptance, address: string): Promise<Acceptance> {
  if (acceptance.kind !== 'accepted') return acceptance
  const {
    user,
    invitation: { project, role },
  } = acceptance
  await audit(storage, {
    kind: project ? 'joined' : 'account-made',
    user,
    project: project ?? undefined,
    address,
    detail: role ? { role } : {},
  })
  if (project) storage.publish({ kind: 'members', project, user })
  return acceptance
}
