import type { UserId } from '../model/id.ts'
import { audit } from '../storage/audit.ts'
import type { AuditKind } from '../storage/audit.ts'
import type { Storage } from '../storage/open.ts'
import { changeUser } from '../storage/users.ts'

export const accountChanges = ['disable', 'enable', 'make-admin', 'take-admin'] as const
export type AccountChange = (typeof accountChanges)[number]

const meanings: Record<
  AccountChange,
  { readonly change: { disabled?: boolean; isAdmin?: boolean }; readonly kind: AuditKind }
> = {
  'disable': { change: { disabled: true }, kind: 'account-disabled' },
  'enable': { change: { disabled: false }, kind: 'account-enabled' },
  'make-admin': { change: { isAdmin: true }, kind: 'admin-given' },
  'take-admin': { change: { isAdmin: false }, kind: 'admin-taken' },
}

/** Lets an administrator change an account; somebody who can administer the server always stays. */
export async function changeAccount(
  storage: Storage,
  { user, what, by, address }: { user: UserId; what: AccountChange; by: UserId; address: string },
): Promise<'changed' | 'missing' | 'last-admin'> {
  const { change, kind } = meanings[what]
  const outcome = await changeUser(storage, user, change)
  if (outcome === 'changed') await audit(storage, { kind, user: by, address, detail: { account: user } })
  return outcome
}
