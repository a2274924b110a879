import { createHash } from 'node:crypto'
import { blockedUntil, countAttempt, forgiveAttempt } from '../storage/attempts.ts'
import type { AttemptRule } from '../storage/attempts.ts'
import { audit } from '../storage/audit.ts'
import type { Storage } from '../storage/open.ts'
import { credentialsByEmail, setPassword } from '../storage/users.ts'
import type { Configuration } from './configuration.ts'
import { hashPassword, isPassword, isWeakerHash, nobodys } from './passwords.ts'
import { startSession } from './run-session.ts'

export interface SignIn {
  readonly email: string
  readonly password: string
  readonly address: string
  readonly userAgent: string
  /** The token the browser came with; it is over afterwards. */
  readonly instead: string | undefined
}

export type SignInOutcome =
  | { readonly kind: 'signed-in'; readonly token: string }
  | { readonly kind: 'refused' }
  | { readonly kind: 'disabled' }
  | { readonly kind: 'limited'; readonly seconds: number }

const minute = 60_000
const hour = 60 * minute

export async function signIn(storage: Storage, configuration: Configuration, wish: SignIn): Promise<SignInOutcome> {
  const now = Date.now()
  const rules = attemptRules(wish, configuration.rateLimitScale)
  const subjects = rules.map(rule => rule.subject)
  const until = await blockedUntil(storage.db, subjects)
  if (until > now) {
    await audit(storage, { kind: 'sign-in-limited', address: wish.address })
    return { kind: 'limited', seconds: Math.ceil((until - now) / 1000) }
  }
  await countAttempt(storage, rules, now)
  const found = await credentialsByEmail(storage.db, wish.email)
  if (!(await isPassword(wish.password, found?.password ?? nobodys)) || !found) {
    await audit(storage, { kind: 'sign-in-failed', user: found?.id, address: wish.address })
    return { kind: 'refused' }
  }
  await forgiveAttempt(storage, subjects)
  if (found.disabled) return { kind: 'disabled' }
  if (isWeakerHash(found.password)) await setPassword(storage, found.id, await hashPassword(wish.password))
  const token = await startSession(storage, configuration, {
    user: found.id,
    userAgent: wish.userAgent,
    instead: wish.instead,
  })
  await audit(storage, { kind: 'signed-in', user: found.id, address: wish.address })
  return { kind: 'signed-in', token }
}

/** Ten failures for an account from an address, thirty a minute from an address, a hundred an hour for an account. */
function attemptRules({ email, address }: SignIn, scale: number): AttemptRule[] {
  return [
    {
      subject: key(`both ${email} ${address}`),
      limit: 10 * scale,
      windowMs: 24 * hour,
      blockMs: minute,
      longestBlockMs: hour,
    },
    {
      subject: key(`address ${address}`),
      limit: 30 * scale,
      windowMs: minute,
      blockMs: minute,
      longestBlockMs: minute,
    },
    { subject: key(`account ${email}`), limit: 100 * scale, windowMs: hour, blockMs: minute, longestBlockMs: minute },
  ]
}

/** Addresses are counted, not kept. */
const key = (what: string): string => createHash('sha256').update(what).digest('base64url')
