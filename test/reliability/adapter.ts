import { writeFileSync } from 'node:fs'
import { serverEnv, serverFlags } from '../../src/cli/server-process.ts'
import { matrix, wrongParents } from './matrix.ts'
import { canaries, exportFile, firstPair, idOf, importId, password, people, segments, slugs } from './world.ts'

const exportPath = '/projects/{projectA}/documents/{documentA}/export'
const admin = (path: string) => ({ as: 'admin', request: { path, headers: { accept: 'application/json' } } })

/** The description of our routes that the black-box harness reads; `node adapter.ts FILE` writes it. */
export function adapter(): Record<string, unknown> {
  const login = { email: '{user}', password: '{pass}' }
  return {
    name: 'Mizan',
    baseUrl: 'http://127.0.0.1:{port}',
    server: {
      cmd: ['node', ...serverFlags, 'dist/web/main.js'],
      cwd: '../..',
      env: {
        ...serverEnv,
        NODE_ENV: 'production',
        HOST: '127.0.0.1',
        PORT: '{port}',
        DATA_DIR: '{dataDir}',
        BASE_URL: 'http://127.0.0.1:{port}',
        RATE_LIMIT_SCALE: '1000',
        LOG_LEVEL: 'info',
      },
      envFor: { auth: { RATE_LIMIT_SCALE: '1' } },
      proxyEnv: { TRUST_PROXY: 'loopback', BASE_URL: 'https://mizan.example' },
      ready: { path: '/readyz', status: 200, timeoutMs: 30_000 },
      live: { path: '/healthz' },
      stopSignal: 'SIGTERM',
      db: '{dataDir}/mizan.db',
    },
    setup: [{ cmd: ['node', '--import', './test/support/typescript.mjs', 'test/reliability/seed.ts', '{dataDir}'] }],
    vars: {
      viewer: idOf('viewer'),
      projectA: slugs.project.A,
      projectB: slugs.project.B,
      documentA: slugs.document.A,
      documentB: slugs.document.B,
      segA: firstPair.A,
      segB: firstPair.B,
      importA: importId,
      canaryA: canaries.A,
      canaryB: canaries.B,
    },
    csrf: {
      get: '/login',
      getAuthed: '/me',
      extract: 'regex:name="_csrf" value="([^"]+)"',
      header: 'x-csrf-token',
      field: '_csrf',
    },
    login: { request: { method: 'POST', path: '/login', form: login }, ok: [303], sessionCookie: 'sid' },
    logout: { method: 'POST', path: '/logout' },
    whoami: { method: 'GET', path: '/me' },
    roles: Object.fromEntries(
      people.filter(role => role !== 'disabled').map(role => [role, { user: `${role}@example.test`, pass: password }]),
    ),
    disabledUser: { user: 'disabled@example.test', pass: password },
    segments: { project: '{projectA}', first: '{segA}', count: segments },
    editor: 'translator',
    editors: ['translator', 'reviewer', 'manager'],
    save: {
      request: {
        method: 'PUT',
        path: '/pairs/{seg}/target',
        json: { text: '{text}', revision: '{version}' },
        headers: { accept: 'application/json' },
      },
      ok: [200],
      conflict: [409, 412],
      version: 'json:revision',
    },
    read: {
      request: { path: '/pairs/{seg}', headers: { accept: 'application/json' } },
      text: 'json:text',
      version: 'json:revision',
    },
    history: { request: { path: '/pairs/{seg}/history' }, list: 'json:history', text: 'text', complete: true },
    conflictShows: { text: 'json:current.text', version: 'json:current.revision' },
    sse: {
      path: '/projects/{projectA}/documents/{documentA}/events',
      otherRole: 'outsider',
      otherPath: '/projects/{projectB}/documents/{documentB}/events',
    },
    pages: {
      public: ['/login', '/help'],
      html: ['/projects', '/projects/{projectA}', '/projects/{projectA}/documents/{documentA}', '/me'],
      htmlAdmin: ['/admin/users', '/admin/activity'],
      json: ['/pairs/{segA}/history'],
      static: ['/assets/manifest.json'],
      download: ['/me/data'],
      missing: ['/no-such-page', '/api/no-such', '/assets/no-such.js'],
    },
    redirectAfterLogin: { method: 'POST', path: '/login', form: { ...login, next: '{next}' } },
    crawl: {
      start: ['/'],
      exclude: ['/logout', '/me/data', '/export'],
      roles: ['admin', 'manager', 'translator', 'reviewer', 'viewer'],
      max: 60,
    },
    matrix: [...matrix(), ...wrongParents],
    textFields: textFields(),
    export: {
      csv: { path: `${exportPath}/${exportFile('csv-excel')}?what=all`, as: 'manager' },
      tmx: { path: `${exportPath}/${exportFile('tmx')}?what=all`, as: 'manager' },
    },
    fuzz: {
      as: ['anon', 'viewer', 'translator', 'manager', 'admin'],
      routes: matrix()
        .filter(row => !row.path.endsWith('/events'))
        .map(({ method, path, json, form, multipart }) => withRevision({ method, path, json, form, multipart })),
      avoid: ['^DELETE ', '/deletion', '/logout', '^POST /admin/users/', '/removal', '/role'],
    },
    massAssign: [
      {
        id: 'name',
        as: 'translator',
        request: { method: 'POST', path: '/me/name', form: { name: 'Translator' }, json: { name: 'Translator' } },
        extra: {
          role: 'admin',
          is_admin: 1,
          isAdmin: true,
          id: idOf('admin'),
          disabled: true,
          email: 'x@example.test',
        },
        verify: { ...admin(`/admin/users/${idOf('translator')}`), same: ['isAdmin', 'disabled', 'email', 'id'] },
      },
    ],
    firstRun: {
      closed: {
        method: 'POST',
        path: '/setup',
        form: { token: 'guess', name: 'Evil', email: 'evil@example.test', password },
      },
      csrfFrom: '/setup',
      tokenLog: 'setup\\?token=(\\S+)',
      request: {
        method: 'POST',
        path: '/setup',
        form: { token: '{setupToken}', name: 'First', email: '{email}', password },
      },
      ok: [303],
      loginAs: { email: '{email}', password },
    },
    limits: { jsonBytes: 262_144, loginFailures: 10, headersTimeoutS: 20, requestTimeoutS: 40 },
    ui: {
      as: 'translator',
      as2: 'reviewer',
      page: '/projects/{projectA}/documents/{documentA}',
      segs: [5, 6, 7, 8],
      field: '#pair-{seg} :is(textarea[data-pair], .pair__text)',
      savedSel: "#pair-{seg}[data-save='saved']",
      notSavedSel: "#pair-{seg}[data-save]:not([data-save='saved'])",
      conflictSel: '#pair-{seg} .conflict',
    },
    goals: { slow_headers_s: 30 },
  }
}

