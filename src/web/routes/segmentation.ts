import type { Route } from '../route.ts'
import { addProjectPlace } from '../segmentation/breaks.ts'
import { acceptDocumentBreak, showDocumentBreaks, undoDocumentBreak } from '../segmentation/document-breaks.ts'
import {
  applyDocumentRules,
  cancelDocumentRules,
  previewDocumentRules,
  showDocumentRules,
} from '../segmentation/document-rules.ts'
import { exportRules, forgetFile, importFile } from '../segmentation/rule-files.ts'
import { previewProjectRules, saveProjectRules, showProjectRules } from '../segmentation/project-rules.ts'

const document = '/projects/:p/documents/:d'
const rules = '/projects/:p/segmentation'

/** Everybody in a project may try what rules would do; who manages it decides. */
export const segmentationRoutes: readonly Route[] = [
  { method: 'get', path: rules, scope: 'project', action: 'read', handler: showProjectRules },
  { method: 'post', path: rules, scope: 'project', action: 'manage', handler: saveProjectRules },
  {
    method: 'post',
    path: `${rules}/preview`,
    scope: 'project',
    action: 'read',
    limit: 'save',
    handler: previewProjectRules,
  },
  {
    method: 'get',
    path: `${rules}/rules.srx`,
    scope: 'project',
    action: 'read',
    limit: 'export',
    handler: exportRules,
  },
  {
    method: 'post',
    path: `${rules}/file`,
    scope: 'project',
    action: 'manage',
    limit: 'import',
    body: 'multipart',
    handler: importFile,
  },
  { method: 'post', path: `${rules}/file/removal`, scope: 'project', action: 'manage', handler: forgetFile },
  { method: 'get', path: `${document}/segmentation`, scope: 'document', action: 'read', handler: showDocumentRules },
  {
    method: 'post',
    path: `${document}/segmentation`,
    scope: 'document',
    action: 'translate',
    limit: 'search',
    handler: applyDocumentRules,
  },
  {
    method: 'post',
    path: `${document}/segmentation/cancellation`,
    scope: 'document',
    action: 'translate',
    handler: cancelDocumentRules,
  },
  {
    method: 'post',
    path: `${document}/segmentation/preview`,
    scope: 'document',
    action: 'read',
    limit: 'search',
    handler: previewDocumentRules,
  },
  { method: 'post', path: `${rules}/places`, scope: 'project', action: 'manage', handler: addProjectPlace },
  {
    method: 'get',
    path: `${document}/breaks`,
    scope: 'document',
    action: 'read',
    limit: 'save',
    handler: showDocumentBreaks,
  },
  {
    method: 'post',
    path: `${document}/breaks`,
    scope: 'document',
    action: 'translate',
    limit: 'save',
    handler: acceptDocumentBreak,
  },
  {
    method: 'post',
    path: `${document}/breaks/undo`,
    scope: 'document',
    action: 'translate',
    limit: 'save',
    handler: undoDocumentBreak,
  },
]
