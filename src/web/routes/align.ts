import { changes } from '../align/link-part.ts'
import { overview } from '../align/overview.ts'
import { alignPage, links } from '../align/page.ts'
import { applyRealign, showRealign } from '../align/realign.ts'
import {
  cancelAligning,
  readTranslationAs,
  showTranslation,
  startAligning,
  takeTranslation,
} from '../align/translation.ts'
import { chooseSentence, doVerb, guess, redoStep, undoStep } from '../align/verbs.ts'
import type { Route } from '../route.ts'

const document = '/projects/:p/documents/:d'

export const alignRoutes: readonly Route[] = [
  { method: 'get', path: `${document}/align`, scope: 'document', action: 'read', handler: alignPage },
  { method: 'get', path: `${document}/align/links`, scope: 'document', action: 'read', handler: links },
  { method: 'get', path: `${document}/align/changes`, scope: 'document', action: 'read', handler: changes },
  { method: 'get', path: `${document}/align/overview`, scope: 'document', action: 'read', handler: overview },
  {
    method: 'post',
    path: `${document}/align/undo`,
    scope: 'document',
    action: 'translate',
    limit: 'save',
    handler: undoStep,
  },
  {
    method: 'post',
    path: `${document}/align/redo`,
    scope: 'document',
    action: 'translate',
    limit: 'save',
    handler: redoStep,
  },
  { method: 'post', path: '/pairs/:pair/link', scope: 'pair', action: 'translate', limit: 'save', handler: doVerb },
  { method: 'get', path: '/pairs/:pair/guess', scope: 'pair', action: 'read', handler: guess },
  { method: 'get', path: '/pairs/:pair/sentence', scope: 'pair', action: 'translate', handler: chooseSentence },
  {
    method: 'get',
    path: '/pairs/:pair/realignment',
    scope: 'pair',
    action: 'translate',
    limit: 'search',
    handler: showRealign,
  },
  {
    method: 'post',
    path: '/pairs/:pair/realignment',
    scope: 'pair',
    action: 'translate',
    limit: 'search',
    handler: applyRealign,
  },
  { method: 'get', path: `${document}/translation`, scope: 'document', action: 'translate', handler: showTranslation },
  {
    method: 'post',
    path: `${document}/translation`,
    scope: 'document',
    action: 'translate',
    limit: 'import',
    body: 'multipart',
    handler: takeTranslation,
  },
  {
    method: 'post',
    path: `${document}/translation/encoding`,
    scope: 'document',
    action: 'translate',
    limit: 'import',
    handler: readTranslationAs,
  },
  {
    method: 'post',
    path: `${document}/translation/alignment`,
    scope: 'document',
    action: 'translate',
    limit: 'align',
    handler: startAligning,
  },
  {
    method: 'post',
    path: `${document}/translation/cancellation`,
    scope: 'document',
    action: 'translate',
    handler: cancelAligning,
  },
]
