import type { Route } from '../route.ts'
import { changeTicked, showChanges } from '../search/changes.ts'
import { replaceTicked, showReplace } from '../search/replace.ts'
import { showSearch } from '../search/search.ts'
import { undoAcross } from '../search/undo.ts'

const search = '/projects/:p/search'

export const searchRoutes: readonly Route[] = [
  { method: 'get', path: search, scope: 'project', action: 'read', limit: 'search', handler: showSearch },
  {
    method: 'get',
    path: `${search}/replace`,
    scope: 'project',
    action: 'translate',
    limit: 'search',
    handler: showReplace,
  },
  {
    method: 'post',
    path: `${search}/replace`,
    scope: 'project',
    action: 'translate',
    limit: 'save',
    handler: replaceTicked,
  },
  {
    method: 'post',
    path: `${search}/changes`,
    scope: 'project',
    action: 'translate',
    limit: 'save',
    handler: changeTicked,
  },
  {
    method: 'get',
    path: `${search}/changes`,
    scope: 'project',
    action: 'translate',
    limit: 'search',
    handler: showChanges,
  },
  {
    method: 'post',
    path: `${search}/undo`,
    scope: 'project',
    action: 'translate',
    limit: 'save',
    handler: undoAcross,
  },
]
