import { showActivity } from '../admin/activity.ts'
import {
  changeUserAccount,
  endAccountInvitation,
  handOverReset,
  inviteUser,
  showUser,
  showUsers,
} from '../admin/users.ts'
import type { Route } from '../route.ts'

export const adminRoutes: readonly Route[] = [
  { method: 'get', path: '/admin/users', scope: 'admin', handler: showUsers },
  { method: 'get', path: '/admin/users/:user', scope: 'admin', handler: showUser },
  { method: 'post', path: '/admin/users/:user', scope: 'admin', handler: changeUserAccount },
  { method: 'post', path: '/admin/users/:user/reset', scope: 'admin', limit: 'invite', handler: handOverReset },
  { method: 'post', path: '/admin/invitations', scope: 'admin', limit: 'invite', handler: inviteUser },
  { method: 'post', path: '/admin/invitations/:invitation/end', scope: 'admin', handler: endAccountInvitation },
  { method: 'get', path: '/admin/activity', scope: 'admin', handler: showActivity },
]
