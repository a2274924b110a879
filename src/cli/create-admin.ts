import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { migrate } from '../storage/migrate.ts'
import { openStorage } from '../storage/open.ts'
import { readConfiguration } from '../workbench/configuration.ts'
import { letAdminIn } from '../workbench/let-admin-in.ts'

/** Works whether the server runs or not. */
export async function createAdmin(args: readonly string[]): Promise<void> {
  const {
    values: { email, name },
  } = parseArgs({ args: [...args], options: { email: { type: 'string' }, name: { type: 'string' } } })
  if (!email || !/^[^\s@]+@[^\s@]+$/.test(email))
    throw new RangeError('Say for whom: mizan create-admin --email ADDRESS [--name NAME]')
  process.umask(0o077)
  const { databaseUrl, baseUrl } = readConfiguration(process.env)
  await migrate(databaseUrl, resolve(import.meta.dirname, '../../migrations'))
  const storage = await openStorage(databaseUrl)
  try {
    const token = await letAdminIn(storage, { email: email.toLowerCase(), name: name ?? email.split('@')[0]! })
    process.stdout.write(
      `With this link the password is chosen, once, within an hour:\n${baseUrl}/invitations/${token}\n`,
    )
  } finally {
    await storage.close()
  }
}
