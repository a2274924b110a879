import type { Band } from '../model/link-band.ts'
import type { Language } from '../model/language.ts'
import type { ScriptRun } from '../model/script-runs.ts'
import type { KeyHint, Parts, ViewMenu } from './document-views.ts'
import type { Meter } from './views.ts'

/** The views of aligning and what each sees as `it`. */
export interface AlignViews {
  'align/page': AlignPage
  'align/links': { readonly links: readonly LinkView[]; readonly list: LinkListView }
  'align/part': LinkPart
  'align/overview': Overview
  'align/sentence': SentencePage
  'align/realign': RealignPage
  'align/translation': TranslationPage
}

export interface SentenceView {
  readonly number: number
  readonly text: string
  /** For the original: where it begins in the document's source. */
  readonly start: number
  readonly href: string
  readonly isFocused: boolean
}

export interface LinkView {
  readonly id: string
  readonly number: number
  readonly revision: number
  readonly band: Band
  readonly state: string
  readonly isShown: boolean
  readonly percent: number | undefined
  /** 1–3 of three bars. */
  readonly bars: number
  /** The first reason, and all of them. */
  readonly reason: readonly ScriptRun[]
  readonly reasons: string
  readonly stateTitle: string
  readonly sources: readonly SentenceView[]
  readonly targets: readonly SentenceView[]
  readonly isActive: boolean
  /** The focused sentence's index and side, in the active link. */
  readonly focus: { readonly side: 'source' | 'target'; readonly sentence: number } | undefined
  readonly comments: number
  /** For a page that holds the others: the link before it, `''` for none. */
  readonly after: string | undefined
}

/** Links something was done to, for a page that holds the others. */
export interface LinkPart {
  readonly operation: string
  readonly said: string
  readonly stoppedAt: string
  readonly gone: readonly string[]
  readonly links: readonly LinkView[]
  /** There is too much to send: the page reads its links again. */
  readonly isWhole: boolean
  readonly list: LinkListView
}

export interface LinkListView {
  readonly source: Language
  readonly target: Language
  readonly csrf: string
  readonly canEdit: boolean
  readonly isLong: boolean
  readonly canComment: boolean
  readonly show: string
  readonly path: string
  readonly page: number
  /** The numbers of the first link and of the first sentence on each side. */
  readonly first: { readonly number: number; readonly source: number; readonly target: number }
}

export interface ShowChip {
  readonly name: string
  readonly title: string
  readonly icon: string | undefined
  readonly count: number
  readonly href: string
  readonly isCurrent: boolean
}

/** Whatever counts: brought up to date by itself. */
export interface Overview {
  readonly chips: readonly ShowChip[]
  readonly minimap: readonly { readonly band: string; readonly number: number; readonly links: number }[]
  readonly minimapLabel: string
  readonly meter: Meter
  readonly sourceLang: string
  readonly queueTitle: string
  readonly queue: readonly {
    readonly id: string
    readonly number: number
    readonly percent: number | undefined
    readonly reason: readonly ScriptRun[]
    readonly href: string
  }[]
  readonly queued: number
  readonly checked: number
  readonly sure: number
  readonly doubtful: number
  readonly empty: number
  readonly total: number
  readonly undo: string | undefined
  readonly canRedo: boolean
  readonly csrf: string
  readonly documentPath: string
}

export interface AlignPage extends Overview, ViewMenu, Parts {
  readonly links: readonly LinkView[]
  readonly list: LinkListView
  readonly title: string
  /** When what the page says was so, or earlier; in ms since 1970. */
  readonly asOf: number
  readonly user: string
  readonly documentId: string
  readonly keys: string
  readonly sourceNote: string
  readonly targetNote: string
  readonly positionNote: string
  readonly hasTranslation: boolean
  readonly isFirst: boolean
  readonly hints: readonly KeyHint[]
}

/** Where to split a sentence, or the box to edit it, for pages without script. */
export interface SentencePage {
  readonly csrf: string
  readonly pair: string
  readonly revision: number
  readonly side: 'source' | 'target'
  readonly sentence: number
  readonly name: string
  readonly verb: 'split-sentence' | 'edit-sentence'
  readonly text: string
  readonly words: readonly { readonly at: number; readonly text: string; readonly isChosen: boolean }[]
  readonly language: Language
  readonly backHref: string
}

export interface RealignRow {
  readonly band: Band
  readonly source: string
  readonly target: string
  readonly ratio: string
  readonly percent: number | undefined
}

export interface RealignPage {
  readonly csrf: string
  readonly action: string
  readonly backHref: string
  readonly from: string
  readonly seen: string
  readonly links: number
  readonly source: Language
  readonly target: Language
  readonly changes: readonly {
    readonly number: number
    readonly before: readonly RealignRow[]
    readonly after: readonly RealignRow[]
  }[]
}

export interface TranslationPage {
  readonly csrf: string
  readonly action: string
  readonly alignHref: string
  readonly step: 'text' | 'encoding' | 'check' | 'running'
  readonly problem: string | undefined
  readonly target: Language
  readonly importId: string
  readonly candidates: readonly { readonly encoding: string; readonly sample: string; readonly title: string }[]
  readonly reason: string
  readonly pasted: string
  readonly mostMegabytes: number
  readonly wasCancelled: boolean
  readonly text: readonly {
    readonly number: number
    readonly sentences: readonly { readonly number: number; readonly text: string }[]
  }[]
  readonly more: number
  readonly count: number
  readonly paragraphs: number
  readonly words: number
  readonly pairs: number
  readonly held: number
  readonly approved: number
  readonly percent: number
}
