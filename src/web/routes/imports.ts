import { cancel, correct, create, decode, switchRules, undo } from '../imports/change-import.ts'
import { acceptImportBreak, showImportBreaks, undoImportBreak, useRuleInImport } from '../imports/import-breaks.ts'
import { begin, newDocument } from '../imports/new-document.ts'
import { showImport } from '../imports/show-import.ts'
import { bringTwoTexts, newTwoTexts, readAsChosen } from '../imports/two-texts.ts'
import type { Route } from '../route.ts'

const imports = '/projects/:p/imports'
const one = `${imports}/:i`

/** Translators add texts, too. An import is seen only by whoever began it. */
export const importRoutes: readonly Route[] = [
  { method: 'get', path: '/projects/:p/documents/new', scope: 'project', action: 'translate', handler: newDocument },
  {
    method: 'get',
    path: '/projects/:p/documents/new-with-translation',
    scope: 'project',
    action: 'translate',
    handler: newTwoTexts,
  },
  {
    method: 'post',
    path: '/projects/:p/documents',
    scope: 'project',
    action: 'translate',
    body: 'multipart',
    limit: 'import',
    handler: bringTwoTexts,
  },
  {
    method: 'post',
    path: `${one}/translation`,
    scope: 'project',
    action: 'translate',
    limit: 'align',
    handler: readAsChosen,
  },
  {
    method: 'post',
    path: imports,
    scope: 'project',
    action: 'translate',
    body: 'multipart',
    limit: 'import',
    handler: begin,
  },
  { method: 'get', path: one, scope: 'project', action: 'translate', handler: showImport },
  { method: 'post', path: `${one}/encoding`, scope: 'project', action: 'translate', handler: decode },
  { method: 'post', path: `${one}/corrections`, scope: 'project', action: 'translate', handler: correct },
  { method: 'post', path: `${one}/undo`, scope: 'project', action: 'translate', handler: undo },
  {
    method: 'get',
    path: `${one}/breaks`,
    scope: 'project',
    action: 'translate',
    limit: 'save',
    handler: showImportBreaks,
  },
  {
    method: 'post',
    path: `${one}/breaks`,
    scope: 'project',
    action: 'translate',
    limit: 'save',
    handler: acceptImportBreak,
  },
  {
    method: 'post',
    path: `${one}/breaks/undo`,
    scope: 'project',
    action: 'translate',
    limit: 'save',
    handler: undoImportBreak,
  },
  { method: 'post', path: `${one}/breaks/rule`, scope: 'project', action: 'translate', handler: useRuleInImport },
  { method: 'post', path: `${one}/rules`, scope: 'project', action: 'translate', handler: switchRules },
  { method: 'post', path: `${one}/document`, scope: 'project', action: 'translate', handler: create },
  { method: 'post', path: `${one}/cancellation`, scope: 'project', action: 'translate', handler: cancel },
]
