import type { Language } from '../model/language.ts'
import type { RuleSwitch } from './exchange-views.ts'

/** The views of segmentation rules and what each sees as `it`. */
export interface SegmentationViews {
  'segmentation/project': ProjectRulesPage
  'segmentation/_outcome': { readonly outcome: OutcomeView | undefined, readonly source: Language }
}

export interface PlaceRow { readonly before: string, readonly after: string }

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
    readonly kind: 'cut' | 'joined', readonly number: number, readonly before: string, readonly after: string, readonly because: string
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
  readonly documents: readonly { readonly slug: string, readonly title: string, readonly isChosen: boolean }[]
  readonly outcome: OutcomeView | undefined
  /** Rules that came in a file of another program. */
  readonly file: { readonly name: string, readonly rules: number, readonly problems: readonly string[], readonly isUsed: boolean } | undefined
  readonly fileProblems: readonly string[]
  /** What our rules lose in such a file. */
  readonly lost: readonly string[]
}
