import type { Span } from '../span.ts'
import type { DocumentView } from './document-view.ts'
import type { PairView } from './pair-view.ts'

export type PairStatus = 'empty' | 'draft' | 'translated' | 'changes' | 'approved'
export type Severity = 'info' | 'warning' | 'error'
export type SideName = 'source' | 'target'
export type Group =
  | 'structure'
  | 'length'
  | 'numbers'
  | 'punctuation'
  | 'characters'
  | 'names'
  | 'consistency'
  | 'wording'
  | 'process'

/** A pair as the checks see it: two texts, what they are written in, and what is known about how they came about. */
export interface CheckedPair {
  readonly source: string
  readonly target: string
  /** BCP 47 tags, for example `ar` and `en`. */
  readonly sourceLang: string
  readonly targetLang: string
  readonly status: PairStatus
  /** Number of source and of target sentences in the pair. */
  readonly shape?: readonly [number, number]
  /** Where the target came from: typed by a person, taken from the memory, or proposed by a machine. */
  readonly origin?: 'typed' | 'memory-exact' | 'memory-fuzzy' | 'machine'
  /** Whether a person changed the target after it came. */
  readonly edited?: boolean
  /** How sure the link is, 0–1; absent when the pair was never aligned or a person looked at it. */
  readonly linkConfidence?: number
  /** For how long the pair had been on the screen when it was confirmed, in milliseconds; absent when nobody measured. */
  readonly confirmedAfterMs?: number
  readonly openComments?: number
  readonly sourceChangedSinceApproval?: boolean
}

/** A glossary entry as the checks need it; several entries may share one source. */
export interface CheckedTerm {
  readonly source: string
  readonly target: string
  readonly use: 'preferred' | 'allowed' | 'forbidden'
}

/** A name of the source with the spellings that render it, from the glossary or from a learned lexicon. */
export interface CheckedName {
  readonly source: string
  readonly targets: readonly string[]
}

/** Natural logarithms of target length over source length between which a pair looks whole. */
export interface LengthBand {
  readonly low: number
  readonly high: number
}

/** What the checks are told beside the pair; everything may be left out. */
export interface CheckContext {
  readonly terms?: readonly CheckedTerm[]
  readonly names?: readonly CheckedName[]
  /** Learned by `learnLengthBand` from the document the pair belongs to. */
  readonly lengthBand?: LengthBand
  /** Latin words the document is about, in bare form; learned by `topicWords`. */
  readonly topic?: ReadonlySet<string>
  /** Ids of the checks that the project switched off. */
  readonly switchedOff?: ReadonlySet<string>
  /** Ids of the checks to run although they are off unless asked for. */
  readonly switchedOn?: ReadonlySet<string>
}

/** What one check says about one place, before the list adds what every finding has. */
export interface Found {
  /** Absent when the finding is about the whole side. */
  readonly at?: Span
  /** `target` when absent. */
  readonly side?: SideName
  /** A complete sentence for the translator. */
  readonly message: string
  /** What makes two findings of one check the same for a dismissal; the text at `at` when absent. */
  readonly evidence?: string
  /** Text that may safely stand instead of what is at `at`; only for findings in the target. */
  readonly replacement?: { readonly label: string; readonly text: string }
}

/** One place where a check fires. */
export interface Finding {
  readonly check: string
  /** The check and its folded evidence: stable across runs and edits elsewhere, so that dismissals hold. */
  readonly key: string
  readonly severity: Severity
  readonly side: SideName
  readonly at?: Span
  readonly message: string
  readonly fix?: { readonly label: string; /** the whole new target */ readonly text: string }
}

/** A pair with only what matters to the check said; Arabic to English and translated unless it says otherwise. */
export type Example = Partial<CheckedPair> & {
  readonly source: string
  readonly target: string
  readonly context?: CheckContext
}

/** Signs, as bits of `sign`, of which a side must have one; a check is not asked about pairs that have not what it needs. */
export interface NeededSigns {
  readonly source?: number
  readonly target?: number
  /** One of the two sides is enough. */
  readonly either?: number
}

interface About {
  readonly id: string
  readonly group: Group
  /** The sentence shown to the translator and in help. */
  readonly title: string
  readonly severity: Severity
  /** Set for what is true but seldom worth a translator's time: it runs only where a project asks for it. */
  readonly offUnlessAsked?: true
  /** Set for what can only be said of a translation that is whole: a page keeps it back while one is being typed. */
  readonly ofWhole?: true
}

/** A check that needs one pair only, so it runs while the translator types. */
export interface PairCheck extends About {
  readonly scope: 'pair'
  /** Most pairs lack the signs that most checks look for. */
  readonly needs?: NeededSigns
  readonly examples: { readonly good: readonly Example[]; readonly bad: readonly Example[] }
  readonly find: (pair: PairView, context: CheckContext) => Iterable<Found>
}

/** A check that compares the pairs of a document with each other. */
export interface DocumentCheck extends About {
  readonly scope: 'document'
  readonly examples: { readonly good: readonly (readonly Example[])[]; readonly bad: readonly (readonly Example[])[] }
  readonly findAll: (
    document: DocumentView,
    context: CheckContext,
  ) => Iterable<{ readonly index: number; readonly found: Found }>
}

export type Check = PairCheck | DocumentCheck
