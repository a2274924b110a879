import type { Actor } from '../model/actor.ts'
import type { UserId } from '../model/id.ts'
import { preferencesOf } from '../model/preferences.ts'
import type { Db, Storage } from './open.ts'

export interface Session {
  /** SHA-256 of the token, in hex; the token itself is known to the browser only. */
  readonly tokenHash: string
  readonly csrf: string
  readonly createdAt: string
  readonly seenAt: string
  readonly actor: Actor
}

export interface SessionLine {
  readonly tokenHash: string
  readonly createdAt: string
  readonly seenAt: string
  readonly userAgent: string
}

/** Sessions older than these instants are over, whatever their row says. */
export interface SessionLimits {
  readonly createdAfter: string
  readonly seenAfter: string
}

/** The running session of a token, with its person; `undefined` when it is over or the person was disabled. */
export async function sessionByHash(
  db: Db,
  tokenHash: string,
  { createdAfter, seenAfter }: SessionLimits,
): Promise<Session | undefined> {
  const row = await db
    .selectFrom('session')
    .innerJoin('user', 'user.id', 'session.user_id')
    .select([
      'session.csrf',
      'session.created_at',
      'session.seen_at',
      'user.id',
      'user.name',
      'user.email',
      'user.is_admin',
      'user.preferences',
    ])
    .where('session.token_hash', '=', tokenHash)
    .where('session.created_at', '>', createdAfter)
    .where('session.seen_at', '>', seenAfter)
    .where('user.disabled_at', 'is', null)
    .executeTakeFirst()
  return (
    row && {
      tokenHash,
      csrf: row.csrf,
      createdAt: row.created_at,
      seenAt: row.seen_at,
      actor: {
        id: row.id,
        name: row.name,
        email: row.email,
        isAdmin: row.is_admin === 1,
        preferences: preferencesOf(row.preferences),
      },
    }
  )
}

/** Starts a session; sessions that are long over are swept on the way. */
export async function insertSession(
  storage: Storage,
  session: { tokenHash: string; user: UserId; csrf: string; at: string; userAgent: string },
  limits: SessionLimits,
): Promise<void> {
  await storage.write(async tx => {
    await tx
      .deleteFrom('session')
      .where(eb => eb.or([eb('created_at', '<=', limits.createdAfter), eb('seen_at', '<=', limits.seenAfter)]))
      .execute()
    await tx
      .insertInto('session')
      .values({
        token_hash: session.tokenHash,
        user_id: session.user,
        csrf: session.csrf,
        created_at: session.at,
        seen_at: session.at,
        user_agent: session.userAgent,
      })
      .execute()
  })
}

export async function touchSession(storage: Storage, tokenHash: string, at: string): Promise<void> {
  await storage.write(tx =>
    tx.updateTable('session').set({ seen_at: at }).where('token_hash', '=', tokenHash).execute(),
  )
}

export async function deleteSession(storage: Storage, tokenHash: string): Promise<void> {
  await storage.write(tx => tx.deleteFrom('session').where('token_hash', '=', tokenHash).execute())
}

/** Ends one of a person's sessions by the first characters of its hash, as the page shows it. */
export async function deleteSessionOf(storage: Storage, user: UserId, tokenHash: string): Promise<void> {
  await storage.write(tx =>
    tx.deleteFrom('session').where('user_id', '=', user).where('token_hash', '=', tokenHash).execute(),
  )
}

/** Ends a person's sessions, except the one given. */
export async function deleteSessionsOf(storage: Storage, user: UserId, except?: string): Promise<void> {
  await storage.write(tx => {
    const all = tx.deleteFrom('session').where('user_id', '=', user)
    return (except === undefined ? all : all.where('token_hash', '!=', except)).execute()
  })
}

/** A person's running sessions, the last used first. */
export async function sessionsOf(db: Db, user: UserId, limits: SessionLimits): Promise<SessionLine[]> {
  const rows = await db
    .selectFrom('session')
    .select(['token_hash', 'created_at', 'seen_at', 'user_agent'])
    .where('user_id', '=', user)
    .where('created_at', '>', limits.createdAfter)
    .where('seen_at', '>', limits.seenAfter)
    .orderBy('seen_at', 'desc')
    .execute()
  return rows.map(row => ({
    tokenHash: row.token_hash,
    createdAt: row.created_at,
    seenAt: row.seen_at,
    userAgent: row.user_agent,
  }))
}
