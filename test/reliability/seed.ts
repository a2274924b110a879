import { join } from 'node:path'
import type { DocumentId, ImportId, MemoryId, PairId, ProjectId, TermId, UserId } from '../../src/model/id.ts'
import type { ProjectRole } from '../../src/model/role.ts'
import { createDocument } from '../../src/storage/documents.ts'
import { addMemberIn } from '../../src/storage/members.ts'
import { ownMemoryIn } from '../../src/storage/memories.ts'
import { migrate } from '../../src/storage/migrate.ts'
import { openStorage } from '../../src/storage/open.ts'
import type { Storage } from '../../src/storage/open.ts'
import { createBareProject } from '../../src/storage/sample.ts'
import { addTerm } from '../../src/storage/terms.ts'
import { insertUserIn } from '../../src/storage/users.ts'
import { hashPassword } from '../../src/workbench/passwords.ts'
import { seedSample } from '../../src/workbench/seed-sample.ts'
import { canaries, firstPair, idOf, importId, memoryIds, password, people, segments, slugs, termIds } from './world.ts'

/**
 * Fills an empty database with the people and texts `adapter.ts` describes. The harness counts segments up from a number,
 * so pairs, projects and documents get ids and addresses that are known beforehand.
 */
const [dataDir] = process.argv.slice(2)
if (!dataDir) throw new RangeError('name the data folder to fill')
process.umask(0o077)
const url = process.env['DATABASE_URL'] ?? join(dataDir, 'mizan.db')
await migrate(url, new URL('../../migrations', import.meta.url).pathname)
const storage = await openStorage(url)
const sample = (await seedSample(storage))!
await storage.write(async tx => {
  await tx.updateTable('project').set({ slug: slugs.project.sample }).execute()
  await tx.updateTable('document').set({ slug: slugs.document.sample }).where('id', '=', sample.id).execute()
})
const users = await makePeople(storage)
for (const which of ['A', 'B'] as const) await makeProject(storage, which, users)
await storage.close()

async function makePeople(storage: Storage): Promise<Map<string, UserId>> {
  const hash = await hashPassword(password)
  const made = new Map<string, UserId>()
  for (const role of people) {
    const id = await storage.write(tx =>
      insertUserIn(tx, {
        email: `${role}@example.test`,
        name: role[0]!.toUpperCase() + role.slice(1),
        password: hash,
        isAdmin: role === 'admin',
      }),
    )
    await storage.write(tx =>
      tx
        .updateTable('user')
        .set({ id: idOf(role) as UserId })
        .where('id', '=', id!)
        .execute(),
    )
    made.set(role, idOf(role) as UserId)
  }
  await storage.write(tx =>
    tx
      .updateTable('user')
      .set({ disabled_at: new Date().toISOString() })
      .where('email', '=', 'disabled@example.test')
      .execute(),
  )
  return made
}

async function makeProject(storage: Storage, which: 'A' | 'B', users: ReadonlyMap<string, UserId>): Promise<void> {
  const project = await createBareProject(storage, {
    name: `Project ${which} ${canaries[which]}`,
    description: '',
    sourceLang: 'ar',
    targetLang: 'en',
  })
  const roles: Readonly<Record<string, ProjectRole>> =
    which === 'A'
      ? { manager: 'manager', translator: 'translator', reviewer: 'reviewer', viewer: 'viewer', disabled: 'translator' }
      : { outsider: 'manager' }
  await storage.write(async tx => {
    for (const [person, role] of Object.entries(roles))
      await addMemberIn(tx, { project, user: users.get(person)!, role })
  })
  const lines = Array.from(
    { length: which === 'A' ? segments : 50 },
    (_, index) => `${canaries[which]} الجملة رقم ${index + 1}.`,
  )
  const source = lines.join('\n')
  let at = 0
  const pairs = lines.map((line, paragraph) => {
    const start = at
    at += line.length + 1
    return { sentences: [{ start, end: start + line.length }], paragraph }
  })
  const document = await createDocument(storage, {
    project,
    user: null,
    title: `نص ${canaries[which]}`,
    source,
    original: Buffer.from(source).toString('base64'),
    pairs,
  })
  await nameForHarness(storage, which, project, document.id)
  await makeMemoryOf(storage, which, project)
  await addTermOf(storage, which, project, users.get(which === 'A' ? 'translator' : 'outsider')!)
  if (which === 'A') await beginImportOf(storage, project, users.get('translator')!)
}

async function makeMemoryOf(storage: Storage, which: 'A' | 'B', project: ProjectId): Promise<void> {
  const id = memoryIds[which] as MemoryId
  await storage.write(async tx => {
    await ownMemoryIn(tx, project)
    const made = await tx
      .deleteFrom('memory')
      .where('project_id', '=', project)
      .returningAll()
      .executeTakeFirstOrThrow()
    await tx
      .insertInto('memory')
      .values({ ...made, id })
      .execute()
    await tx.insertInto('project_memory').values({ project_id: project, memory_id: id, is_on: 1, penalty: 0 }).execute()
  })
}

async function addTermOf(storage: Storage, which: 'A' | 'B', project: ProjectId, user: UserId): Promise<void> {
  const term = {
    source: 'الجملة',
    target: `sentence ${canaries[which]}`,
    use: 'preferred',
    partOfSpeech: null,
    note: null,
  } as const
  const added = await addTerm(storage, { project, user }, term)
  if (added.kind === 'saved')
    await storage.write(tx =>
      tx
        .updateTable('term')
        .set({ id: termIds[which] as TermId })
        .where('id', '=', added.term)
        .execute(),
    )
}

async function beginImportOf(storage: Storage, project: ProjectId, user: UserId): Promise<void> {
  const source = `جملة أولى هنا. جملة ثانية ${canaries.A}.`
  const id = importId as ImportId
  await storage.write(async tx => {
    await tx
      .insertInto('import')
      .values({
        id,
        project_id: project,
        user_id: user,
        file_name: '',
        encoding: 'utf-8',
        rules: '{}',
        edits: '[]',
        title: 'نص',
        created_at: new Date().toISOString(),
      })
      .execute()
    await tx
      .insertInto('import_text')
      .values([
        { import_id: id, side: 'source', part: 0, text: source },
        { import_id: id, side: 'original', part: 0, text: Buffer.from(source).toString('base64') },
      ])
      .execute()
  })
}

async function nameForHarness(
  storage: Storage,
  which: 'A' | 'B',
  project: ProjectId,
  document: DocumentId,
): Promise<void> {
  const rows = await storage.db
    .selectFrom('pair')
    .select('id')
    .where('document_id', '=', document)
    .orderBy('position')
    .execute()
  await storage.write(async tx => {
    await tx.updateTable('project').set({ slug: slugs.project[which] }).where('id', '=', project).execute()
    await tx.updateTable('document').set({ slug: slugs.document[which] }).where('id', '=', document).execute()
    for (const [index, { id }] of rows.entries()) {
      await tx
        .updateTable('pair')
        .set({ id: String(firstPair[which] + index) as PairId })
        .where('id', '=', id)
        .execute()
    }
  })
}
