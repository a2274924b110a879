import type { Route } from '../route.ts'
import { replaceTicked, showReplace, undoReplace } from '../search/replace.ts'
import { showSearch } from '../search/search.ts'

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
    path: `${search}/replace/undo`,
    scope: 'project',
    action: 'translate',
    limit: 'save',
    handler: undoReplace,
  },
]
