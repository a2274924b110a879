import {
  beginAnalysis,
  cancelAnalysis,
  downloadAnalysisCsv,
  downloadAnalysisJson,
  showAnalysis,
} from '../documents/analysis.ts'
import { events, presence } from '../documents/live.ts'
import { read } from '../documents/read.ts'
import { counts, find, judgeSelection, redoOwnLast, undoOne, undoOwnLast } from '../documents/steps.ts'
import { deleteDocument, restoreDocument, saveDocumentSettings, showDocumentSettings } from '../documents/settings.ts'
import { review, translate } from '../documents/work.ts'
import type { Route } from '../route.ts'

const document = '/projects/:p/documents/:d'

export const documentRoutes: readonly Route[] = [
  { method: 'get', path: document, scope: 'document', action: 'read', handler: translate },
  { method: 'get', path: `${document}/review`, scope: 'document', action: 'read', handler: review },
  { method: 'get', path: `${document}/read`, scope: 'document', action: 'read', handler: read },
  {
    method: 'get',
    path: `${document}/analysis`,
    scope: 'document',
    action: 'read',
    handler: showAnalysis,
  },
  {
    method: 'post',
    path: `${document}/analysis`,
    scope: 'document',
    action: 'translate',
    limit: 'align',
    handler: beginAnalysis,
  },
  {
    method: 'post',
    path: `${document}/analysis/cancellation`,
    scope: 'document',
    action: 'translate',
    handler: cancelAnalysis,
  },
  {
    method: 'get',
    path: `${document}/analysis.csv`,
    scope: 'document',
    action: 'read',
    limit: 'search',
    handler: downloadAnalysisCsv,
  },
  {
    method: 'get',
    path: `${document}/analysis.json`,
    scope: 'document',
    action: 'read',
    limit: 'search',
    handler: downloadAnalysisJson,
  },
  { method: 'get', path: `${document}/settings`, scope: 'document', action: 'manage', handler: showDocumentSettings },
  { method: 'post', path: `${document}/settings`, scope: 'document', action: 'manage', handler: saveDocumentSettings },
  { method: 'post', path: `${document}/deletion`, scope: 'document', action: 'manage', handler: deleteDocument },
  // a deleted document is nobody's; it is found by the statement that brings it back
  {
    method: 'post',
    path: '/projects/:p/documents/:document/restoration',
    scope: 'project',
    action: 'manage',
    handler: restoreDocument,
  },
  { method: 'get', path: `${document}/events`, scope: 'document', action: 'read', handler: events },
  { method: 'get', path: `${document}/counts`, scope: 'document', action: 'read', handler: counts },
  { method: 'get', path: `${document}/find`, scope: 'document', action: 'read', limit: 'search', handler: find },
  { method: 'post', path: `${document}/presence`, scope: 'document', action: 'read', handler: presence },
  { method: 'post', path: `${document}/verdicts`, scope: 'document', action: 'translate', handler: judgeSelection },
  { method: 'post', path: `${document}/undo`, scope: 'document', action: 'translate', handler: undoOwnLast },
  { method: 'post', path: `${document}/redo`, scope: 'document', action: 'translate', handler: redoOwnLast },
  {
    method: 'post',
    path: `${document}/operations/:operation/undo`,
    scope: 'document',
    action: 'translate',
    handler: undoOne,
  },
]
