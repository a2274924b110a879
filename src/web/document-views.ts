import type { DiffPart } from '../text/diff/word-diff.ts'
import type { KeyCard } from '../model/keys/key-sheet.ts'
import type { Language } from '../model/language.ts'
import type { FindingView } from '../model/finding-view.ts'
import type { Status } from '../model/pair.ts'
import type { Preferences } from '../model/preferences.ts'
import type { MatchView } from './memory-views.ts'
import type { Problems } from './parse.ts'
import type { TermRow } from './term-views.ts'
import type { Meter, Person } from './views.ts'

/** The views of documents and what each sees as `it`. */
export interface DocumentViews {
  'documents/work': WorkPage
  'documents/read': ReadPage
  'documents/repetitions': RepetitionsPage
  'documents/analysis': AnalysisPage
  'documents/_run': RunView
  'documents/conflict': ConflictPage
  'documents/split': SplitPage
  'documents/settings': DocumentSettingsPage
  'documents/_tools': Tools
  'documents/_row': { readonly pair: PairRow; readonly list: RowList }
  'documents/_counts': Counts
  'documents/_panel-alone': PanelView
  'account/keys': KeysPage
  'help/index': {
    readonly topics: readonly { readonly name: string; readonly title: string; readonly about: string }[]
  }
  'help/topic': { readonly name: string; readonly title: string }
  'help/keys': { readonly keys: string; readonly cards: readonly KeyCard[]; readonly isSignedIn: boolean }
}

export interface KeysPage {
  readonly csrf: string
  readonly letterKeys: boolean
  readonly clashes: readonly string[]
  readonly presets: readonly { readonly name: string; readonly title: string }[]
  readonly lines: readonly {
    readonly id: string
    readonly title: string
    readonly chord: string
    readonly usual: string
    readonly isChanged: boolean
    readonly problem: string | undefined
  }[]
}

export interface Mode {
  readonly title: string
  readonly href: string
  readonly icon: string
  readonly isCurrent: boolean
}
export interface Tools {
  readonly modes: readonly Mode[]
  readonly hasSaves: boolean
}

export interface PairRow {
  readonly id: string
  readonly number: number
  readonly status: Status
  readonly statusTitle: string
  readonly revision: number
  readonly source: string
  readonly target: string
  readonly continues: boolean
  readonly goesOn: boolean
  readonly comments: number
  /** Who changed it last. */
  readonly by: string | undefined
  readonly reason: { readonly author: string; readonly text: string } | undefined
  readonly findings: readonly FindingView[]
  readonly isActive: boolean
}

/** What all rows of a list share. */
export interface RowList {
  readonly mode: 'translate' | 'review'
  readonly source: Language
  readonly target: Language
  readonly csrf: string
  readonly canEdit: boolean
  readonly canReview: boolean
  readonly canPick: boolean
  readonly isLong: boolean
  /** The address of the page with a row active, up to that row's id. */
  readonly atHref: string
  readonly translateHref: string
  readonly glossaryHref: string
  /** The filters of the page, to come back to. */
  readonly query: string
}

export interface Chip {
  readonly name: string
  readonly title: string
  /** The drawing before the title. */
  readonly shape: string | undefined
  readonly count: number
  readonly href: string
  readonly isCurrent: boolean
}

export interface Counts {
  readonly chips: readonly Chip[]
  readonly targetNote: string
  readonly meter: Meter
  readonly progressNote: string
}

export interface PreferenceGroup {
  readonly name: string
  readonly title: string
  readonly value: string
  readonly choices: readonly { readonly value: string; readonly title: string }[]
}

export interface ViewMenu {
  readonly csrf: string
  readonly path: string
  readonly preferences: readonly PreferenceGroup[]
  readonly modes: readonly Mode[]
  /** For those who may change the document. */
  readonly settingsHref: string | undefined
}

export interface Parts {
  readonly path: string
  readonly page: number
  readonly pages: number
  readonly previousHref: string | undefined
  readonly nextHref: string | undefined
}

export interface KeyHint {
  readonly command: string
  readonly place: string
  readonly keys: string
  readonly title: string
}

export interface WorkPage extends Counts, ViewMenu, Parts {
  /** The card for whoever is new here. */
  readonly welcome: { readonly order: Preferences['order'] } | undefined
  readonly list: RowList
  readonly pairs: readonly PairRow[]
  readonly panel: PanelView
  readonly title: string
  readonly label: string
  readonly user: string
  readonly documentId: string
  readonly documentPath: string
  /** When what the page says was so, or earlier; in ms since 1970. */
  readonly asOf: number
  readonly keys: string
  readonly q: string
  /** What a text in the address leaves of the segments; absent without one, or when it leaves nothing. */
  readonly found: { readonly segments: number; readonly changeHref: string | undefined } | undefined
  readonly total: number
  readonly sourceNote: string
  readonly positionNote: string
  readonly emptySentence: string
  readonly emptyLink: string
  readonly hints: readonly KeyHint[]
  /** Shown while the address asks for what the checks found. */
  readonly run: RunView | undefined
}

