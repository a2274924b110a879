import type { UserId } from '../model/id.ts'
import type { Preferences } from '../model/preferences.ts'
import type { ProjectRole } from '../model/role.ts'
import type { User } from '../storage/users.ts'
import type { Entered, Problems } from './parse.ts'
import type { Person } from './views.ts'

/** The views of accounts and people and what each sees as `it`. */
export interface AccountViews {
  'account/login': LoginPage
  'account/setup': FormPage & { readonly passwordHint: string }
  'account/invitation': InvitationPage
  'account/me': MePage
  'people/members': MembersPage
  'admin/users': UsersPage
  'admin/user': UserPage
  'admin/activity': ActivityPage
}

export interface FormPage {
  readonly csrf: string
  readonly entered: Entered
  readonly problems: Problems
}

export interface LoginPage {
  readonly csrf: string
  readonly next: string
  readonly email: string
  readonly problem: string | undefined
}

export interface InvitationPage extends FormPage {
  readonly kind: 'newcomer' | 'sign-in' | 'join' | 'other-address' | 'reset'
  readonly path: string
  readonly signInHref: string
  readonly email: string
  readonly project: string | null
  readonly role: ProjectRole | null
  readonly passwordHint: string
}

export interface MePage {
  readonly csrf: string
  readonly problems: Problems
  readonly name: string
  readonly email: string
  readonly preferences: Preferences
  readonly passwordHint: string
  readonly sessions: readonly {
    readonly id: string
    readonly browser: string
    readonly createdAt: string
    readonly seenAt: string
    readonly isThis: boolean
  }[]
}

export type RoleTitles = Readonly<Record<ProjectRole, { readonly title: string; readonly may: string }>>

interface Inviting extends FormPage {
  /** Shown once, right after it was made. */
  readonly link: string | undefined
  readonly invited: string | undefined
}

export interface MembersPage extends Inviting {
  readonly path: string
  readonly canManage: boolean
  readonly roles: RoleTitles
  readonly members: readonly {
    readonly user: UserId
    readonly person: Person
    readonly name: string
    readonly email: string
    readonly role: ProjectRole
    readonly roleTitle: string
    readonly since: string
    readonly disabled: boolean
    readonly isSelf: boolean
  }[]
  readonly invitations: readonly {
    readonly id: string
    readonly email: string
    readonly roleTitle: string
    readonly expiresAt: string
  }[]
}

export interface UsersPage extends Inviting {
  readonly users: readonly (User & { readonly person: Person; readonly href: string })[]
  readonly invitations: readonly { readonly id: string; readonly email: string; readonly expiresAt: string }[]
}

export interface UserPage {
  readonly csrf: string
  readonly user: User
  readonly path: string
  readonly isSelf: boolean
  readonly link: string | undefined
}

export interface ActivityPage {
  readonly lines: readonly {
    readonly at: string
    readonly what: string
    readonly user: string
    readonly project: string
    readonly address: string
    readonly detail: string
  }[]
  readonly olderHref: string | undefined
}
