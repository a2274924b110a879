import { sql } from 'kysely'
import type { ProjectId, UserId } from '../model/id.ts'
import type { ProjectRole } from '../model/role.ts'
import type { Db, Storage, Tx } from './open.ts'

export interface Member {
  readonly user: UserId
  readonly name: string
  readonly email: string
  readonly role: ProjectRole
  readonly since: string
  readonly disabled: boolean
}

/** A project's members, by name. */
export async function membersOf(db: Db, project: ProjectId): Promise<Member[]> {
  const rows = await db
    .selectFrom('member')
    .innerJoin('user', 'user.id', 'member.user_id')
    .select(['user.id', 'user.name', 'user.email', 'user.disabled_at', 'member.role', 'member.created_at'])
    .where('member.project_id', '=', project)
    .orderBy('user.name')
    .orderBy('user.id')
    .execute()
  return rows.map(row => ({
    user: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    since: row.created_at,
    disabled: row.disabled_at !== null,
  }))
}

/** The names of those who can change roles in a project. */
export async function managersOf(db: Db, project: ProjectId): Promise<string[]> {
  const rows = await db
    .selectFrom('member')
    .innerJoin('user', 'user.id', 'member.user_id')
    .select('user.name')
    .where('member.project_id', '=', project)
    .where('member.role', '=', 'manager')
    .where('user.disabled_at', 'is', null)
    .orderBy('member.created_at')
    .limit(3)
    .execute()
  return rows.map(({ name }) => name)
}

/** Adds a member, or changes nothing when the person is one already. */
export async function addMemberIn(
  tx: Tx,
  member: { project: ProjectId; user: UserId; role: ProjectRole },
): Promise<void> {
  await tx
    .insertInto('member')
    .values({
      project_id: member.project,
      user_id: member.user,
      role: member.role,
      created_at: new Date().toISOString(),
    })
    .onConflict(conflict => conflict.columns(['project_id', 'user_id']).doNothing())
    .execute()
}

/**
 * Gives a member another role, or none.
 * @returns `last-manager` when nobody would be left who can manage the project
 */
export async function changeMember(
  storage: Storage,
  member: { project: ProjectId; user: UserId },
  role: ProjectRole | undefined,
): Promise<'changed' | 'missing' | 'last-manager'> {
  return storage.write(async tx => {
    // two managers who step down at once must not both succeed
    if (storage.engine === 'postgres')
      await sql`select 1 from project where id = ${member.project} for update`.execute(tx)
    const managers = await tx
      .selectFrom('member')
      .innerJoin('user', 'user.id', 'member.user_id')
      .select('user_id')
      .where('project_id', '=', member.project)
      .where('role', '=', 'manager')
      .where('user.disabled_at', 'is', null)
      .execute()
    if (role !== 'manager' && managers.length === 1 && managers[0]!.user_id === member.user) return 'last-manager'
    const changed =
      role === undefined
        ? await tx
            .deleteFrom('member')
            .where('project_id', '=', member.project)
            .where('user_id', '=', member.user)
            .returning('user_id')
            .executeTakeFirst()
        : await tx
            .updateTable('member')
            .set({ role })
            .where('project_id', '=', member.project)
            .where('user_id', '=', member.user)
            .returning('user_id')
            .executeTakeFirst()
    return changed ? 'changed' : 'missing'
  })
}
