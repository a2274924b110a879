import type { Severity } from '../text/checks/check.ts'
import type { Language } from '../model/language.ts'
import type { Mode, RunView } from './document-views.ts'

/** The views of checks and what each sees as `it`. */
export interface CheckViews {
  'checks/document': DocumentChecksPage
  'checks/project': ProjectChecksPage
  'help/checks': { readonly groups: readonly CheckGroup[]; readonly count: number }
}

export interface DocumentChecksPage {
  readonly path: string
  readonly projectPath: string
  readonly source: Language
  readonly title: string
  readonly modes: readonly Mode[]
  readonly run: RunView
  readonly withFindings: number
  readonly unseen: number
  readonly counts: readonly {
    readonly id: string
    readonly title: string
    readonly severity: Severity
    readonly count: number
    readonly href: string
  }[]
}

export interface ProjectChecksPage {
  readonly csrf: string
  readonly path: string
  readonly canManage: boolean
  readonly canReview: boolean
  readonly errorsBlockApproval: boolean
  readonly groups: readonly CheckGroup[]
  readonly dismissals: readonly DismissalLine[]
}

export interface DismissalLine {
  readonly id: string
  readonly check: string
  readonly message: string
  readonly reason: string
  readonly author: string
  readonly at: string
  readonly place: string
  readonly canEnd: boolean
}

export interface CheckGroup {
  readonly title: string
  readonly checks: readonly CheckLine[]
}

export interface CheckLine {
  readonly id: string
  readonly title: string
  readonly severity: Severity
  readonly isOn: boolean
  readonly good: readonly ExampleView[]
  readonly bad: readonly ExampleView[]
}

/** The pairs of one example: one, or several where the check compares them. */
export type ExampleView = readonly { readonly source: ExampleSide; readonly target: ExampleSide }[]
export interface ExampleSide {
  readonly text: string
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
}
