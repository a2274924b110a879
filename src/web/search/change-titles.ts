import { may } from '../../model/role.ts'
import type { ProjectRole } from '../../model/role.ts'
import { isJudgement } from '../../model/status.ts'
import { foundChanges } from '../../workbench/search/change-found.ts'
import type { FoundChange } from '../../workbench/search/change-found.ts'
import type { ChangeChoice } from '../search-views.ts'

interface ChangeWords {
  readonly title: string
  readonly button: string
  /** “12 segments were …” */
  readonly deed: string
}

export const changeWords: Readonly<Record<FoundChange, ChangeWords>> = {
  confirm: { title: 'Confirm', button: 'Confirm the ticked segments', deed: 'confirmed' },
  approve: { title: 'Approve', button: 'Approve the ticked segments', deed: 'approved' },
  changes: { title: 'Ask for changes', button: 'Ask for changes in the ticked segments', deed: 'sent back' },
  draft: { title: 'Back to draft', button: 'Take the ticked segments back to draft', deed: 'taken back to draft' },
  clear: { title: 'Clear the translation', button: 'Clear the ticked segments', deed: 'cleared' },
}

export const mayChange = (role: ProjectRole, change: FoundChange): boolean =>
  change === 'clear' || !isJudgement(change) || may(role, 'review')

export const changesFor = (role: ProjectRole): ChangeChoice[] =>
  foundChanges.filter(change => mayChange(role, change)).map(change => ({ change, title: changeWords[change].title }))
