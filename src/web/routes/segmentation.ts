import type { Route } from '../route.ts'
import { previewProjectRules, saveProjectRules, showProjectRules } from '../segmentation/project-rules.ts'

const rules = '/projects/:p/segmentation'

/** Everybody in a project may try what rules would do; who manages it decides. */
export const segmentationRoutes: readonly Route[] = [
  { method: 'get', path: rules, scope: 'project', action: 'read', handler: showProjectRules },
  { method: 'post', path: rules, scope: 'project', action: 'manage', handler: saveProjectRules },
  { method: 'post', path: `${rules}/preview`, scope: 'project', action: 'read', limit: 'save', handler: previewProjectRules },
]