export interface CommentView {
  readonly id: string
  readonly person: Person
  readonly at: string
  readonly kind: 'comment' | 'reason'
  readonly text: string
  readonly resolvedAt: string | null
}

export interface HistoryView {
  readonly author: string
  readonly what: string
  readonly at: string
  readonly status: Status
  readonly statusTitle: string
  readonly text: string | undefined
  readonly isCurrent: boolean
}

export interface PanelView {
  readonly memoryHref: string
  readonly memoryTakes: 'approved' | 'translated'
  readonly csrf: string
  readonly pair: { readonly id: string; readonly number: number; readonly revision: number } | undefined
  readonly canComment: boolean
  readonly canEdit: boolean
  readonly source: Language
  readonly target: Language
  readonly searchHref: string
  /** Other segments of the document with this source and another translation. */
  readonly repetitions: number
  readonly matches: readonly MatchView[]
  readonly terms: readonly TermRow[]
  /** Words of the source that the translation may have left out, with what they mostly became. */
  readonly leftOut: readonly { readonly word: string; readonly usual: string; readonly because: string }[]
  readonly glossaryHref: string
  readonly comments: readonly CommentView[]
  readonly history: readonly HistoryView[]
}

export interface ReadPage extends ViewMenu, Parts {
  readonly title: string
  readonly source: Language
  readonly target: Language
  readonly layout: ReadLayout
  readonly layouts: readonly { readonly title: string; readonly href: string; readonly isCurrent: boolean }[]
  readonly paragraphs: readonly (readonly PairRow[])[]
}

export const readLayouts = ['columns', 'stacked', 'english', 'arabic'] as const
export type ReadLayout = (typeof readLayouts)[number]

export interface ConflictPage {
  readonly csrf: string
  readonly pair: string
  readonly number: number
  readonly revision: number
  readonly by: string
  readonly mine: string
  readonly diff: readonly DiffPart[]
  readonly source: Language
  readonly target: Language
  readonly sourceText: string
  readonly query: string
  readonly backHref: string
}

export interface DocumentSettingsPage {
  readonly csrf: string
  readonly path: string
  readonly problems: Problems
  readonly lang: string
  readonly title: string
  readonly subtitle: string
}

export interface SplitSide {
  readonly name: 'at' | 'targetAt'
  readonly question: string
  readonly lang: string
  readonly dir: string
  readonly face: string
  readonly words: readonly { readonly at: number; readonly text: string; readonly isChosen: boolean }[]
}

export interface SplitPage {
  readonly csrf: string
  readonly pair: string
  readonly number: number
  readonly revision: number
  readonly query: string
  readonly backHref: string
  readonly sides: readonly SplitSide[]
}

export interface RepetitionsPage {
  readonly csrf: string
  readonly id: string
  readonly number: number
  readonly revision: number
  readonly source: Language
  readonly target: Language
  readonly sourceText: string
  /** Empty while there is nothing to fill in elsewhere; then what stands there can be used here. */
  readonly targetText: string
  readonly lines: readonly {
    readonly id: string
    readonly revision: number
    readonly href: string
    readonly title: string
    readonly before: string
    readonly after: string
    readonly target: string
    readonly status: Status
    readonly statusTitle: string
    readonly isTicked: boolean
  }[]
}

/** How far work over a whole text is, or how it ended. */
export interface RunView {
  readonly csrf: string
  readonly path: string
  readonly isRunning: boolean
  readonly percent: number
  readonly sentence: string
  readonly at: string | undefined
  readonly canStart: boolean
  /** On the button that starts it. */
  readonly start: string
  /** What the bar shows the share of. */
  readonly share: string
  /** Whether what it found is counted by kind on a page of its own. */
  readonly byKind: boolean
}

export interface AnalysisPage {
  readonly path: string
  readonly title: string
  readonly source: Language
  readonly modes: readonly Mode[]
  readonly run: RunView
  /** Absent until the segments were looked up. */
  readonly lines:
    | readonly { readonly title: string; readonly segments: number; readonly words: number; readonly percent: number }[]
    | undefined
  readonly segments: number
  readonly words: number
}
