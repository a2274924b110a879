import { cancelDocumentCheck, showDocumentChecks, startDocumentCheck } from '../checks/document-checks.ts'
import { endOneDismissal, showProjectChecks, switchApproval, switchOneCheck } from '../checks/project-checks.ts'
import type { Route } from '../route.ts'

const [project, document] = ['/projects/:p', '/projects/:p/documents/:d']

export const checkRoutes: readonly Route[] = [
  { method: 'get', path: `${document}/checks`, scope: 'document', action: 'read', handler: showDocumentChecks },
  {
    method: 'post',
    path: `${document}/checks`,
    scope: 'document',
    action: 'translate',
    limit: 'align',
    handler: startDocumentCheck,
  },
  {
    method: 'post',
    path: `${document}/checks/cancellation`,
    scope: 'document',
    action: 'translate',
    handler: cancelDocumentCheck,
  },
  { method: 'get', path: `${project}/checks`, scope: 'project', action: 'read', handler: showProjectChecks },
  { method: 'post', path: `${project}/checks/approval`, scope: 'project', action: 'manage', handler: switchApproval },
  {
    method: 'post',
    path: `${project}/checks/:check/switch`,
    scope: 'project',
    action: 'manage',
    handler: switchOneCheck,
  },
  {
    method: 'post',
    path: `${project}/dismissals/:dismissal/end`,
    scope: 'project',
    action: 'translate',
    handler: endOneDismissal,
  },
]
