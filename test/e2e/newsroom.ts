import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { PairId, UserId } from '../../src/model/id.ts'
import type { Pair } from '../../src/model/pair.ts'
import type { ProjectRole } from '../../src/model/role.ts'
import { createDocument } from '../../src/storage/documents.ts'
import { migrate } from '../../src/storage/migrate.ts'
import { openStorage } from '../../src/storage/open.ts'
import type { Storage } from '../../src/storage/open.ts'
import { pairById, pairsAfter } from '../../src/storage/pairs.ts'
import { createBareProject } from '../../src/storage/sample.ts'
import { addMemberIn } from '../../src/storage/members.ts'
import { insertUserIn } from '../../src/storage/users.ts'
import type { Author } from '../../src/workbench/edit-pairs.ts'
import { pairOfSentence, sentencesOf } from '../../src/workbench/add-document.ts'
import { hashPassword } from '../../src/workbench/passwords.ts'
import { startSession } from '../../src/workbench/run-session.ts'
import { launchChromium } from '../support/chromium.ts'
import { migrations } from '../support/fresh-storage.ts'
import { startServer } from '../support/server.ts'
import type { RunningServer } from '../support/server.ts'

export type Person = 'omar' | 'layla' | 'vera' | 'mona'

const people: Readonly<Record<Person, { readonly name: string; readonly role: ProjectRole }>> = {
  omar: { name: 'Omar Haddad', role: 'translator' },
  layla: { name: 'Layla Nasser', role: 'reviewer' },
  vera: { name: 'Vera Stein', role: 'viewer' },
  mona: { name: 'Mona Saleh', role: 'manager' },
}

export const password = 'a sentence that is long enough'

export interface Visit {
  readonly path?: string
  readonly context?: BrowserContextOptions
}

/** A server with the sample article, a translator, a reviewer and a viewer, and browsers to visit it with. */
export interface Newsroom {
  readonly server: RunningServer
  readonly browser: Browser
  /** The page of the article; `''` is Translate. */
  readonly article: string
  readonly pairs: readonly PairId[]
  /** For what a journey prepares without a browser: the database, and Omar at the article. */
  readonly storage: Storage
  readonly author: Author
  visit(person: Person, visit?: Visit): Promise<Page>
  pair(id: PairId): Promise<Pair>
  /** Ends the person's sessions, as if they had run out. */
  signOut(person: Person): Promise<void>
  signIn(person: Person, page: Page): Promise<void>
  kill(): Promise<void>
  restart(): Promise<void>
  close(): Promise<void>
}

export const sampleArticle = (): string => readFileSync(new URL('../../db/seeds/douma.ar.txt', import.meta.url), 'utf8')

/** @param databaseUrl a PostgreSQL address; otherwise a SQLite file */
export async function openNewsroom(source = sampleArticle(), databaseUrl?: string): Promise<Newsroom> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mizan-newsroom-'))
  const database = databaseUrl ?? join(dataDir, 'mizan.db')
  await migrate(database, migrations)
  const storage = await openStorage(database)
  const { article, author, users, pairs } = await furnish(storage, source)
  const env = { RATE_LIMIT_SCALE: '1000', LOG_LEVEL: 'warn' }
  let server = await startServer({ dataDir, env, ...(databaseUrl !== undefined && { databaseUrl }) })
  const port = Number(new URL(server.url).port)
  const browser = await launchChromium()

  const cookieOf = async (person: Person) => ({
    name: 'sid',
    url: server.url,
    httpOnly: true,
    sameSite: 'Lax' as const,
    value: await startSession(
      storage,
      { sessionIdleMs: 3_600_000, sessionMaxMs: 3_600_000 },
      { user: users[person], userAgent: 'test', instead: undefined },
    ),
  })
  return {
    get server() {
      return server
    },
    browser,
    article,
    pairs,
    storage,
    author: { ...author, user: users.omar },
    async visit(person, { path = '', context } = {}) {
      const opened = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...context })
      await opened.addCookies([await cookieOf(person)])
      const page = await opened.newPage()
      await page.goto(
        server.url +
          (path.startsWith('/') && !/^\/(?:review|read|align|translation)\b/.test(path) ? path : article + path),
      )
      return page
    },
    pair: async id => (await pairById(storage.db, id))!,
    signOut: async person =>
      void (await storage.write(tx => tx.deleteFrom('session').where('user_id', '=', users[person]).execute())),
    signIn: async (person, page) => page.context().addCookies([await cookieOf(person)]),
    kill: () => server.kill(),
    async restart() {
      await server.kill().catch(() => undefined)
      server = await startServer({ dataDir, port, env, ...(databaseUrl !== undefined && { databaseUrl }) })
    },
    async close() {
      await browser.close()
      await server.stop()
      await storage.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function furnish(storage: Storage, source: string) {
  const project = await createBareProject(storage, {
    name: 'Ghouta reports',
    description: '',
    sourceLang: 'ar',
    targetLang: 'en',
  })
  const hash = await hashPassword(password)
  const users = {} as Record<Person, UserId>
  for (const [key, { name, role }] of Object.entries(people) as [Person, (typeof people)[Person]][]) {
    users[key] = await storage.write(async tx => {
      const user = (await insertUserIn(tx, { email: `${key}@example.test`, name, password: hash }))!
      await addMemberIn(tx, { project, user, role })
      return user
    })
  }
  const document = await createDocument(storage, {
    project,
    user: null,
    title: 'دخول دوما',
    source,
    original: Buffer.from(source).toString('base64'),
    pairs: sentencesOf(source, 'ar').map(pairOfSentence),
  })
  const slug = (
    await storage.db.selectFrom('project').select('slug').where('id', '=', project).executeTakeFirstOrThrow()
  ).slug
  const article = `/projects/${encodeURIComponent(slug)}/documents/${encodeURIComponent(document.slug)}`
  return {
    article,
    author: { project, document: document.id },
    users,
    pairs: (await pairsAfter(storage.db, document.id, undefined, 5000)).map(pair => pair.id),
  }
}

// What a person sees and does on a page.

export const row = (page: Page, id: PairId) => page.locator(`#pair-${id}`)
export const field = (page: Page, id: PairId) => page.locator(`#pair-${id} :is(textarea[data-pair], .pair__text)`)
export const savingOf = (page: Page, id: PairId, state: string) => page.locator(`#pair-${id}[data-save="${state}"]`)
export const activeNumber = (page: Page) => page.locator('.pair.is-active .pair__number')

export async function typeInto(page: Page, id: PairId, text: string): Promise<void> {
  await field(page, id).click()
  await field(page, id).fill('')
  await field(page, id).pressSequentially(text)
}

export const saved = (page: Page, id: PairId): Promise<void> => savingOf(page, id, 'saved').waitFor()
