import type { QueryProblem } from '../text/search/query.ts'
import type { Language } from '../model/language.ts'
import type { Status } from '../model/pair.ts'
import type { EntryForm, MarkedRun } from './memory-views.ts'

/** The views of search and replace and what each sees as `it`. */
export interface SearchViews {
  'search/search': SearchPage
  'search/replace': ReplacePage
  'search/done': DonePage
  'search/_found-alone': SearchFound
}

export interface FoundPair {
  readonly id: string
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
  readonly hasMorePairs: boolean
  readonly entries: readonly FoundEntry[]
  readonly hasMoreEntries: boolean
  readonly searchHref: string
}

export interface SearchPage extends SearchFound {
  readonly path: string
  readonly isExact: boolean
  readonly document: string
  readonly documents: readonly { readonly slug: string; readonly title: string }[]
  readonly fields: readonly { readonly example: string; readonly meaning: string }[]
  readonly canReplace: boolean
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
  readonly hasMore: boolean
  readonly isAsked: boolean
}

export interface DonePage {
  readonly csrf: string
  readonly title: string
  readonly done: number
  readonly left: number
  readonly operations: readonly string[]
  /** What became what; absent where a translation was filled in. */
  readonly words: string | undefined
  readonly replacement: string | undefined
  readonly undoPath: string
  readonly onward: { readonly href: string; readonly title: string }
}
