import type { Route } from '../route.ts'
import { exportRules, forgetFile, importFile } from '../segmentation/rule-files.ts'
import { previewProjectRules, saveProjectRules, showProjectRules } from '../segmentation/project-rules.ts'

const rules = '/projects/:p/segmentation'

/** Everybody in a project may try what rules would do; who manages it decides. */
export const segmentationRoutes: readonly Route[] = [
  { method: 'get', path: rules, scope: 'project', action: 'read', handler: showProjectRules },
  { method: 'post', path: rules, scope: 'project', action: 'manage', handler: saveProjectRules },
  { method: 'post', path: `${rules}/preview`, scope: 'project', action: 'read', limit: 'save', handler: previewProjectRules },
  { method: 'get', path: `${rules}/rules.srx`, scope: 'project', action: 'read', limit: 'export', handler: exportRules },
  { method: 'post', path: `${rules}/file`, scope: 'project', action: 'manage', limit: 'import', body: 'multipart', handler: importFile },
  { method: 'post', path: `${rules}/file/removal`, scope: 'project', action: 'manage', handler: forgetFile },
]
