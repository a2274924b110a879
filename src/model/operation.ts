import type { DocumentId, OperationId, PairId, ProjectId, UserId } from './id.ts'
import type { PairState } from './pair.ts'

export const operationKinds = [
  'typed',
  'confirmed',
  'approved',
  'sent-back',
  'back-to-draft',
  'split',
  'merged',
  'imported',
  'copied',
  'restored',
  'moved',
  'linked',
  'checked',
  'pinned',
  're-aligned',
  'aligned',
  're-segmented',
  'replaced',
  'propagated',
  'from-memory',
  'inserted',
  'undone',
] as const
export type OperationKind = (typeof operationKinds)[number]

/** One thing a person or a machine did, with the before and after of every pair it touched. */
export interface Operation {
  readonly id: OperationId
  readonly project: ProjectId
  readonly document: DocumentId
  readonly user: UserId | null
  readonly kind: OperationKind
  readonly at: string
  readonly undoes: OperationId | null
  readonly undoneBy: OperationId | null
  readonly pairs: number
}

/** `before` is null where the operation made the pair, `after` where it took the pair away. */
export interface Change {
  readonly pair: PairId
  readonly before: PairState | null
  readonly after: PairState | null
  /** The pair's revision before the change (0 when it was made) and after it. */
  readonly baseRevision: number
  readonly revision: number
  readonly at: string
}
