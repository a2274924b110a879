import { checks } from '../../src/text/checks/index.ts'
import { writeSrx } from '../../src/text/segmentation/srx.ts'
import { topics } from '../../src/web/help/help.ts'
import { permissions } from '../../src/web/routes.ts'
import { exportFile, memoryIds, people, slugs, termIds } from './world.ts'

export interface MatrixRow {
  readonly id: string
  readonly method: string
  readonly path: string
  readonly allow: readonly string[]
  /** Who is tried; everybody when it is not said. */
  readonly roles?: readonly string[]
  readonly json?: unknown
  readonly form?: unknown
  readonly multipart?: unknown
  readonly [more: string]: unknown
}

const everybody = people.filter(role => role !== 'disabled')
const asJson = { headers: { accept: 'application/json' } }

/**
 * One row for each route of the program's own table. Those that need what exists only afterwards, answer “not now” by design,
 * or end what the other rows need are tried only by those who may not; so are those whose body nobody described here.
 */
export function matrix(): MatrixRow[] {
  return permissions()
    .filter(({ method, path }) => !isDoor(path) && path !== '/logout' && `${method} ${path}` !== 'POST /me/sessions')
    .map(({ method, path, scope, allowed }) => {
      const name = `${method} ${path}`
      // an import is seen only by whoever began it
      const allow =
        method === 'GET' && path.includes('/imports/:i')
          ? ['translator']
          : scope === 'public'
            ? ['anon', ...everybody]
            : scope === 'signed-in'
              ? everybody
              : allowed
      const row = { id: name, method, path: filled(path, queries[name]), allow, ...bodies[name] }
      return isTriedByAll(method, path)
        ? row
        : { ...row, allow: [], roles: ['anon', ...everybody].filter(role => !allow.includes(role)) }
    })
}

function isTriedByAll(method: string, path: string): boolean {
  const name = `${method} ${path}`
  const isKnown = path.split('/').every(part => !part.startsWith(':') || part in parts)
  return isKnown && !deniedOnly.has(name) && (method === 'GET' || name in bodies)
}

/** Pages that are there before anybody is somebody; tests of their own cover them. */
const isDoor = (path: string): boolean => /^\/(?:login|setup|healthz|readyz|invitations\/:token)$/.test(path)

/** The name of a part of an address → what the harness puts there. */
const parts: Readonly<Record<string, string>> = {
  ':p': '{projectA}',
  ':d': '{documentA}',
  ':pair': '{segA}',
  ':i': '{importA}',
  ':user': '{viewer}',
  ':topic': 'translate',
  ':file': exportFile('tsv'),
  ':check': checks[0]!.id,
  ':term': termIds.A,
  ':memory': memoryIds.A,
}

const queries: Readonly<Record<string, string>> = {
  'GET /pairs/:pair/sentence': '?side=source&sentence=0',
  'GET /projects/:p/documents/:d/find': '?q=CANARY',
}

/** What is not known beforehand is an id that nothing has. */
const filled = (path: string, query = ''): string =>
  path
    .split('/')
    .map(part => (part.startsWith(':') ? (parts[part] ?? '999999') : part))
    .join('/') + query

const srx = writeSrx({
  cascade: false,
  languageRules: [{ name: 'A', rules: [{ breaks: true, before: '\\.', after: '\\s' }] }],
  maps: [{ pattern: '.*', rules: 'A' }],
})

