import { slugs } from './world.ts'

/** What a request of a route carries; those that save first read the revision. */
export const bodies: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'POST /login': { form: { email: 'nobody@example.test', password: 'wrong' } },
  'POST /me/name': { form: { name: 'Somebody' } },
  'POST /me/password': { form: { current: 'wrong', password: 'x' } },
  'POST /me/preferences': { form: { theme: 'light' } },
  'POST /me/sessions': { form: { session: 'others' } },
  'POST /projects': { form: { name: 'Made by {role}' } },
  'POST /projects/:p/settings': { form: { name: 'Project A CANARY-A-5f3c', description: '' } },
  'POST /projects/:p/segmentation': { form: { newlines: 'on', abbreviations: 'on', speaker: 'on' } },
  'POST /projects/:p/segmentation/preview': { form: { colon: 'on' } },
  'POST /projects/:p/members/:user/role': { form: { role: 'viewer' } },
  'POST /projects/:p/invitations': { form: { email: 'guest@example.test', role: 'viewer' } },
  'POST /admin/users/:user': { form: { change: 'enable' } },
  'POST /admin/invitations': { form: { email: 'guest@example.test' } },
  'PUT /pairs/:pair/target': saving(),
  'POST /pairs/:pair/target': saving(),
  'POST /pairs/:pair/verdict': { json: { verdict: 'draft', revision: '{segVersion}' }, before: { segVersion: 'version' }, headers: { accept: 'application/json' } },
  'POST /pairs/:pair/comments': { json: { text: 'hello from {role}' }, headers: { accept: 'application/json' } },
  'POST /projects/:p/checks/approval': { form: { blocks: 'no' } },
  'POST /projects/:p/checks/:check/switch': { form: { on: 'yes' } },
  'GET /projects/:p/documents/:d/events': { stream: true },
  'GET /projects/:p/documents/:d/find': {},
  'POST /projects/:p/documents/:d/presence': { json: { pair: '1' }, headers: { accept: 'application/json' } },
}

function saving() {
  return {
    json: { text: 'matrix {role}', revision: '{segVersion}' }, before: { segVersion: 'version' }, unchanged: 'segment', headers: { accept: 'application/json' },
  }
}

/**
 * Routes that the matrix cannot call as somebody who may: they need an id that exists only afterwards, answer “not now” by
 * design, or end what the other rows need. Tests of their own cover them.
 */
export const leftOut: ReadonlySet<string> = new Set([
  'GET /', 'GET /login', 'POST /login', 'GET /setup', 'POST /setup', 'POST /logout', 'GET /healthz', 'GET /readyz', 
  'GET /invitations/:token', 'POST /invitations/:token', 'POST /me/password', 'POST /me/sessions',
  'POST /projects/:p/deletion', 'POST /projects/:p/restoration', 'POST /projects/:p/members/:user/removal', 'POST /projects/:p/invitations/:invitation/end',
  'POST /admin/invitations/:invitation/end', 'POST /pairs/:pair/comments/:comment/resolution', 'GET /pairs/:pair/split', 'POST /pairs/:pair/split',
  'POST /pairs/:pair/merge', 'POST /pairs/:pair/verdict', 'POST /projects/:p/documents/:d/verdicts', 'POST /projects/:p/documents/:d/undo', 'POST /projects/:p/documents/:d/redo',
  'POST /projects/:p/documents/:d/operations/:operation/undo', 'POST /projects/:p/dismissals/:dismissal/end', 'GET /projects/:p/documents/:d/find',
])

const strangers = ['anon', 'manager', 'translator', 'reviewer', 'viewer', 'outsider']

/** Things of one project asked for through another, and steps that nobody but a manager may take. */
export const wrongParents: readonly Readonly<Record<string, unknown>>[] = [
  { id: 'text of A through project B', method: 'GET', path: `/projects/{projectB}/documents/${slugs.document.A}`, allow: [], roles: strangers },
  { id: 'text of B through project A', method: 'GET', path: `/projects/{projectA}/documents/${slugs.document.B}`, allow: [], roles: strangers },
  { id: 'history of a pair of B', method: 'GET', path: '/pairs/{segB}/history', allow: ['outsider'], roles: strangers },
  { id: 'members of A from outside', method: 'GET', path: '/projects/{projectA}/members', allow: [], roles: ['anon', 'outsider'] },
  ...['manager', 'translator', 'viewer'].map(role => ({
    id: `${role} deletes project B`, method: 'POST', path: '/projects/{projectB}/deletion', form: { name: 'Project B CANARY-B-9d1e' }, allow: [], roles: [role],
  })),
  {
    id: 'delete project A', method: 'POST', path: '/projects/{projectA}/deletion', form: { name: 'Project A CANARY-A-5f3c' }, allow: [],
    roles: ['anon', 'translator', 'reviewer', 'viewer', 'outsider'],
  },
  {
    id: 'remove a member', method: 'POST', path: '/projects/{projectA}/members/{viewer}/removal', form: {}, allow: [],
    roles: ['anon', 'translator', 'reviewer', 'viewer', 'outsider'],
  },
  { id: 'approve', ...step('verdict', { verdict: 'approve' }), allow: [], roles: ['anon', 'translator', 'viewer', 'outsider'] },
  { id: 'split', ...step('split', { at: 4 }), allow: [], roles: ['anon', 'viewer', 'outsider'] },
  { id: 'merge', ...step('merge', {}), allow: [], roles: ['anon', 'viewer', 'outsider'] },
  { id: 'undo', method: 'POST', path: '/projects/{projectA}/documents/{documentA}/undo', json: {}, allow: [], roles: ['anon', 'viewer', 'outsider'] },
]

function step(what: string, fields: object) {
  return {
    method: 'POST', path: `/pairs/{segA}/${what}`, json: { ...fields, revision: '{segVersion}' }, before: { segVersion: 'version' },
    headers: { accept: 'application/json' }, unchanged: 'segment',
  }
}
