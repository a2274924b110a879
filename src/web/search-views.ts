import type { QueryProblem } from '../text/search/query.ts'
import type { Language } from '../model/language.ts'
import type { Status } from '../model/pair.ts'
import type { FoundChange } from '../workbench/search/change-found.ts'
import type { EntryForm, MarkedRun } from './memory-views.ts'

/** The views of search and replace and what each sees as `it`. */
export interface SearchViews {
  'search/search': SearchPage
  'search/replace': ReplacePage
  'search/changes': ChangesPage
  'search/done': DonePage
  'search/_found-alone': SearchFound
}

export interface FoundPair {
  readonly id: string
  readonly revision: number
  readonly href: string
  readonly status: Status
  readonly statusTitle: string
  readonly title: string
  readonly source: readonly MarkedRun[]
  readonly target: readonly MarkedRun[]
}

export interface FoundEntry {
  readonly memory: string
  readonly who: string
  readonly at: string
  readonly source: readonly MarkedRun[]
  readonly target: readonly MarkedRun[]
  readonly entry: EntryForm | undefined
}

export interface SearchFound {
  readonly q: string
  readonly source: Language
  readonly target: Language
  readonly problems: readonly QueryProblem[]
  readonly pairs: readonly FoundPair[]
  /** How many segments were looked at, about. */
  readonly looked: number
  /** Where the search goes on behind these; absent when all was looked at. */
  readonly nextHref: string | undefined
  readonly entries: readonly FoundEntry[]
  readonly nextEntriesHref: string | undefined
  readonly searchHref: string
}

/** Something that can be done to all that was found. */
export interface ChangeChoice {
  readonly change: FoundChange
  readonly title: string
}

export interface SearchPage extends SearchFound {
  readonly path: string
  readonly isExact: boolean
  readonly document: string
  readonly documents: readonly { readonly slug: string; readonly title: string }[]
  readonly fields: readonly { readonly example: string; readonly meaning: string }[]
  /** Whether this is not the beginning of what is found. */
  readonly isContinued: boolean
  readonly canChange: boolean
  readonly changes: readonly ChangeChoice[]
}

export interface ChangeLineView {
  readonly id: string
  readonly revision: number
  readonly href: string
  readonly title: string
  readonly status: Status
  readonly statusTitle: string
  /** What it will be; absent where it cannot be changed so. */
  readonly becomes: Status | undefined
  readonly becomesTitle: string
  readonly because: string
  readonly isTicked: boolean
  readonly source: readonly MarkedRun[]
  readonly target: readonly MarkedRun[]
}

export interface ChangesPage {
  readonly csrf: string
  readonly path: string
  readonly q: string
  readonly isExact: boolean
  readonly document: string
  readonly documents: readonly { readonly slug: string; readonly title: string }[]
  readonly problems: readonly QueryProblem[]
  readonly change: FoundChange
  readonly changes: readonly ChangeChoice[]
  readonly source: Language
  readonly target: Language
  readonly lines: readonly ChangeLineView[]
  readonly looked: number
  readonly nextHref: string | undefined
  readonly button: string
}

export interface ReplaceLine {
  readonly id: string
  readonly revision: number
  readonly href: string
  readonly title: string
  readonly status: Status
  readonly statusTitle: string
  readonly isTicked: boolean
  readonly source: string
  readonly before: readonly MarkedRun[]
  readonly after: readonly MarkedRun[]
}

export interface ReplacePage {
  readonly csrf: string
  readonly path: string
  readonly words: string
  readonly replacement: string
  readonly isFolded: boolean
  readonly q: string
  readonly document: string
  readonly documents: readonly { readonly slug: string; readonly title: string }[]
  readonly problems: readonly QueryProblem[]
  readonly source: Language
  readonly target: Language
  readonly lines: readonly ReplaceLine[]
  readonly looked: number
  readonly nextHref: string | undefined
  readonly isAsked: boolean
}

export interface DonePage {
  readonly csrf: string
  readonly title: string
  readonly done: number
  readonly left: number
  readonly operations: readonly string[]
  /** What became what, where words were replaced. */
  readonly words?: string
  readonly replacement?: string
  /** What was done otherwise: “12 segments were approved”. */
  readonly deed?: string
  readonly because: readonly string[]
  readonly undoPath: string
  readonly onward: { readonly href: string; readonly title: string }
}
