import type { Span } from '../text/span.ts'
import type { DocumentId, PairId, UserId } from './id.ts'

export const statuses = ['empty', 'draft', 'translated', 'changes', 'approved'] as const
export type Status = (typeof statuses)[number]

export const linkStates = ['automatic', 'checked', 'pinned'] as const
export type LinkState = (typeof linkStates)[number]

/** Where a target text came from first. */
export const origins = ['none', 'typed', 'aligned', 'imported', 'memory', 'copied'] as const
export type Origin = (typeof origins)[number]

/**
 * What an edit may change in a pair, and so what an operation keeps before and after.
 * `sentences` are spans of the document's source in order, empty when the pair has no source;
 * `targetCuts` are the offsets in `target` at which its second and later sentences begin.
 */
export interface PairState {
  readonly position: number
  readonly paragraph: number
  readonly sentences: readonly Span[]
  readonly target: string
  readonly targetCuts: readonly number[]
  readonly status: Status
  readonly linkState: LinkState
  readonly confidence: number | null
  readonly reasons: readonly string[]
  readonly origin: Origin
}

export interface Pair extends PairState {
  readonly id: PairId
  readonly document: DocumentId
  /** The document's source from the first sentence's start to the last one's end; `''` without source. */
  readonly source: string
  readonly sourceWords: number
  readonly targetWords: number
  readonly revision: number
  readonly comments: number
  readonly changedBy: UserId | null
  readonly changedAt: string
}

export const isFinished = (status: Status): boolean => status === 'translated' || status === 'approved'

export const isUnfinished = (status: Status): boolean => !isFinished(status)

/** The source span of a pair: from its first sentence to its last, `undefined` without source. */
export function sourceSpan(state: Pick<PairState, 'sentences'>): Span | undefined {
  const first = state.sentences[0]
  return first && { start: first.start, end: state.sentences.at(-1)!.end }
}

/** The sentences of a target text, cut at `targetCuts`; `[]` when there is no text. */
export function targetSentences({ target, targetCuts }: Pick<PairState, 'target' | 'targetCuts'>): string[] {
  if (target === '') return []
  const starts = [0, ...targetCuts]
  return starts.map((start, index) => target.slice(start, starts[index + 1] ?? target.length).trim())
}

/** What an edit may change of a pair, and nothing else of it. */
export const stateOf = (pair: PairState): PairState => ({
  position: pair.position,
  paragraph: pair.paragraph,
  sentences: pair.sentences,
  target: pair.target,
  targetCuts: pair.targetCuts,
  status: pair.status,
  linkState: pair.linkState,
  confidence: pair.confidence,
  reasons: pair.reasons,
  origin: pair.origin,
})
