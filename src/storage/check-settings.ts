import type { ProjectId, UserId } from '../model/id.ts'
import type { Db, Storage } from './open.ts'

/** What a project says about its checks; a check it says nothing about does what it does by itself. */
export interface CheckSettings {
  readonly switchedOff: ReadonlySet<string>
  readonly switchedOn: ReadonlySet<string>
  /** Whether a pair with an open finding of severity `error` cannot be approved. */
  readonly errorsBlockApproval: boolean
}

export async function checkSettings(db: Db, project: ProjectId): Promise<CheckSettings> {
  const rows = await db
    .selectFrom('check_switch')
    .select(['check_id', 'is_on'])
    .where('project_id', '=', project)
    .execute()
  const own = await db
    .selectFrom('project')
    .select('errors_block_approval')
    .where('id', '=', project)
    .executeTakeFirst()
  const having = (isOn: number): ReadonlySet<string> =>
    new Set(rows.filter(row => row.is_on === isOn).map(row => row.check_id))
  return { switchedOff: having(0), switchedOn: having(1), errorsBlockApproval: own?.errors_block_approval === 1 }
}

/** Switches one check; two people switching two checks at once both get their way. */
export async function switchCheck(
  storage: Storage,
  { project, check, isOn, user }: { project: ProjectId; check: string; isOn: boolean; user: UserId },
): Promise<void> {
  const values = { is_on: isOn ? 1 : 0, user_id: user, at: new Date().toISOString() }
  await storage.write(tx =>
    tx
      .insertInto('check_switch')
      .values({ project_id: project, check_id: check, ...values })
      .onConflict(conflict => conflict.columns(['project_id', 'check_id']).doUpdateSet(values))
      .execute(),
  )
}

export async function setErrorsBlockApproval(storage: Storage, project: ProjectId, blocks: boolean): Promise<void> {
  await storage.write(tx =>
    tx
      .updateTable('project')
      .set({ errors_block_approval: blocks ? 1 : 0 })
      .where('id', '=', project)
      .execute(),
  )
}
