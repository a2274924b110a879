import { z } from 'zod'
import { auditLines } from '../../storage/audit.ts'
import type { AuditKind } from '../../storage/audit.ts'
import { queryOf } from '../parse.ts'
import { showPage } from '../visit.ts'
import type { SignedInVisit } from '../visit.ts'

const linesPerPage = 100

export async function showActivity(visit: SignedInVisit): Promise<void> {
  const { before } = queryOf(visit, z.object({ before: z.string().max(40).optional() }))
  const lines = await auditLines(visit.storage.db, { limit: linesPerPage + 1, ...(before !== undefined && { before }) })
  const shown = lines.slice(0, linesPerPage)
  showPage(
    visit,
    'admin/activity',
    { title: 'Activity on this server', crumbs: [{ text: 'Activity' }] },
    {
      lines: shown.map(({ at, kind, user, project, address, detail }) => ({
        at,
        what: titles[kind] ?? kind,
        user: user ?? '',
        project: project ?? '',
        address,
        detail: typeof detail['role'] === 'string' ? detail['role'] : '',
      })),
      olderHref: lines.length > linesPerPage ? `/admin/activity?before=${shown.at(-1)!.id}` : undefined,
    },
  )
}

const titles: Readonly<Record<AuditKind, string>> = {
  'set-up': 'set the server up',
  'signed-in': 'signed in',
  'sign-in-failed': 'failed to sign in',
  'sign-in-limited': 'tried to sign in too often',
  'signed-out': 'signed out',
  'password-changed': 'changed the password',
  'password-reset': 'set a new password by link',
  'reset-link-made': 'made a link for a new password',
  'session-ended': 'ended a session',
  'account-made': 'made an account',
  'account-disabled': 'disabled an account',
  'account-enabled': 'let an account in again',
  'admin-given': 'made somebody an administrator',
  'admin-taken': 'took administration from somebody',
  'project-created': 'made a project',
  'project-renamed': 'changed a project',
  'project-deleted': 'deleted a project',
  'project-restored': 'brought a project back',
  'invited': 'invited somebody',
  'invitation-ended': 'ended an invitation',
  'joined': 'joined a project',
  'role-changed': 'changed a role',
  'member-removed': 'removed a member',
  'imported': 'imported a text',
  'import-undone': 'took an import back',
  'exported': 'exported',
  'document-deleted': 'deleted a document',
  'document-restored': 'brought a document back',
  'rules-changed': 'changed how texts are cut into sentences',
}
