import type { TermUse } from '../text/terms/term.ts'
import type { TermFile } from '../storage/term-files.ts'
import type { Language } from '../model/language.ts'

/** The views of terms and what each sees as `it`. */
export interface TermViews {
  'terms/glossary': GlossaryPage
  'terms/uses': UsesPage
  'terms/candidates': CandidatesPage
  'terms/imported': ImportedPage
}

/** What every page of a glossary says. */
export interface GlossaryFrame {
  readonly csrf: string
  /** The address of the glossary. */
  readonly path: string
  readonly source: Language
  readonly target: Language
  readonly canEdit: boolean
}

/** A term while it is typed: as it is, or as it was sent, with what is wrong with it. */
export interface TermForm {
  readonly source: string
  readonly target: string
  readonly use: TermUse
  readonly partOfSpeech: string
  readonly note: string
  readonly revision: number
  readonly problem: string | undefined
}

export interface TermLine {
  readonly id: string
  readonly source: string
  readonly target: string
  readonly use: TermUse
  readonly partOfSpeech: string
  readonly note: string
  readonly author: string
  readonly changedAt: string
  readonly editHref: string
  /** Set for the one line that is being changed. */
  readonly form: TermForm | undefined
}

export interface GlossaryPage extends GlossaryFrame {
  readonly canManage: boolean
  /** Whether the English stands first, as this person has the columns. */
  readonly isTargetFirst: boolean
  readonly q: string
  readonly use: TermUse | undefined
  readonly total: number
  /** Filters and part, to come back to. */
  readonly query: string
  readonly adding: TermForm
  readonly wantsMore: boolean
  readonly terms: readonly TermLine[]
  readonly deleted: { readonly id: string; readonly source: string; readonly target: string } | undefined
  readonly previousHref: string | undefined
  readonly nextHref: string | undefined
  readonly page: number
  readonly pages: number
  /** What was brought in last, newest first. */
  readonly files: readonly TermFile[]
  readonly lenders: readonly LenderLine[]
  readonly possible: readonly { readonly id: string; readonly name: string }[]
}

export interface LenderLine {
  readonly id: string
  readonly name: string
  readonly href: string | undefined
  readonly terms: number
}

export interface UsesPage extends GlossaryFrame {
  readonly term: { readonly source: string; readonly target: string }
  readonly looked: number
  readonly nextHref: string | undefined
  readonly uses: readonly {
    readonly href: string
    readonly title: string
    readonly isAsWanted: boolean
    readonly source: readonly MarkedRun[]
    readonly targetText: readonly MarkedRun[]
  }[]
}

/** A stretch of text, marked or not. */
export interface MarkedRun {
  readonly text: string
  readonly isMarked: boolean
}

export interface CandidatesPage extends GlossaryFrame {
  readonly pairs: number
  readonly least: number
  readonly candidates: readonly {
    readonly source: string
    readonly target: string
    readonly times: number
    readonly of: number
    readonly percent: number
  }[]
}

export interface ImportedPage extends GlossaryFrame {
  /** What to take it back with; absent when nothing was changed. */
  readonly file: string | undefined
  readonly fileName: string
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly problems: readonly { readonly line: number; readonly effect: string; readonly sentence: string }[]
}

/** A term of the active segment, in the panel beside the rows. */
export interface TermRow {
  /** The digit that puts it into the box. */
  readonly key: number | undefined
  readonly source: string
  /** What is put in; absent when all that is known of the term is what must not be said. */
  readonly insert: string | undefined
  readonly targets: readonly { readonly text: string; readonly use: TermUse; readonly about: string }[]
  /** Where its letters stand in the source: `12-16 20-24`. */
  readonly marks: string
}
