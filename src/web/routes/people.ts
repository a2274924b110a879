import { changeMemberRole, endProjectInvitation, inviteMember, removeMember, showMembers } from '../people/members.ts'
import type { Route } from '../route.ts'

export const peopleRoutes: readonly Route[] = [
  { method: 'get', path: '/projects/:p/members', scope: 'project', action: 'read', handler: showMembers },
  {
    method: 'post',
    path: '/projects/:p/members/:user/role',
    scope: 'project',
    action: 'manage',
    handler: changeMemberRole,
  },
  {
    method: 'post',
    path: '/projects/:p/members/:user/removal',
    scope: 'project',
    action: 'manage',
    handler: removeMember,
  },
  {
    method: 'post',
    path: '/projects/:p/invitations',
    scope: 'project',
    action: 'manage',
    limit: 'invite',
    handler: inviteMember,
  },
  {
    method: 'post',
    path: '/projects/:p/invitations/:invitation/end',
    scope: 'project',
    action: 'manage',
    handler: endProjectInvitation,
  },
]
