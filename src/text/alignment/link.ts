import type { Span } from '../span.ts'

/**
 * Source sentences and the target sentences that render them: half-open ranges of sentence indices, one may be empty.
 */
export interface Link {
  readonly source: Span
  readonly target: Span
}

/** A link with what speaks for and against it. */
export interface ScoredLink extends Link {
  /** How likely the link is right, 0–1. */
  readonly confidence: number
  /** What is odd about it, in words; empty when nothing is. */
  readonly reasons: readonly string[]
}
