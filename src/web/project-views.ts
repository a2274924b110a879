import type { FormPage } from './account-views.ts'
import type { Problems } from './parse.ts'
import type { Meter, Person } from './views.ts'

/** The views of projects and what each sees as `it`. */
export interface ProjectViews {
  'projects/list': ProjectsPage
  'projects/new': FormPage & { readonly languages: Readonly<Record<string, string>> }
  'projects/settings': SettingsPage
  'projects/dashboard': DashboardPage
}

export interface ProjectsPage {
  readonly csrf: string
  readonly continueHref: string | undefined
  readonly continueTitle: string | undefined
  readonly projects: readonly {
    readonly name: string
    readonly description: string
    readonly href: string
    readonly roleTitle: string
    readonly words: number
    readonly percent: number
    readonly meter: Meter
    readonly changedAt: string | undefined
  }[]
  readonly deleted: readonly { readonly name: string; readonly path: string; readonly deletedAt: string }[]
}

export interface SettingsPage {
  readonly csrf: string
  readonly path: string
  readonly problems: Problems
  readonly name: string
  readonly description: string
}

export interface DashboardPage {
  readonly path: string
  readonly name: string
  readonly description: string
  readonly languages: string
  readonly sourceLang: string
  readonly canAdd: boolean
  readonly canManage: boolean
  readonly next: Continue | undefined
  readonly filter: string
  readonly words: number
  readonly documentCount: number
  readonly percentDone: number
  readonly percentApproved: number
  readonly sentBack: number
  readonly meter: Meter
  readonly documents: readonly DocumentLine[]
  /** Documents that can be brought back, for those who may. */
  readonly deleted: readonly { readonly title: string; readonly path: string; readonly deletedAt: string }[]
  readonly csrf: string
  readonly bars: Bars
  readonly feed: readonly FeedLine[]
}

export interface Continue {
  readonly href: string
  readonly number: number
}

export interface DocumentLine {
  readonly title: string
  readonly subtitle: string
  readonly href: string
  /** For those who may change it. */
  readonly settingsHref: string | undefined
  readonly words: number
  readonly meter: Meter
  readonly percent: number
  readonly author: string | undefined
  readonly changedAt: string
}

export interface Bars {
  readonly bars: readonly {
    readonly date: string
    readonly words: number
    readonly x: number
    readonly y: number
    readonly height: number
    readonly isToday: boolean
  }[]
  readonly lines: readonly { readonly y: number; readonly words: number }[]
  readonly today: number
  /** Over the days with any. */
  readonly average: number
  readonly best: number
  readonly first: string
}

export interface FeedLine {
  readonly person: Person | undefined
  readonly isSelf: boolean
  readonly who: string
  readonly what: string
  readonly title: string
  readonly lang: string
  readonly href: string
  readonly at: string
}
