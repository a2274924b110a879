import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { DocumentId, ImportId, TermId, UserId } from '../../src/model/id.ts'
import type { Pair } from '../../src/model/pair.ts'
import type { Project } from '../../src/model/project.ts'
import { createDocument } from '../../src/storage/documents.ts'
import { addMemberIn } from '../../src/storage/members.ts'
import { memoriesOf } from '../../src/storage/memories.ts'
import { migrate } from '../../src/storage/migrate.ts'
import { openStorage } from '../../src/storage/open.ts'
import type { Storage } from '../../src/storage/open.ts'
import { pairsAfter } from '../../src/storage/pairs.ts'
import { insertProject } from '../../src/storage/projects.ts'
import { insertUserIn } from '../../src/storage/users.ts'
import { pairOfSentence, sentencesOf } from '../../src/workbench/add-document.ts'
import { addTranslation } from '../../src/workbench/alignment/add-translation.ts'
import { attachTranslation } from '../../src/workbench/alignment/translation-job.ts'
import { comment } from '../../src/workbench/comment.ts'
import { beginImport } from '../../src/workbench/import-text.ts'
import { invite } from '../../src/workbench/invite.ts'
import { startSession } from '../../src/workbench/run-session.ts'
import { saveTranslation } from '../../src/workbench/save-translation.ts'
import { addProjectTerm } from '../../src/workbench/terms/keep-terms.ts'
import { launchChromium } from '../support/chromium.ts'
import { migrations } from '../support/fresh-storage.ts'
import { startServer } from '../support/server.ts'
import { sampleArticle } from './newsroom.ts'

/** A server on which every page has something to show. */
export interface FullHouse {
  readonly url: string
  /** What stands in addresses for their named parts. */
  readonly parts: Readonly<Record<string, string>>
  /** The setup page, of a server that nobody has set up. */
  readonly setupLink: string
  /** Ids that addresses need in their queries. */
  readonly imports: { readonly cut: string; readonly undecoded: string; readonly translation: string }
  open(who: Visitor): Promise<Page>
  close(): Promise<void>
}

export type Visitor = 'manager' | 'viewer' | 'stranger'

