import type { DocumentId, ProjectId, UserId } from '../../src/model/id.ts'
import { segment } from '../../src/text/segmentation/segment.ts'
import { createDocument } from '../../src/storage/documents.ts'
import type { Document } from '../../src/storage/documents.ts'
import { newId } from '../../src/storage/new-id.ts'
import type { Storage } from '../../src/storage/open.ts'
import { createBareProject } from '../../src/storage/sample.ts'

export interface World {
  readonly project: ProjectId
  readonly omar: UserId
  readonly layla: UserId
  readonly document: Document
}

export const threeSentences = 'وصلت القافلة إلى دمشق. قال المرصد إن الطريق مفتوح.\nعاد السكان إلى بيوتهم.'

/** One project with a translator, a reviewer and a short text of three sentences in two paragraphs. */
export async function smallWorld(storage: Storage, source = threeSentences): Promise<World> {
  const project = await createBareProject(storage, {
    name: 'A small world',
    description: '',
    sourceLang: 'ar',
    targetLang: 'en',
  })
  const [omar, layla] = [await person(storage, 'Omar'), await person(storage, 'Layla')]
  await storage.write(tx =>
    tx
      .insertInto('member')
      .values([
        { project_id: project, user_id: omar, role: 'translator', created_at: now() },
        { project_id: project, user_id: layla, role: 'reviewer', created_at: now() },
      ])
      .execute(),
  )
  return { project, omar, layla, document: await textIn(storage, project, source) }
}

export async function textIn(storage: Storage, project: ProjectId, source: string): Promise<Document> {
  return createDocument(storage, {
    project,
    user: null,
    title: 'نص قصير',
    source,
    original: Buffer.from(source).toString('base64'),
    pairs: segment(source, { lang: 'ar' }).map(({ start, end, paragraph }) => ({
      sentences: [{ start, end }],
      paragraph,
    })),
  })
}

async function person(storage: Storage, name: string): Promise<UserId> {
  const id = newId<'user'>()
  await storage.write(tx =>
    tx
      .insertInto('user')
      .values({
        id,
        email: `${name.toLowerCase()}-${id}@example.test`,
        name,
        password: '',
        is_admin: 0,
        preferences: '{}',
        created_at: now(),
        disabled_at: null,
      })
      .execute(),
  )
  return id
}

const now = (): string => new Date().toISOString()

export type { DocumentId }
