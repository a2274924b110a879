import { sql } from 'kysely'
import type { UserId } from '../model/id.ts'
import { preferencesOf } from '../model/preferences.ts'
import type { Preferences } from '../model/preferences.ts'
import type { Db, Storage, Tx } from './open.ts'
import { newId } from './new-id.ts'

export interface User {
  readonly id: UserId
  readonly email: string
  readonly name: string
  readonly isAdmin: boolean
  readonly createdAt: string
  readonly disabledAt: string | null
}

/** What a password is checked against; `password` is a hash with its parameters. */
export interface Credentials {
  readonly id: UserId
  readonly password: string
  readonly disabled: boolean
}

export interface NewUser {
  readonly email: string
  readonly name: string
  readonly password: string
}

const columns = ['id', 'email', 'name', 'is_admin', 'created_at', 'disabled_at'] as const

/** Whether anybody has an account. Cost: one row of an index. */
export async function hasAnyUser(db: Db): Promise<boolean> {
  return (await db.selectFrom('user').select('id').limit(1).executeTakeFirst()) !== undefined
}

/**
 * Makes the first account, an administrator and manager of every project there is, in one guarded statement; its owner is new here.
 * @returns `undefined` when somebody was first
 */
export async function insertFirstUser(storage: Storage, user: NewUser): Promise<UserId | undefined> {
  const id = newId<'user'>()
  const at = new Date().toISOString()
  const preferences = JSON.stringify({ welcome: true } satisfies Partial<Preferences>)
  return storage.write(async tx => {
    if (storage.engine === 'postgres') await sql`lock table "user" in exclusive mode`.execute(tx)
    const made = await sql`
      insert into "user" (id, email, name, password, is_admin, preferences, created_at)
      select ${id}, ${user.email}, ${user.name}, ${user.password}, 1, ${preferences}, ${at}
      where not exists (select 1 from "user")
      returning id`.execute(tx)
    if (made.rows.length === 0) return undefined
    const projects = await tx.selectFrom('project').select('id').execute()
    for (const project of projects) {
      await tx
        .insertInto('member')
        .values({ project_id: project.id, user_id: id, role: 'manager', created_at: at })
        .execute()
    }
    return id
  })
}

/** @returns `undefined` when the address has an account already */
export async function insertUserIn(
  tx: Tx,
  user: NewUser & { readonly isAdmin?: boolean },
): Promise<UserId | undefined> {
  const id = newId<'user'>()
  const made = await tx
    .insertInto('user')
    .values({
      id,
      email: user.email,
      name: user.name,
      password: user.password,
      is_admin: user.isAdmin ? 1 : 0,
      preferences: '{}',
      created_at: new Date().toISOString(),
      disabled_at: null,
    })
    .onConflict(conflict => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst()
  return made?.id
}

export async function credentialsByEmail(db: Db, email: string): Promise<Credentials | undefined> {
  const row = await db
    .selectFrom('user')
    .select(['id', 'password', 'disabled_at'])
    .where('email', '=', email)
    .executeTakeFirst()
  return row && { id: row.id, password: row.password, disabled: row.disabled_at !== null }
}

export async function credentialsById(db: Db, id: UserId): Promise<Credentials | undefined> {
  const row = await db
    .selectFrom('user')
    .select(['id', 'password', 'disabled_at'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { id: row.id, password: row.password, disabled: row.disabled_at !== null }
}

export async function userById(db: Db, id: UserId): Promise<User | undefined> {
  return (await db.selectFrom('user').select(columns).where('id', '=', id).execute()).map(userOf)[0]
}

export async function userByEmail(db: Db, email: string): Promise<User | undefined> {
  return (await db.selectFrom('user').select(columns).where('email', '=', email).execute()).map(userOf)[0]
}

/** Everybody with an account, in the order they came. */
export async function allUsers(db: Db): Promise<User[]> {
  return (await db.selectFrom('user').select(columns).orderBy('id').execute()).map(userOf)
}

export async function setPassword(storage: Storage, id: UserId, password: string): Promise<void> {
  await storage.write(tx => tx.updateTable('user').set({ password }).where('id', '=', id).execute())
}

export async function setName(storage: Storage, id: UserId, name: string): Promise<void> {
  await storage.write(tx => tx.updateTable('user').set({ name }).where('id', '=', id).execute())
}

/** Changes the preferences that are given and keeps the others. */
export async function changePreferences(storage: Storage, id: UserId, changes: Partial<Preferences>): Promise<void> {
  await storage.write(async tx => {
    const query = tx.selectFrom('user').select('preferences').where('id', '=', id)
    const row = await (storage.engine === 'postgres' ? query.forUpdate() : query).executeTakeFirstOrThrow()
    const preferences = JSON.stringify({ ...preferencesOf(row.preferences), ...changes })
    await tx.updateTable('user').set({ preferences }).where('id', '=', id).execute()
  })
}

/**
 * Disables an account or lets it in again, makes it an administrator or not; its sessions end when it is disabled.
 * @returns `last-admin` when that would leave nobody who can administer the server
 */
export async function changeUser(
  storage: Storage,
  id: UserId,
  change: { readonly disabled?: boolean; readonly isAdmin?: boolean },
): Promise<'changed' | 'missing' | 'last-admin'> {
  return storage.write(async tx => {
    if (storage.engine === 'postgres') await sql`lock table "user" in share row exclusive mode`.execute(tx)
    const admins = await tx
      .selectFrom('user')
      .select(['id'])
      .where('is_admin', '=', 1)
      .where('disabled_at', 'is', null)
      .execute()
    const takesAway = change.disabled === true || change.isAdmin === false
    if (takesAway && admins.length === 1 && admins[0]!.id === id) return 'last-admin'
    const changed = await tx
      .updateTable('user')
      .set({
        ...(change.disabled !== undefined && { disabled_at: change.disabled ? new Date().toISOString() : null }),
        ...(change.isAdmin !== undefined && { is_admin: change.isAdmin ? 1 : 0 }),
      })
      .where('id', '=', id)
      .returning('id')
      .executeTakeFirst()
    if (changed && change.disabled) await tx.deleteFrom('session').where('user_id', '=', id).execute()
    return changed ? 'changed' : 'missing'
  })
}

interface UserRow {
  readonly id: UserId
  readonly email: string
  readonly name: string
  readonly is_admin: number
  readonly created_at: string
  readonly disabled_at: string | null
}

const userOf = (row: UserRow): User => ({
  id: row.id,
  email: row.email,
  name: row.name,
  isAdmin: row.is_admin === 1,
  createdAt: row.created_at,
  disabledAt: row.disabled_at,
})
