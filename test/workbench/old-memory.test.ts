import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, describe, it } from 'vitest'
import type { ProjectId } from '../../src/model/id.ts'
import { migrate } from '../../src/storage/migrate.ts'
import { openStorage } from '../../src/storage/open.ts'
import { findMatches } from '../../src/workbench/memory/find-matches.ts'
import { indexMemories } from '../../src/workbench/memory/index-memories.ts'
import { engines } from '../support/engines.ts'
import { migrations } from '../support/fresh-storage.ts'

describe.each(engines)('a memory on $name from before lists told lengths', engine => {
  it('keeps its entries, and is found in again when the server has started', async () => {
    const [url, folder] = [await engine.open(), mkdtempSync(join(tmpdir(), 'mizan-old-'))]
    const steps = join(folder, 'steps')
    cpSync(migrations, steps, { recursive: true })
    for (const name of readdirSync(steps)) if (name >= '0008') rmSync(join(steps, name))
    await migrate(url, steps)
    const old = await openStorage(url)
    await old.write(async tx => {
      await sql`insert into project (id, slug, name, source_lang, target_lang, created_at) values ('p', 'p', 'P', 'ar', 'en', '')`.execute(
        tx,
      )
      await sql`insert into memory (id, shelf, project_id, kind, name, entries, next_number, created_at, heard_at) values ('m', 7, 'p', 'imported', 'M', 1, 1, '', '')`.execute(
        tx,
      )
      await sql`insert into project_memory (project_id, memory_id) values ('p', 'm')`.execute(tx)
      await sql`insert into memory_entry (shelf, number, source, target, source_key, signature, changed_at) values (7, 0, ${'وصلت القافلة إلى حلب.'}, 'The convoy.', 1, ${Buffer.of(0, 0, 0, 0)}, '')`.execute(
        tx,
      )
    })
    await old.close()
    await migrate(url, migrations)
    const storage = await openStorage(url)
    await indexMemories(storage, join(folder, 'scratch'), new AbortController().signal)
    const sentence = { text: 'وصلت القافلة إلى دمشق.' }
    const matches = await findMatches(storage.db, 'p' as ProjectId, { sentence, threshold: 70, most: 5 })
    expect(matches.map(({ score, entry }) => [score, entry.target])).toEqual([[76, 'The convoy.']])
    await storage.close()
    await engine.close(url)
    rmSync(folder, { recursive: true })
  })
})
