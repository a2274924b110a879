import type { DocumentId, PairId, ProjectId, UserId } from '../../src/model/id.ts'
import { addMemberIn } from '../../src/storage/members.ts'
import { migrate } from '../../src/storage/migrate.ts'
import type { Document } from '../../src/storage/documents.ts'
import { openStorage } from '../../src/storage/open.ts'
import type { Storage } from '../../src/storage/open.ts'
import { pairsAfter } from '../../src/storage/pairs.ts'
import { createBareProject } from '../../src/storage/sample.ts'
import { sessionByHash } from '../../src/storage/sessions.ts'
import { insertUserIn } from '../../src/storage/users.ts'
import { addDocument, sentencesOf } from '../../src/workbench/add-document.ts'
import { sessionLimits, startSession } from '../../src/workbench/run-session.ts'
import { hashOfToken } from '../../src/workbench/tokens.ts'
import { migrations } from './fresh-storage.ts'

export interface Editor {
  readonly user: UserId
  readonly headers: Readonly<Record<string, string>>
}

export interface BigDocument {
  readonly project: ProjectId
  readonly document: DocumentId
  /** Where the document opens: `/projects/…/documents/…`. */
  readonly path: string
  /** The same for a short one of a hundred pairs. */
  readonly shortPath: string
  readonly pairs: readonly PairId[]
  readonly editors: readonly Editor[]
}

const times = { sessionIdleMs: 86_400_000, sessionMaxMs: 86_400_000 }

/** Fills an empty database with one long document and people who are signed in to edit it; for servers started afterwards. */
export async function fillWithBigDocument(
  databaseUrl: string,
  size: { sentences: number; editors: number; pairIds?: number },
): Promise<BigDocument> {
  await migrate(databaseUrl, migrations)
  const storage = await openStorage(databaseUrl)
  try {
    const project = await createBareProject(storage, {
      name: 'Long text',
      description: '',
      sourceLang: 'ar',
      targetLang: 'en',
    })
    const document = await longText(storage, project, size.sentences)
    const short = await longText(storage, project, 100)
    const { slug } = await storage.db
      .selectFrom('project')
      .select('slug')
      .where('id', '=', project)
      .executeTakeFirstOrThrow()
    const editors: Editor[] = []
    for (let index = 0; index < size.editors; index++) {
      const user = (await storage.write(async tx => {
        const id = await insertUserIn(tx, {
          name: `Editor ${index}`,
          email: `editor-${index}@example.test`,
          password: 'none',
        })
        if (id) await addMemberIn(tx, { project, user: id, role: 'manager' })
        return id
      }))!
      const token = await startSession(storage, times, { user, userAgent: 'bench', instead: undefined })
      const session = (await sessionByHash(storage.db, hashOfToken(token), sessionLimits(times)))!
      editors.push({
        user,
        headers: {
          'cookie': `sid=${token}`,
          'x-csrf-token': session.csrf,
          'accept': 'application/json',
          'content-type': 'application/json',
        },
      })
    }
    const pairs = (await pairsAfter(storage.db, document.id, undefined, size.pairIds ?? 1000)).map(pair => pair.id)
    return {
      project,
      document: document.id,
      path: pathOf(slug, document),
      shortPath: pathOf(slug, short),
      pairs,
      editors,
    }
  } finally {
    await storage.close()
  }
}

const pathOf = (project: string, document: Document): string =>
  `/projects/${project}/documents/${encodeURIComponent(document.slug)}`

async function longText(storage: Storage, project: ProjectId, sentences: number): Promise<Document> {
  const source = Array.from(
    { length: sentences },
    (_, index) => `قال المتحدث رقم ${index + 1} إن القافلة وصلت إلى المدينة صباح اليوم.`,
  ).join('\n')
  return addDocument(storage, {
    project,
    user: null,
    title: 'نص طويل',
    source,
    original: Buffer.from(source),
    sentences: sentencesOf(source, 'ar'),
  })
}
