import type { UserId } from '../model/id.ts'
import type { Section } from './sections.ts'
import type { AccountViews } from './account-views.ts'
import type { AlignViews } from './align-views.ts'
import type { CheckViews } from './check-views.ts'
import type { DocumentViews } from './document-views.ts'
import type { ExchangeViews } from './exchange-views.ts'
import type { MemoryViews } from './memory-views.ts'
import type { ProjectViews } from './project-views.ts'
import type { SearchViews } from './search-views.ts'
import type { SegmentationViews } from './segmentation-views.ts'
import type { TermViews } from './term-views.ts'

/** Every view and what it sees as `it`. Add a line for each view you add; a test renders them all. */
export interface Views
  extends
    AccountViews,
    AlignViews,
    CheckViews,
    DocumentViews,
    ExchangeViews,
    MemoryViews,
    ProjectViews,
    SearchViews,
    SegmentationViews,
    TermViews {
  '_layout': Layout
  '_icons': Nothing
  '_icon': string
  '_csrf': string
  '_meter': Meter
  '_avatar': Person
  '_appbar': Layout
  '_line': Line
  '_time': string
  '_handed-link': HandedLink
  'problem': ProblemPage
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
  /** The help on this page. */
  readonly helpHref: string
  /** The parts of the project a page belongs to; none elsewhere. */
  readonly sections: readonly Section[]
  readonly data: Readonly<Record<string, string>>
  readonly person: Person | undefined
  readonly isAdmin: boolean
  readonly csrf: string
  readonly reloadsAfter: number | undefined
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

/** A link that is shown once, to be handed over. */
export interface HandedLink {
  readonly link: string
  readonly sentence: string
}

export interface ProblemPage {
  readonly title: string
  readonly sentence: string
  readonly reference: string | undefined
  readonly signInHref: string | undefined
  /** Where to go on, when it went wrong in a project one may see. */
  readonly projectHref: string | undefined
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