/** The fuzzer reads nothing first. */
const withRevision = (row: object): unknown => JSON.parse(JSON.stringify(row).replaceAll('"{segVersion}"', '1'))

function textFields(): unknown[] {
  const dashboard = '/projects/{projectA}'
  const page = `${dashboard}/documents/{documentA}`
  const json = { accept: 'application/json' }
  return [
    {
      id: 'translation',
      as: 'translator',
      viewAs: 'reviewer',
      needsVersion: true,
      seg: 2,
      many: 15,
      max: 20_000,
      write: {
        method: 'PUT',
        path: '/pairs/{seg}/target',
        json: { text: '{text}', revision: '{version}' },
        headers: json,
      },
      readback: { request: { path: '/pairs/{seg}', headers: json }, text: 'json:text' },
      show: [page, `${page}/read`],
    },
    {
      id: 'comment',
      as: 'translator',
      viewAs: 'reviewer',
      accumulates: true,
      write: { method: 'POST', path: '/pairs/{segA}/comments', json: { text: '{text}' }, headers: json },
      show: [`${page}?at=${firstPair.A}`],
    },
    {
      id: 'own name',
      as: 'reviewer',
      identifier: true,
      viewAs: 'admin',
      write: { method: 'POST', path: '/me/name', form: { name: '{text}' } },
      show: [`${dashboard}/members`, dashboard, '/admin/users', '/admin/activity'],
    },
    {
      id: 'project name',
      as: 'manager',
      identifier: true,
      viewAs: 'viewer',
      write: { method: 'POST', path: `${dashboard}/settings`, form: { name: '{text}', description: '' } },
      show: [dashboard, '/projects', page],
    },
    {
      id: 'project description',
      as: 'manager',
      viewAs: 'viewer',
      write: { method: 'POST', path: `${dashboard}/settings`, form: { name: 'Project A', description: '{text}' } },
      show: [dashboard, '/projects'],
    },
  ]
}

const [file] = process.argv.slice(2)
if (file && process.argv[1] === import.meta.filename)
  writeFileSync(file, `${JSON.stringify(adapter(), undefined, 2)}\n`)
