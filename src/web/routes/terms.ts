import { add, borrow, bringBack, change, giveBack, remove } from '../terms/change-terms.ts'
import { showGlossary } from '../terms/glossary.ts'
import { downloadCsv, downloadTbx, takeFile, takeFileBack } from '../terms/term-files.ts'
import { showCandidates, showUses } from '../terms/term-uses.ts'
import type { Route } from '../route.ts'

const glossary = '/projects/:p/glossary'

/** Whoever translates keeps the glossary; nothing in it is lost. Other projects' glossaries are brought in by managers. */
export const termRoutes: readonly Route[] = [
  { method: 'get', path: glossary, scope: 'project', action: 'read', handler: showGlossary },
  { method: 'post', path: glossary, scope: 'project', action: 'translate', limit: 'save', handler: add },
  {
    method: 'get',
    path: `${glossary}/terms.csv`,
    scope: 'project',
    action: 'read',
    limit: 'export',
    handler: downloadCsv,
  },
  {
    method: 'get',
    path: `${glossary}/terms.tbx`,
    scope: 'project',
    action: 'read',
    limit: 'export',
    handler: downloadTbx,
  },
  {
    method: 'post',
    path: `${glossary}/file`,
    scope: 'project',
    action: 'translate',
    body: 'multipart',
    limit: 'import',
    handler: takeFile,
  },
  {
    method: 'post',
    path: `${glossary}/files/:file/undo`,
    scope: 'project',
    action: 'translate',
    limit: 'save',
    handler: takeFileBack,
  },
  {
    method: 'get',
    path: `${glossary}/candidates`,
    scope: 'project',
    action: 'read',
    limit: 'search',
    handler: showCandidates,
  },
  { method: 'post', path: `${glossary}/others`, scope: 'project', action: 'manage', handler: borrow },
  { method: 'post', path: `${glossary}/others/:lender/end`, scope: 'project', action: 'manage', handler: giveBack },
  {
    method: 'get',
    path: `${glossary}/:term/uses`,
    scope: 'project',
    action: 'read',
    limit: 'search',
    handler: showUses,
  },
  { method: 'post', path: `${glossary}/:term`, scope: 'project', action: 'translate', limit: 'save', handler: change },
  {
    method: 'post',
    path: `${glossary}/:term/deletion`,
    scope: 'project',
    action: 'translate',
    limit: 'save',
    handler: remove,
  },
  {
    method: 'post',
    path: `${glossary}/:term/restoration`,
    scope: 'project',
    action: 'translate',
    limit: 'save',
    handler: bringBack,
  },
]
