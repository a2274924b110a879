import type { UserId } from './id.ts'
import type { Preferences } from './preferences.ts'

/** The person a request comes from. */
export interface Actor {
  readonly id: UserId
  readonly name: string
  readonly email: string
  readonly isAdmin: boolean
  readonly preferences: Preferences
}
