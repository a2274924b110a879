import type { DocumentId, OperationId, PairId, ProjectId, UserId } from '../model/id.ts'

/** What colleagues are told after a commit: ids only, so that each listener reads what it may see. */
export interface LiveEvent {
  readonly kind: 'pairs' | 'structure' | 'comments' | 'presence' | 'members' | 'document'
  readonly project: ProjectId
  readonly document?: DocumentId
  /** Empty means: more than fit, read the page again. */
  readonly pairs?: readonly PairId[]
  readonly operation?: OperationId
  readonly user?: UserId
}