/** What a request of a route carries; those that save first read the revision. */
const bodies: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'POST /me/keys': {},
  'POST /admin/users/:user/reset': {},
  'POST /projects/:p/documents/:d/align/undo': {},
  'POST /projects/:p/documents/:d/align/redo': {},
  'POST /projects/:p/documents/:d/checks': {},
  'POST /projects/:p/documents/:d/checks/cancellation': {},
  'POST /projects/:p/documents/:d/analysis': {},
  'POST /projects/:p/documents/:d/analysis/cancellation': {},
  'POST /me/name': { form: { name: 'Somebody' } },
  'POST /me/password': { form: { current: 'wrong', password: 'x' } },
  'POST /me/preferences': { form: { theme: 'light' } },
  'POST /projects': { form: { name: 'Made by {role}' } },
  'POST /projects/:p/settings': { form: { name: 'Project A CANARY-A-5f3c', description: '' } },
  'POST /projects/:p/documents/:d/settings': { form: { title: 'نص CANARY-A-5f3c', subtitle: '' } },
  'POST /projects/:p/documents/:d/segmentation': { form: { newlines: 'on', abbreviations: 'on', speaker: 'on' } },
  'POST /projects/:p/documents/:d/segmentation/cancellation': {},
  'POST /projects/:p/documents/:d/segmentation/preview': {
    form: { newlines: 'on', abbreviations: 'on', speaker: 'on' },
  },
  'POST /projects/:p/segmentation/file': { multipart: { file: { filename: 'rules.srx', data: srx } } },
  'POST /projects/:p/segmentation/places': { form: { after: 'ثم' } },
  'POST /projects/:p/segmentation': { form: { newlines: 'on', abbreviations: 'on', speaker: 'on' } },
  'POST /projects/:p/segmentation/preview': { form: { colon: 'on' } },
  'POST /projects/:p/deletion': { form: { name: 'Project A CANARY-A-5f3c' } },
  'POST /projects/:p/members/:user/role': { form: { role: 'viewer' } },
  'POST /projects/:p/invitations': { form: { email: 'guest@example.test', role: 'viewer' } },
  'POST /admin/users/:user': { form: { change: 'enable' } },
  'POST /admin/invitations': { form: { email: 'guest@example.test' } },
  'PUT /pairs/:pair/target': saving({ text: 'matrix {role}' }),
  'POST /pairs/:pair/target': saving({ text: 'matrix {role}' }),
  'POST /pairs/:pair/verdict': saving({ verdict: 'draft' }),
  // whoever comes second finds it pinned
  'POST /pairs/:pair/link': {
    ...saving({ verb: 'pin' }),
    allow: ['admin'],
    roles: ['anon', 'viewer', 'outsider', 'admin'],
  },
  'POST /pairs/:pair/split': saving({ at: 4 }),
  'POST /pairs/:pair/merge': saving({}),
  'POST /pairs/:pair/dismissals': { json: { key: 'none', reason: 'none' }, unchanged: 'segment', ...asJson },
  'POST /pairs/:pair/comments': { json: { text: 'hello from {role}' }, ...asJson },
  'POST /projects/:p/glossary': { form: { source: 'كلمة', target: 'word of {role}' } },
  'POST /projects/:p/glossary/file': { multipart: { text: 'Arabic,English\nجملة,sentence of {role}' } },
  'POST /projects/:p/glossary/:term': { form: { source: 'مدينة', target: 'city', revision: '1' } },
  'POST /projects/:p/glossary/others': { form: { lender: slugs.project.B } },
  'POST /projects/:p/checks/approval': { form: { blocks: 'no' } },
  'POST /projects/:p/checks/:check/switch': { form: { on: 'yes' } },
  'GET /projects/:p/documents/:d/events': { stream: true },
  'POST /projects/:p/documents/:d/presence': { json: { pair: '1' }, ...asJson },
  'POST /projects/:p/documents/:d/translation': { multipart: { text: 'One sentence. Another.' } },
  'POST /projects/:p/documents/:d/translation/alignment': { form: { import: '{importA}' } },
  'POST /projects/:p/documents/:d/translation/encoding': { form: { import: '{importA}', encoding: 'utf-8' } },
  'POST /projects/:p/documents/:d/translation/cancellation': { form: { import: '{importA}' } },
  'POST /projects/:p/documents': {
    multipart: { title: 'Two texts by {role}', source: 'جملة. وأخرى.', target: 'One sentence. Another.' },
  },
  'POST /projects/:p/imports/:i/translation': { form: { translation: '{importA}' } },
  'POST /projects/:p/imports': { multipart: { text: 'A text by {role}.' } },
  'GET /projects/:p/export/:file': { path: `/projects/{projectA}/export/${exportFile('tsv', 'project')}` },
  'POST /projects/:p/imports/:i/encoding': { allow: ['translator'], form: { encoding: 'utf-8' } },
  'POST /projects/:p/imports/:i/corrections': { allow: ['translator'], form: { join: '14' } },
  'POST /projects/:p/imports/:i/undo': { allow: ['translator'] },
  'POST /projects/:p/imports/:i/rules': { allow: ['translator'], form: { newlines: 'on' } },
  'POST /projects/:p/imports/:i/breaks/undo': { allow: ['translator'], form: { least: '50' } },
  'POST /projects/:p/imports/:i/breaks/rule': { allow: ['translator'], form: { after: 'ثم' } },
  'POST /projects/:p/imports/:i/document': { allow: ['translator'], form: { title: 'Made from an import' } },
}

