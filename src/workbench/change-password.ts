import type { UserId } from '../model/id.ts'
import { audit } from '../storage/audit.ts'
import type { Storage } from '../storage/open.ts'
import { deleteSessionsOf } from '../storage/sessions.ts'
import { credentialsById, setPassword } from '../storage/users.ts'
import { hashPassword, isPassword } from './passwords.ts'

export interface PasswordChange {
  readonly user: UserId
  readonly current: string
  readonly next: string
  readonly address: string
}

/** Changes a password and ends every session of the account. @returns false when the current one is wrong */
export async function changePassword(
  storage: Storage,
  { user, current, next, address }: PasswordChange,
): Promise<boolean> {
  const credentials = await credentialsById(storage.db, user)
  if (!credentials || !(await isPassword(current, credentials.password))) return false
  await setPassword(storage, user, await hashPassword(next))
  await deleteSessionsOf(storage, user)
  await audit(storage, { kind: 'password-changed', user, address })
  return true
}
