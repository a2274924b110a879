import type { UserId } from '../model/id.ts'
import type { Db } from './open.ts'

/**
 * What people are called.
 * @returns a name for every id that has an account
 */
export async function namesOf(db: Db, users: readonly (UserId | null)[]): Promise<Map<UserId, string>> {
  const ids = [...new Set(users)].filter(id => id !== null)
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('user').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map(row => [row.id, row.name]))
}

/** The people whose names pass a test; O(everybody). */
export async function usersNamed(db: Db, isMeant: (name: string) => boolean): Promise<UserId[]> {
  const rows = await db.selectFrom('user').select(['id', 'name']).execute()
  return rows.filter(({ name }) => isMeant(name)).map(({ id }) => id)
}
