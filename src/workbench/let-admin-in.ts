import type { Storage } from '../storage/open.ts'
import { changeUser, insertUserIn, userByEmail } from '../storage/users.ts'
import { makeResetLink } from './invite.ts'
import { nobodys } from './passwords.ts'

/** For whoever runs the server: makes an administrator of an address, new or known. @returns the token of a link for the password */
export async function letAdminIn(storage: Storage, { email, name }: { email: string; name: string }): Promise<string> {
  const made = await storage.write(tx => insertUserIn(tx, { email, name, password: nobodys, isAdmin: true }))
  const user = made ?? (await userByEmail(storage.db, email))!.id
  if (!made) await changeUser(storage, user, { disabled: false, isAdmin: true })
  return makeResetLink(storage, { user, email, by: user, address: 'command line' })
}
