import type { ProjectId, UserId } from '../model/id.ts'
import type { ProjectRole } from '../model/role.ts'
import { audit } from '../storage/audit.ts'
import { changeMember } from '../storage/members.ts'
import type { Storage } from '../storage/open.ts'

export interface RoleChange {
  readonly project: ProjectId
  readonly member: UserId
  /** `undefined` removes the member. */
  readonly role: ProjectRole | undefined
  readonly by: UserId
  readonly address: string
}

/** Gives a member another role or none, and tells open pages; a project always keeps a manager. */
export async function changeRole(
  storage: Storage,
  { project, member, role, by, address }: RoleChange,
): Promise<'changed' | 'missing' | 'last-manager'> {
  const outcome = await changeMember(storage, { project, user: member }, role)
  if (outcome === 'changed') {
    await audit(storage, {
      kind: role ? 'role-changed' : 'member-removed',
      user: by,
      project,
      address,
      detail: { member, ...(role && { role }) },
    })
    storage.publish({ kind: 'members', project, user: member })
  }
  return outcome
}
