import type { DocumentId, OperationId, PairId, ProjectId, UserId } from '../model/id.ts'

/**
 * What colleagues are told after a commit: ids only, so that each listener reads what it may see. `findings`: what the checks say of
 * these pairs is new; `checking`: what a project checks with is, its terms or its switches.
 */
export interface LiveEvent {
  readonly kind: 'pairs' | 'structure' | 'comments' | 'presence' | 'members' | 'document' | 'findings' | 'checking'
  readonly project: ProjectId
  readonly document?: DocumentId
  /** Empty means: more than fit, read the page again. */
  readonly pairs?: readonly PairId[]
  readonly operation?: OperationId
  readonly user?: UserId
}
