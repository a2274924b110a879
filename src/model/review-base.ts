import type { OperationKind } from './operation.ts'

export interface PastState {
  readonly kind: OperationKind
  readonly author: string
  readonly at: string
  readonly text: string | undefined
}

export interface ReviewBase {
  readonly text: string
  readonly by: string
  readonly at: string
  readonly kind: 'sent-back' | 'approved'
}

/** The version a reviewer last judged: what the text under review is shown against. History comes newest first. */
export function reviewBase(history: readonly PastState[]): ReviewBase | undefined {
  const judged = history.find(({ kind, text }) => (kind === 'sent-back' || kind === 'approved') && text !== undefined)
  return judged && { text: judged.text!, by: judged.author, at: judged.at, kind: judged.kind as ReviewBase['kind'] }
}