export async function openFullHouse(): Promise<FullHouse> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mizan-house-'))
  const database = join(dataDir, 'mizan.db')
  await migrate(database, migrations)
  const storage = await openStorage(database)
  const { users, parts, imports } = await furnish(storage)
  const [server, empty, browser] = await Promise.all([startServer({ dataDir }), startServer(), launchChromium()])
  return {
    url: server.url,
    parts,
    imports,
    setupLink: await empty.setupLink(),
    async open(who) {
      const context = await browser.newContext({ reducedMotion: 'reduce' })
      if (who !== 'stranger')
        await context.addCookies([{ name: 'sid', url: server.url, value: await session(storage, users[who]) }])
      return context.newPage()
    },
    async close() {
      await browser.close()
      await Promise.all([server.stop(), empty.stop()])
      await storage.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

const hour = 3_600_000
const session = (storage: Storage, user: UserId): Promise<string> =>
  startSession(storage, { sessionIdleMs: hour, sessionMaxMs: hour }, { user, userAgent: 'test', instead: undefined })

async function furnish(storage: Storage) {
  const users = {
    manager: await person(storage, 'Amal Haddad', true),
    viewer: await person(storage, 'Vera Stein', false),
  }
  const project = await insertProject(storage, {
    name: 'Ghouta reports',
    description: 'News of one week',
    sourceLang: 'ar',
    targetLang: 'en',
    manager: users.manager,
  })
  await storage.write(tx => addMemberIn(tx, { project: project.id, user: users.viewer, role: 'viewer' }))
  const document = await createDocument(storage, {
    project: project.id,
    user: users.manager,
    title: 'دخول دوما',
    source: sampleArticle(),
    original: Buffer.from(sampleArticle()).toString('base64'),
    pairs: sentencesOf(sampleArticle(), 'ar').map(pairOfSentence),
  })
  const author = { project: project.id, document: document.id, user: users.manager }
  await addTranslation(storage, author, project, { text: seed('douma.en.txt'), replace: false })
  const pairs = await pairsAfter(storage.db, document.id, undefined, 100)
  await workOn(storage, project, author, pairs)
  const term = await addProjectTerm(storage, author, {
    source: 'دوما',
    target: 'Douma',
    use: 'preferred',
    partOfSpeech: null,
    note: 'A city',
  })
  await addProjectTerm(storage, author, {
    source: 'الحرس',
    target: 'the guards',
    use: 'forbidden',
    partOfSpeech: 'noun',
    note: null,
  })
  const invitation = {
    project: project.id,
    role: 'reviewer' as const,
    email: 'guest@example.test',
    by: users.manager,
    address: '127.0.0.1',
  }
  return {
    users,
    imports: await importsOf(storage, project, users.manager, document.id),
    parts: {
      ':p': project.slug,
      ':d': document.slug,
      ':pair': pairs[5]!.id,
      ':user': users.viewer,
      ':topic': 'translate',
      ':token': await invite(storage, invitation),
      ':memory': (await memoriesOf(storage.db, project.id))[0]!.id,
      ':term': (term as { term: TermId }).term,
    },
  }
}

const seed = (name: string): string => readFileSync(new URL(`../../db/seeds/${name}`, import.meta.url), 'utf8')

async function person(storage: Storage, name: string, isAdmin: boolean): Promise<UserId> {
  const email = `${name.split(' ')[0]!.toLowerCase()}@example.test`
  return (await storage.write(tx => insertUserIn(tx, { email, name, password: 'none', isAdmin })))!
}

interface Author {
  readonly document: DocumentId
  readonly user: UserId
}

/** All states, a reason, a comment, and something for the checks to say. */
async function workOn(
  storage: Storage,
  project: Project,
  { document, user }: Author,
  pairs: readonly Pair[],
): Promise<void> {
  const save = async (
    pair: Pair,
    what: Pick<Parameters<typeof saveTranslation>[1], 'text' | 'verdict' | 'reason'>,
  ): Promise<void> => {
    const { revision } = (await pairsAfter(storage.db, document, undefined, 100)).find(({ id }) => id === pair.id)!
    await saveTranslation(storage, {
      project: project.id,
      document,
      targetLang: 'en',
      pair: pair.id,
      user,
      revision,
      ...what,
    })
  }
  const [first, second, third, fourth] = pairs as [Pair, Pair, Pair, Pair]
  await save(first, { verdict: 'confirm' })
  await save(first, { verdict: 'approve' })
  await save(second, { verdict: 'confirm' })
  await save(second, { verdict: 'changes', reason: 'Not this word: كلمة' })
  await save(third, { text: 'A picture of the  the town , with 77 people', verdict: 'confirm' })
  await save(fourth, { text: '' })
  await comment(storage, { project: project.id, pair: third, user, text: 'Is this the town, or its suburb?' })
}

async function importsOf(
  storage: Storage,
  project: Project,
  user: UserId,
  document: DocumentId,
): Promise<FullHouse['imports']> {
  const begin = async (original: Uint8Array): Promise<ImportId> => {
    const begun = await beginImport(storage, { project: project.id, user, fileName: 'article.txt', original })
    if (begun.kind === 'refused') throw new Error(begun.problem)
    return begun.id
  }
  const translation = await begin(Buffer.from(seed('douma.en.txt')))
  await attachTranslation(storage, translation, document)
  return {
    cut: await begin(Buffer.from(sampleArticle())),
    translation,
    // the same sentence as Windows writes it
    undecoded: await begin(Buffer.from([0xc7, 0xe1, 0xd8, 0xd1, 0xed, 0xde, 0x20, 0xe3, 0xdd, 0xca, 0xe6, 0xcd, 0x2e])),
  }
}
