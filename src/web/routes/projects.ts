import { showDashboard } from '../projects/dashboard.ts'
import { goHome } from '../projects/home.ts'
import { listProjects } from '../projects/list.ts'
import { makeProject, showNewProject } from '../projects/new.ts'
import { deleteWholeProject, restoreDeletedProject, saveSettings, showSettings } from '../projects/settings.ts'
import type { Route } from '../route.ts'

export const projectRoutes: readonly Route[] = [
  { method: 'get', path: '/', scope: 'signed-in', handler: goHome },
  { method: 'get', path: '/projects', scope: 'signed-in', handler: listProjects },
  { method: 'get', path: '/projects/new', scope: 'signed-in', handler: showNewProject },
  { method: 'post', path: '/projects', scope: 'signed-in', limit: 'invite', handler: makeProject },
  { method: 'get', path: '/projects/:p', scope: 'project', action: 'read', handler: showDashboard },
  { method: 'get', path: '/projects/:p/settings', scope: 'project', action: 'manage', handler: showSettings },
  { method: 'post', path: '/projects/:p/settings', scope: 'project', action: 'manage', handler: saveSettings },
  { method: 'post', path: '/projects/:p/deletion', scope: 'project', action: 'manage', handler: deleteWholeProject },
  // a deleted project is nobody's; its managers are found by the statement that brings it back
  { method: 'post', path: '/projects/:p/restoration', scope: 'signed-in', handler: restoreDeletedProject },
]
