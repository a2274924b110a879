import { goHome } from '../projects/home.ts'
import { listProjects } from '../projects/list.ts'
import type { Route } from '../route.ts'

export const projectRoutes: readonly Route[] = [
  { method: 'get', path: '/', scope: 'signed-in', handler: goHome },
  { method: 'get', path: '/projects', scope: 'signed-in', handler: listProjects },
]
