import type { Language } from '../model/language.ts'
import type { Status } from '../model/pair.ts'
import type { ScriptRun } from '../model/script-runs.ts'
import type { RunView } from './document-views.ts'
import type { RuleSwitch } from './exchange-views.ts'

/** The views of segmentation rules and what each sees as `it`. */
export interface SegmentationViews {
  'segmentation/project': ProjectRulesPage
  'segmentation/document': DocumentRulesPage
  'segmentation/_migration': {
    readonly migration: MigrationView | undefined
    readonly source: Language
    readonly target: Language
    readonly applyAt: string
    readonly canApply: boolean
  }
  'segmentation/breaks': BreaksPage
  'segmentation/_outcome': { readonly outcome: OutcomeView | undefined; readonly source: Language }
}

export interface PlaceRow {
  readonly before: string
  readonly after: string
}

/** Rules as a form has them. */
export interface RulesForm {
  readonly switches: readonly RuleSwitch[]
  /** One abbreviation a line. */
  readonly own: string
  readonly cuts: readonly PlaceRow[]
  readonly keeps: readonly PlaceRow[]
}

/** What a change of rules alters in a text. */
export interface OutcomeView {
  readonly now: number
  readonly next: number
  readonly cut: number
  readonly joined: number
  readonly places: readonly {
    readonly kind: 'cut' | 'joined'
    readonly number: number
    readonly before: string
    readonly after: string
    readonly because: readonly ScriptRun[]
  }[]
  readonly part: number
  readonly parts: number
  readonly isStopped: boolean
}

export interface ProjectRulesPage extends RulesForm {
  readonly csrf: string
  readonly path: string
  readonly projectPath: string
  readonly canManage: boolean
  readonly source: Language
  /** Names the rules that the form began with. */
  readonly seen: string
  readonly problem: string | undefined
  readonly documents: readonly { readonly slug: string; readonly title: string; readonly isChosen: boolean }[]
  readonly outcome: OutcomeView | undefined
  /** Rules that came in a file of another program. */
  readonly file:
    | { readonly name: string; readonly rules: number; readonly problems: readonly string[]; readonly isUsed: boolean }
    | undefined
  readonly fileProblems: readonly string[]
  /** What our rules lose in such a file. */
  readonly lost: readonly string[]
}

/** What other rules make of the pairs of a text. */
export interface MigrationView {
  readonly totals: Readonly<Record<'kept' | 'joined' | 'divided' | 'look', number>>
  readonly seen: string
  readonly isStopped: boolean
  readonly refused: string | undefined
  readonly changes: number
  readonly part: number
  readonly parts: number
  readonly lines: readonly {
    readonly fate: 'joined' | 'divided' | 'look'
    /** The source as it would be cut. */
    readonly sentences: readonly string[]
    /** What is on the pairs that would not stay as they are. */
    readonly texts: readonly {
      readonly text: string
      readonly status: Status
      readonly statusTitle: string
      readonly comments: number
    }[]
  }[]
}

export interface DocumentRulesPage extends RulesForm {
  readonly csrf: string
  readonly path: string
  readonly documentPath: string
  readonly projectRulesPath: string
  readonly title: string
  readonly source: Language
  readonly target: Language
  readonly canApply: boolean
  readonly problem: string | undefined
  /** While the text is cut anew, in place of the rules. */
  readonly run: RunView | undefined
  readonly migration: MigrationView | undefined
  /** How many segments stayed as they were, because somebody worked in them meanwhile. */
  readonly left: number
  /** After the text was cut anew: where that is taken back. */
  readonly undoAt: string | undefined
}

export interface BreakView {
  /** The end of the word before the break. */
  readonly at: number
  readonly number: number
  readonly before: string
  readonly after: string
  readonly percent: number
  readonly because: readonly ScriptRun[]
  readonly isCurrent: boolean
  readonly fields: readonly (readonly [string, string | number])[]
  /** What a rule made from it would look for. */
  readonly word: string
  readonly ruleHref: string
}

export interface BreaksPage {
  readonly csrf: string
  readonly path: string
  readonly title: string
  readonly backHref: string
  readonly backTitle: string
  readonly source: Language
  readonly canAccept: boolean
  readonly canUndo: boolean
  readonly canManage: boolean
  /** The least confidence shown, in percent. */
  readonly least: number
  readonly total: number
  readonly all: number
  readonly part: number
  readonly parts: number
  readonly problem: string | undefined
  readonly breaks: readonly BreakView[]
  /** A rule that is thought of, with the other places it would cut at. */
  readonly rule:
    | {
        readonly before: string
        readonly after: string
        readonly count: number
        readonly isKnown: boolean
        readonly useAt: string | undefined
        readonly addAt: string
        readonly places: readonly { readonly before: string; readonly after: string }[]
      }
    | undefined
}
