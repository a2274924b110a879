import { add, list, settle } from '../pairs/comments.ts'
import { dismissHere, takeBackDismissal } from '../pairs/dismissals.ts'
import { base, history, panel, permalink, row } from '../pairs/read-pair.ts'
import { fillRepetitions, showRepetitions } from '../pairs/repetitions.ts'
import { judge, saveText } from '../pairs/save.ts'
import { chooseSplit, merge, split } from '../pairs/structure.ts'
import { words } from '../pairs/words.ts'
import type { Route } from '../route.ts'

export const pairRoutes: readonly Route[] = [
  { method: 'get', path: '/pairs/:pair', scope: 'pair', action: 'read', orHeir: true, handler: permalink },
  { method: 'get', path: '/pairs/:pair/row', scope: 'pair', action: 'read', handler: row },
  { method: 'get', path: '/pairs/:pair/panel', scope: 'pair', action: 'read', handler: panel },
  { method: 'get', path: '/pairs/:pair/history', scope: 'pair', action: 'read', handler: history },
  { method: 'get', path: '/pairs/:pair/words', scope: 'pair', action: 'read', handler: words },
  { method: 'get', path: '/pairs/:pair/review-base', scope: 'pair', action: 'read', handler: base },
  {
    method: 'put',
    path: '/pairs/:pair/target',
    scope: 'pair',
    action: 'translate',
    orHeir: true,
    limit: 'save',
    handler: saveText,
  },
  {
    method: 'post',
    path: '/pairs/:pair/target',
    scope: 'pair',
    action: 'translate',
    orHeir: true,
    limit: 'save',
    handler: saveText,
  },
  {
    method: 'post',
    path: '/pairs/:pair/verdict',
    scope: 'pair',
    action: 'translate',
    orHeir: true,
    limit: 'save',
    handler: judge,
  },
  { method: 'get', path: '/pairs/:pair/split', scope: 'pair', action: 'translate', handler: chooseSplit },
  { method: 'post', path: '/pairs/:pair/split', scope: 'pair', action: 'translate', limit: 'save', handler: split },
  { method: 'post', path: '/pairs/:pair/merge', scope: 'pair', action: 'translate', limit: 'save', handler: merge },
  {
    method: 'get',
    path: '/pairs/:pair/repetitions',
    scope: 'pair',
    action: 'translate',
    limit: 'save',
    handler: showRepetitions,
  },
  {
    method: 'post',
    path: '/pairs/:pair/repetitions',
    scope: 'pair',
    action: 'translate',
    limit: 'save',
    handler: fillRepetitions,
  },
  { method: 'get', path: '/pairs/:pair/comments', scope: 'pair', action: 'read', handler: list },
  { method: 'post', path: '/pairs/:pair/comments', scope: 'pair', action: 'comment', limit: 'comment', handler: add },
  {
    method: 'post',
    path: '/pairs/:pair/comments/:comment/resolution',
    scope: 'pair',
    action: 'comment',
    limit: 'comment',
    handler: settle,
  },
  {
    method: 'post',
    path: '/pairs/:pair/dismissals',
    scope: 'pair',
    action: 'translate',
    limit: 'comment',
    handler: dismissHere,
  },
  {
    method: 'post',
    path: '/pairs/:pair/dismissals/:dismissal/end',
    scope: 'pair',
    action: 'translate',
    limit: 'comment',
    handler: takeBackDismissal,
  },
]
