import type { Span } from '../text/span.ts'
import type { ScriptRun } from './script-runs.ts'

/** A finding as pages show it and as the answer to a save carries it. */
export interface FindingView {
  readonly check: string
  readonly key: string
  readonly severity: 'info' | 'warning' | 'error'
  readonly side: 'source' | 'target'
  /** One or two words: what it is about. */
  readonly title: string
  /** The message, cut where Arabic is quoted in it. */
  readonly runs: readonly ScriptRun[]
  readonly at?: Span
  /** It speaks of the translation as a whole, and so waits while one is being typed. */
  readonly waits?: boolean
  /** The whole new target. */
  readonly fix?: { readonly label: string; readonly text: string }
}

export const dismissalScopes = ['pair', 'document', 'kind', 'project'] as const
/** How far a dismissal reaches: this pair, the same words in this text, all of the check in this text, or the same words in the project. */
export type DismissalScope = (typeof dismissalScopes)[number]
