import type { Language } from '../model/language.ts'
import type { Problems } from './parse.ts'

/** The views of importing and exporting, and what each sees as `it`. */
export interface ExchangeViews {
  'imports/text': TextStep
  'imports/two-texts': TwoTextsPage
  'imports/two-encodings': TwoEncodingsPage
  'imports/encoding': EncodingStep
  'imports/sentences': SentencesStep
  'imports/name': NameStep
  'imports/creating': { readonly csrf: string; readonly percent: number; readonly cancelAction: string }
  'imports/_cancel': { readonly csrf: string; readonly action: string; readonly backHref: string }
  'exports/export': ExportPage
}

export interface Choice {
  readonly value: string
  readonly title: string
  readonly note: string
  readonly isChosen: boolean
}

/** A file as it will begin, with the words of each script told apart. */
export interface PreviewedFile {
  readonly name: string
  readonly href: string
  readonly dir: 'ltr' | 'rtl'
  readonly runs: readonly { readonly text: string; readonly lang: string | undefined }[]
}

export interface ExportPage {
  readonly path: string
  readonly title: string
  readonly lang: string | undefined
  readonly isWholeProject: boolean
  readonly documentCount: number
  readonly formats: readonly Choice[]
  readonly selections: readonly Choice[]
  readonly withComments: boolean
  readonly withPeople: boolean
  readonly holdsNotes: boolean
  readonly holdsPeople: boolean
  readonly limits: readonly string[]
  readonly pairs: number
  readonly isExact: boolean
  readonly leftOut: readonly { readonly reason: string; readonly count: number }[]
  readonly shown: number
  readonly files: readonly PreviewedFile[]
  readonly manifestHref: string
}

export interface TextStep {
  /** What was pasted and could not be used. */
  readonly text: string
  readonly problem: string | undefined
  readonly source: Language
  readonly target: Language
  readonly action: string
  readonly cancelHref: string
  readonly twoTextsHref: string
  readonly mostMegabytes: number
}

/** One of the two texts of a form. */
export interface TextField {
  readonly side: 'source' | 'target'
  readonly heading: string
  readonly language: Language
  readonly text: string
  readonly problem: string | undefined
}

export interface TwoTextsPage {
  readonly action: string
  readonly cancelHref: string
  readonly mostMegabytes: number
  readonly problem: string | undefined
  readonly fields: readonly TextField[]
  readonly title: string
  readonly subtitle: string
  readonly problems: Problems
  readonly source: Language
  readonly target: Language
}

export interface TwoEncodingsPage {
  readonly csrf: string
  readonly action: string
  readonly cancelHref: string
  readonly problem: string | undefined
  readonly translation: string
  readonly title: string
  readonly subtitle: string
  readonly asked: readonly {
    readonly side: 'source' | 'target'
    readonly reason: string
    readonly language: Language
    readonly candidates: readonly { readonly encoding: string; readonly title: string; readonly sample: string }[]
  }[]
}

export interface EncodingStep {
  readonly csrf: string
  readonly problem: string | undefined
  readonly reason: string
  readonly source: Language
  readonly path: string
  readonly candidates: readonly { readonly encoding: string; readonly title: string; readonly sample: string }[]
}

export interface TextCounts {
  readonly paragraphs: number
  readonly sentences: number
  readonly words: number
}

export interface RuleSwitch {
  readonly name: string
  readonly title: string
  readonly marks: string
  readonly isOn: boolean
  readonly note: string
  readonly example: string
}

/** A boundary one looks at, with all that can be done about it. */
export interface OpenBoundary {
  /** The sentence before it, as shown. */
  readonly number: number
  readonly start: number
  readonly end: number
  readonly next: number | undefined
  readonly reason: string
  /** Where the boundary would be a word earlier, or later. */
  readonly earlier: number | undefined
  readonly later: number | undefined
  readonly things: readonly string[]
  /** Places inside the sentence that look like ends and are none. */
  readonly kept: readonly { readonly before: string; readonly because: string }[]
  readonly words:
    | readonly { readonly at: number; readonly text: string; readonly isFirst: boolean; readonly isChosen: boolean }[]
    | undefined
  readonly canSplit: boolean
}

export interface FlowParagraph {
  readonly number: number
  readonly sentences: readonly {
    readonly number: number
    readonly end: number
    readonly text: string
    readonly tint: 'a' | 'b' | 'q'
    readonly endsParagraph: boolean
    readonly isOpen: boolean
  }[]
  readonly open: OpenBoundary | undefined
}

export interface SentencesStep {
  readonly path: string
  readonly csrf: string
  readonly source: Language
  readonly counts: TextCounts
  readonly things: readonly { readonly number: number; readonly because: string }[]
  readonly thingCount: number
  readonly refusal: string | undefined
  readonly problem: string | undefined
  readonly switches: readonly RuleSwitch[]
  /** Whether the rules of a file took too long, so that the text is cut without them. */
  readonly isStopped: boolean
  readonly canUndo: boolean
  readonly paragraphs: readonly FlowParagraph[]
  readonly part: number
  readonly parts: number
  readonly partRange: string
  readonly at: number | undefined
  readonly previousHref: string | undefined
  readonly nextHref: string | undefined
  readonly nameHref: string
}

export interface NameStep {
  readonly path: string
  readonly csrf: string
  readonly title: string
  readonly subtitle: string
  readonly problems: Problems
  readonly source: Language
  readonly target: Language
  readonly fileName: string
  readonly counts: TextCounts
  readonly refusal: string | undefined
  readonly sentencesHref: string
}
