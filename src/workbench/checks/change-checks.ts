import type { ProjectId, UserId } from '../../model/id.ts'
import { setErrorsBlockApproval, switchCheck } from '../../storage/check-settings.ts'
import type { Storage } from '../../storage/open.ts'
import { checkingChanged } from './checking.ts'

/** Switches a check on or off for a project; what it found before shows or hides at once. */
export async function switchProjectCheck(
  storage: Storage,
  change: { project: ProjectId; check: string; isOn: boolean; user: UserId },
): Promise<void> {
  await switchCheck(storage, change)
  checkingChanged(storage, change.project)
}

export async function blockApproval(storage: Storage, project: ProjectId, blocks: boolean): Promise<void> {
  await setErrorsBlockApproval(storage, project, blocks)
  checkingChanged(storage, project)
}
