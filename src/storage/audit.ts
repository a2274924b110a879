import type { ProjectId, UserId } from '../model/id.ts'
import type { Db, Storage } from './open.ts'
import { newId } from './new-id.ts'

export const auditKinds = [
  'set-up',
  'signed-in',
  'sign-in-failed',
  'sign-in-limited',
  'signed-out',
  'password-changed',
  'password-reset',
  'reset-link-made',
  'session-ended',
  'account-made',
  'account-disabled',
  'account-enabled',
  'admin-given',
  'admin-taken',
  'project-created',
  'project-renamed',
  'project-deleted',
  'project-restored',
  'invited',
  'invitation-ended',
  'joined',
  'role-changed',
  'member-removed',
  'imported',
  'import-undone',
  'exported',
  'document-deleted',
  'document-restored',
  'rules-changed',
] as const
export type AuditKind = (typeof auditKinds)[number]

/** Who did what, when, from where; never the texts. */
export interface AuditEntry {
  readonly kind: AuditKind
  readonly user?: UserId | undefined
  readonly project?: ProjectId | undefined
  readonly address?: string | undefined
  readonly detail?: Readonly<Record<string, string | number>>
}

export interface AuditLine {
  readonly id: string
  readonly at: string
  readonly kind: AuditKind
  readonly user: string | null
  readonly project: string | null
  readonly address: string
  readonly detail: Readonly<Record<string, string | number>>
}

const keptMs = 180 * 24 * 60 * 60_000

/** Adds a line; lines older than 180 days go. */
export async function audit(storage: Storage, entry: AuditEntry): Promise<void> {
  const now = Date.now()
  await storage.write(async tx => {
    await tx
      .deleteFrom('audit')
      .where('at', '<', new Date(now - keptMs).toISOString())
      .execute()
    await tx
      .insertInto('audit')
      .values({
        id: newId(),
        at: new Date(now).toISOString(),
        user_id: entry.user ?? null,
        project_id: entry.project ?? null,
        kind: entry.kind,
        address: entry.address ?? '',
        detail: JSON.stringify(entry.detail ?? {}),
      })
      .execute()
  })
}

/** The newest lines, of the whole server or one project, before an id when paging. */
export async function auditLines(
  db: Db,
  of: { readonly project?: ProjectId; readonly before?: string; readonly limit: number },
): Promise<AuditLine[]> {
  let query = db
    .selectFrom('audit')
    .leftJoin('user', 'user.id', 'audit.user_id')
    .leftJoin('project', 'project.id', 'audit.project_id')
    .select([
      'audit.id',
      'audit.at',
      'audit.kind',
      'audit.address',
      'audit.detail',
      'user.name as user',
      'project.name as project',
    ])
    .orderBy('audit.id', 'desc')
    .limit(of.limit)
  if (of.project) query = query.where('audit.project_id', '=', of.project)
  if (of.before) query = query.where('audit.id', '<', of.before)
  return (await query.execute()).map(row => ({
    ...row,
    kind: row.kind as AuditKind,
    detail: JSON.parse(row.detail) as AuditLine['detail'],
  }))
}
