import type { ProjectId, UserId } from '../model/id.ts'
import type { ProjectRole } from '../model/role.ts'
import { audit } from '../storage/audit.ts'
import { insertInvitation } from '../storage/invitations.ts'
import type { Storage } from '../storage/open.ts'
import { hashOfToken, newToken } from './tokens.ts'

const hour = 60 * 60_000
const in72Hours = (): string => new Date(Date.now() + 72 * hour).toISOString()

export interface Inviting {
  /** Without a project the link makes only an account. */
  readonly project: ProjectId | null
  readonly role: ProjectRole | null
  readonly email: string
  readonly by: UserId
  readonly address: string
}

/** @returns the token of a link that is handed over; it is not kept and cannot be shown again */
export async function invite(storage: Storage, { address, ...invitation }: Inviting): Promise<string> {
  const token = newToken()
  await insertInvitation(storage, {
    ...invitation,
    tokenHash: hashOfToken(token),
    forUser: null,
    expiresAt: in72Hours(),
  })
  await audit(storage, {
    kind: 'invited',
    user: invitation.by,
    project: invitation.project ?? undefined,
    address,
    detail: { role: invitation.role ?? 'none' },
  })
  return token
}

/** @returns the token of a link with which a person sets a new password, within an hour */
export async function makeResetLink(
  storage: Storage,
  reset: { user: UserId; email: string; by: UserId; address: string },
): Promise<string> {
  const token = newToken()
  await insertInvitation(storage, {
    tokenHash: hashOfToken(token),
    project: null,
    role: null,
    email: reset.email,
    forUser: reset.user,
    by: reset.by,
    expiresAt: new Date(Date.now() + hour).toISOString(),
  })
  await audit(storage, {
    kind: 'reset-link-made',
    user: reset.by,
    address: reset.address,
    detail: { account: reset.user },
  })
  return token
}
