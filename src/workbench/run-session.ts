import type { UserId } from '../model/id.ts'
import { deleteSession, insertSession, sessionByHash, touchSession } from '../storage/sessions.ts'
import type { Session, SessionLimits } from '../storage/sessions.ts'
import type { Storage } from '../storage/open.ts'
import { hashOfToken, newToken } from './tokens.ts'

export interface SessionTimes {
  readonly sessionIdleMs: number
  readonly sessionMaxMs: number
}

const touchEveryMs = 60_000

export const sessionLimits = ({ sessionIdleMs, sessionMaxMs }: SessionTimes, now = Date.now()): SessionLimits => ({
  createdAfter: new Date(now - sessionMaxMs).toISOString(),
  seenAfter: new Date(now - sessionIdleMs).toISOString(),
})

/** The session a token opens; its last use is noted at most once a minute. */
export async function runningSession(
  storage: Storage,
  times: SessionTimes,
  token: string,
): Promise<Session | undefined> {
  if (!/^[\w-]{43}$/.test(token)) return undefined
  const now = Date.now()
  const session = await sessionByHash(storage.db, hashOfToken(token), sessionLimits(times, now))
  if (session && now - Date.parse(session.seenAt) > touchEveryMs) {
    // nobody waits for it, and a full disk must not sign people out
    touchSession(storage, session.tokenHash, new Date(now).toISOString()).catch(() => undefined)
  }
  return session
}

/** Starts a session under a new token and ends the one the browser came with. */
export async function startSession(
  storage: Storage,
  times: SessionTimes,
  started: { user: UserId; userAgent: string; instead: string | undefined },
): Promise<string> {
  const token = newToken()
  if (started.instead !== undefined) await deleteSession(storage, hashOfToken(started.instead))
  await insertSession(
    storage,
    {
      tokenHash: hashOfToken(token),
      user: started.user,
      csrf: newToken(),
      at: new Date().toISOString(),
      userAgent: started.userAgent.slice(0, 200),
    },
    sessionLimits(times),
  )
  return token
}

export const endSession = (storage: Storage, session: Session): Promise<void> =>
  deleteSession(storage, session.tokenHash)
