import { logIn, logOut, showLogin } from '../account/login.ts'
import { createFirstUser, showSetup } from '../account/setup.ts'
import type { Route } from '../route.ts'

export const accountRoutes: readonly Route[] = [
  { method: 'get', path: '/setup', scope: 'public', handler: showSetup },
  { method: 'post', path: '/setup', scope: 'public', handler: createFirstUser },
  { method: 'get', path: '/login', scope: 'public', handler: showLogin },
  { method: 'post', path: '/login', scope: 'public', handler: logIn },
  { method: 'post', path: '/logout', scope: 'signed-in', handler: logOut },
]
