import { showInvitation, useInvitation } from '../account/invitation.ts'
import { saveOwnKeys, showOwnKeys } from '../account/keys.ts'
import { logIn, logOut, showLogin } from '../account/login.ts'
import { changeName, changeOwnPassword, endOwnSession, savePreferences, sendOwnData, showMe } from '../account/me.ts'
import { createFirstUser, showSetup } from '../account/setup.ts'
import type { Route } from '../route.ts'

export const accountRoutes: readonly Route[] = [
  { method: 'get', path: '/setup', scope: 'public', handler: showSetup },
  { method: 'post', path: '/setup', scope: 'public', limit: 'password', handler: createFirstUser },
  { method: 'get', path: '/login', scope: 'public', handler: showLogin },
  { method: 'post', path: '/login', scope: 'public', handler: logIn },
  { method: 'post', path: '/logout', scope: 'signed-in', handler: logOut },
  { method: 'get', path: '/invitations/:token', scope: 'public', handler: showInvitation },
  { method: 'post', path: '/invitations/:token', scope: 'public', limit: 'password', handler: useInvitation },
  { method: 'get', path: '/me', scope: 'signed-in', handler: showMe },
  { method: 'post', path: '/me/name', scope: 'signed-in', handler: changeName },
  { method: 'post', path: '/me/password', scope: 'signed-in', limit: 'password', handler: changeOwnPassword },
  { method: 'post', path: '/me/preferences', scope: 'signed-in', handler: savePreferences },
  { method: 'get', path: '/me/keys', scope: 'signed-in', handler: showOwnKeys },
  { method: 'post', path: '/me/keys', scope: 'signed-in', handler: saveOwnKeys },
  { method: 'post', path: '/me/sessions', scope: 'signed-in', handler: endOwnSession },
  { method: 'get', path: '/me/data', scope: 'signed-in', limit: 'export', handler: sendOwnData },
]