function saving(fields: object) {
  return {
    json: { ...fields, revision: '{segVersion}' },
    before: { segVersion: 'version' },
    unchanged: 'segment',
    ...asJson,
  }
}

const deniedOnly: ReadonlySet<string> = new Set([
  'GET /',
  'POST /me/password',
  'POST /projects/:p/deletion',
  'POST /projects/:p/documents/:d/deletion',
  'POST /projects/:p/imports/:i/translation',
  'POST /pairs/:pair/dismissals',
  // nothing has been looked up by then
  'GET /projects/:p/documents/:d/analysis.csv',
  'GET /pairs/:pair/split',
  'POST /pairs/:pair/split',
  'POST /pairs/:pair/merge',
  'POST /pairs/:pair/verdict',
  'POST /projects/:p/glossary/:term',
  'POST /projects/:p/glossary/:term/deletion',
  'POST /projects/:p/glossary/:term/restoration',
  'POST /projects/:p/glossary/others',
  // the import is a document by then
  'POST /projects/:p/imports/:i/breaks/undo',
  'POST /projects/:p/imports/:i/breaks/rule',
  'POST /projects/:p/documents/:d/translation/encoding',
  'POST /pairs/:pair/repetitions',
  'GET /pairs/:pair/realignment',
  'POST /projects/:p/documents/:d/translation/alignment',
  'POST /projects/:p/documents/:d/translation/cancellation',
])

const strangers = ['anon', 'manager', 'translator', 'reviewer', 'viewer', 'outsider']

/** Things of one project asked for through another, and steps that only some of those who work in a project may take. */
export const wrongParents: readonly MatrixRow[] = [
  {
    id: 'text of A through project B',
    method: 'GET',
    path: `/projects/{projectB}/documents/${slugs.document.A}`,
    allow: [],
    roles: strangers,
  },
  {
    id: 'text of B through project A',
    method: 'GET',
    path: `/projects/{projectA}/documents/${slugs.document.B}`,
    allow: [],
    roles: strangers,
  },
  {
    id: 'export of B through project A',
    method: 'GET',
    path: `/projects/{projectA}/documents/${slugs.document.B}/export/12.tsv`,
    allow: [],
    roles: strangers,
  },
  {
    id: 'import of A through project B',
    method: 'GET',
    path: '/projects/{projectB}/imports/{importA}',
    allow: [],
    roles: strangers,
  },
  ...topics.map(({ name }) => ({
    id: `help about ${name}`,
    method: 'GET',
    path: `/help/${name}`,
    allow: ['anon', ...everybody],
  })),
  {
    id: 'memory of B through project A',
    method: 'GET',
    path: `/projects/{projectA}/memory/${memoryIds.B}`,
    allow: [],
    roles: strangers,
  },
  {
    id: 'entries of B through project A',
    method: 'GET',
    path: `/projects/{projectA}/memory/${memoryIds.B}/entries.tmx`,
    allow: [],
    roles: strangers,
  },
  {
    id: 'uses of a term of B through project A',
    method: 'GET',
    path: `/projects/{projectA}/glossary/${termIds.B}/uses`,
    allow: [],
    roles: strangers,
  },
  {
    id: 'term of B changed through project A',
    method: 'POST',
    path: `/projects/{projectA}/glossary/${termIds.B}/deletion`,
    form: {},
    allow: [],
    roles: strangers,
  },
  { id: 'history of a pair of B', method: 'GET', path: '/pairs/{segB}/history', allow: ['outsider'], roles: strangers },
  {
    id: 'members of A from outside',
    method: 'GET',
    path: '/projects/{projectA}/members',
    allow: [],
    roles: ['anon', 'outsider'],
  },
  ...['manager', 'translator', 'viewer'].map(role => ({
    id: `${role} deletes project B`,
    method: 'POST',
    path: '/projects/{projectB}/deletion',
    form: { name: 'Project B CANARY-B-9d1e' },
    allow: [],
    roles: [role],
  })),
  {
    id: 'approve',
    method: 'POST',
    path: '/pairs/{segA}/verdict',
    ...saving({ verdict: 'approve' }),
    allow: [],
    roles: ['anon', 'translator', 'viewer', 'outsider'],
  },
  {
    id: 'cancel an import of A through project B',
    method: 'POST',
    path: '/projects/{projectB}/imports/{importA}/cancellation',
    form: {},
    allow: [],
    roles: ['translator', 'reviewer', 'viewer'],
  },
]
