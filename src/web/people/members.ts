import { z } from 'zod'
import type { InvitationId, UserId } from '../../model/id.ts'
import { may, projectRoles } from '../../model/role.ts'
import type { ProjectRole } from '../../model/role.ts'
import { audit } from '../../storage/audit.ts'
import { endInvitation, openInvitations } from '../../storage/invitations.ts'
import { membersOf } from '../../storage/members.ts'
import { changeRole } from '../../workbench/change-role.ts'
import { invite } from '../../workbench/invite.ts'
import { personOf } from '../frame.ts'
import { bodyOf, emailOf, enteredIn, formOf } from '../parse.ts'
import type { Problems } from '../parse.ts'
import { conflict, notFound } from '../problem.ts'
import { projectPath, seeOther, showPage, wantsJson } from '../visit.ts'
import type { ProjectVisit } from '../visit.ts'
import { roleTitles } from './role-titles.ts'

const role = z.enum(projectRoles, 'Choose a role.')

export const showMembers = (visit: ProjectVisit): Promise<void> => page(visit, {})

/** Shows the link once; only its hash is kept. */
export async function inviteMember(visit: ProjectVisit): Promise<void> {
  const {
    storage,
    project,
    actor,
    request,
    response,
    mizan: { configuration },
  } = visit
  const read = formOf(visit, z.object({ email: emailOf(), role }))
  if (read.kind === 'problems') return page(visit, { problems: read.problems })
  const token = await invite(storage, { project: project.id, ...read.value, by: actor.id, address: request.ip ?? '' })
  const link = `${configuration.baseUrl}/invitations/${token}`
  if (wantsJson(request)) {
    response.status(201).json({ link })
    return
  }
  await page(visit, { link, invited: read.value.email })
}

export async function changeMemberRole(visit: ProjectVisit): Promise<void> {
  await change(visit, bodyOf(visit, z.object({ role })).role)
  seeOther(visit, `${projectPath(visit.project)}/members`, 'member-changed')
}

export async function removeMember(visit: ProjectVisit): Promise<void> {
  await change(visit, undefined)
  seeOther(visit, `${projectPath(visit.project)}/members`, 'member-removed')
}

async function change(visit: ProjectVisit, role: ProjectRole | undefined): Promise<void> {
  const { storage, project, actor, request } = visit
  const member = String(request.params['user']) as UserId
  const outcome = await changeRole(storage, {
    project: project.id,
    member,
    role,
    by: actor.id,
    address: request.ip ?? '',
  })
  if (outcome === 'missing') throw notFound()
  if (outcome === 'last-manager')
    throw conflict('Nobody could manage the project any more. Make somebody else a manager first.')
}

export async function endProjectInvitation(visit: ProjectVisit): Promise<void> {
  const { storage, project, actor, request } = visit
  if (!(await endInvitation(storage, String(request.params['invitation']) as InvitationId, project.id)))
    throw notFound()
  await audit(storage, { kind: 'invitation-ended', user: actor.id, project: project.id, address: request.ip })
  seeOther(visit, `${projectPath(project)}/members`, 'invitation-ended')
}

async function page(
  visit: ProjectVisit,
  shown: { problems?: Problems; link?: string; invited?: string },
): Promise<void> {
  const {
    storage: { db },
    project,
    role,
    actor,
    csrf,
    request,
  } = visit
  const canManage = may(role, 'manage')
  const members = await membersOf(db, project.id)
  const path = projectPath(project)
  const invitations = canManage ? await openInvitations(db, project.id, new Date().toISOString()) : []
  const crumbs = [{ text: 'Projects', href: '/projects' }, { text: project.name, href: path }, { text: 'Members' }]
  showPage(
    visit,
    'people/members',
    { title: `Members – ${project.name}`, crumbs, status: shown.problems ? 422 : 200 },
    {
      csrf,
      path,
      canManage,
      roles: roleTitles,
      entered: shown.problems ? enteredIn(request) : {},
      problems: shown.problems ?? {},
      link: shown.link,
      invited: shown.invited,
      members: members.map(member => ({
        ...member,
        person: personOf({ id: member.user, name: member.name }),
        isSelf: member.user === actor.id,
        roleTitle: roleTitles[member.role].title,
      })),
      invitations: invitations.map(({ id, email, role, expiresAt }) => ({
        id,
        email,
        roleTitle: role ? roleTitles[role].title : '',
        expiresAt,
      })),
    },
  )
}
