import type { Status } from './pair.ts'

/**
 * The status of a pair after its text was typed in.
 * Editing drops a finished pair one step; a pair that was sent back stays so until it is confirmed.
 *
 * @param before the status when this bout of typing began, so that ten saves drop one step, not two
 */
export function statusAfterTyping(before: Status, text: string): Status {
  if (text.trim() === '') return before === 'changes' ? 'changes' : 'empty'
  switch (before) {
    case 'approved':
      return 'translated'
    case 'changes':
      return 'changes'
    default:
      return 'draft'
  }
}

/** What a person may ask for, beside typing. */
export const verdicts = ['confirm', 'approve', 'changes', 'draft'] as const
export type Verdict = (typeof verdicts)[number]

/** What only those who review may say. */
export const isJudgement = (verdict: Verdict): boolean => verdict === 'approve' || verdict === 'changes'

export type VerdictOutcome =
  | { readonly kind: 'status'; readonly status: Status }
  | { readonly kind: 'refused'; readonly because: string }

/** The status a verdict leads to, or the sentence that says why it cannot be given. */
export function statusAfterVerdict(verdict: Verdict, text: string): VerdictOutcome {
  const blank = text.trim() === ''
  switch (verdict) {
    case 'confirm':
      return blank ? refused('confirm') : { kind: 'status', status: 'translated' }
    case 'approve':
      return blank ? refused('approve') : { kind: 'status', status: 'approved' }
    case 'changes':
      return blank ? refused('send back') : { kind: 'status', status: 'changes' }
    case 'draft':
      return { kind: 'status', status: blank ? 'empty' : 'draft' }
  }
}

const refused = (what: string): VerdictOutcome => ({
  kind: 'refused',
  because: `There is no translation to ${what} yet.`,
})
