import { download, downloadManifest } from '../exports/download.ts'
import { showExport } from '../exports/show-export.ts'
import type { Route } from '../route.ts'

const [project, document] = ['/projects/:p/export', '/projects/:p/documents/:d/export']

export const exportRoutes: readonly Route[] = [
  { method: 'get', path: project, scope: 'project', action: 'read', handler: showExport },
  {
    method: 'get',
    path: `${project}/manifest.json`,
    scope: 'project',
    action: 'read',
    limit: 'export',
    handler: downloadManifest,
  },
  { method: 'get', path: `${project}/:file`, scope: 'project', action: 'read', limit: 'export', handler: download },
  { method: 'get', path: document, scope: 'document', action: 'read', handler: showExport },
  {
    method: 'get',
    path: `${document}/manifest.json`,
    scope: 'document',
    action: 'read',
    limit: 'export',
    handler: downloadManifest,
  },
  { method: 'get', path: `${document}/:file`, scope: 'document', action: 'read', limit: 'export', handler: download },
]
