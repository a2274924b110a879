import type { UserId } from '../model/id.ts'
import { audit } from '../storage/audit.ts'
import type { Storage } from '../storage/open.ts'
import { insertFirstUser } from '../storage/users.ts'
import { hashPassword } from './passwords.ts'

export interface FirstUser {
  readonly email: string
  readonly name: string
  readonly password: string
  readonly address: string
}

/** Makes the first account, which administers the server; `undefined` when somebody was first. */
export async function setUp(storage: Storage, { address, ...user }: FirstUser): Promise<UserId | undefined> {
  const id = await insertFirstUser(storage, { ...user, password: await hashPassword(user.password) })
  if (id) await audit(storage, { kind: 'set-up', user: id, address })
  return id
}
