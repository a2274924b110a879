import type { UserId } from '../model/id.ts'
import type { DocumentViews } from './document-views.ts'
import type { Entered, Problems } from './parse.ts'

/** Every view and what it sees as `it`. Add a line for each view you add; a test renders them all. */
export interface Views extends DocumentViews {
  '_layout': Layout
  '_icons': Nothing
  '_icon': string
  '_csrf': string
  '_meter': Meter
  '_avatar': Person
  '_appbar': Layout
  '_line': Line
  'problem': ProblemPage
  'account/login': LoginPage
  'account/setup': SetupPage
  'projects/list': ProjectsPage
}

export type Nothing = Readonly<Record<string, never>>

export interface Crumb {
  readonly text: string
  /** The last crumb has none: it is the page. */
  readonly href?: string
  readonly lang?: string
}

export interface Person {
  readonly id: UserId
  readonly name: string
  readonly initials: string
  readonly colour: 'a' | 'b' | 'c' | 'd'
}

export interface Layout {
  readonly title: string
  readonly crumbs: readonly Crumb[]
  readonly tools: string
  readonly data: Readonly<Record<string, string>>
  readonly person: Person | undefined
  readonly isAdmin: boolean
  readonly csrf: string
  readonly notice: string | undefined
  readonly styleSheet: string
  readonly script: string
  readonly fonts: readonly string[]
  readonly body: string
}

/** Shares of a whole in percent; together at most 100. */
export interface Meter {
  readonly approved: number
  readonly translated: number
  readonly changes: number
  readonly draft: number
}

export interface ProblemPage {
  readonly title: string
  readonly sentence: string
  readonly reference: string | undefined
  readonly signInHref: string | undefined
}

/** One labelled field of a form. */
export interface Line {
  readonly name: string
  readonly label: string
  readonly type?: 'email' | 'password'
  readonly value?: string | undefined
  readonly hint?: string
  readonly problem?: string | undefined
  readonly autocomplete?: string
  readonly optional?: boolean
}

export interface LoginPage {
  readonly csrf: string
  readonly next: string
  readonly email: string
  readonly problem: string | undefined
}

export interface SetupPage {
  readonly csrf: string
  readonly entered: Entered
  readonly problems: Problems
  readonly passwordMin: number
}

export interface ProjectsPage {
  readonly projects: readonly { readonly name: string, readonly href: string }[]
}
