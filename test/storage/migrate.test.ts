import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dumpSchema } from '../../src/storage/dump-schema.ts'
import { MigrationProblem, migrate } from '../../src/storage/migrate.ts'
import { engines } from '../support/engines.ts'
import { migrations } from '../support/fresh-storage.ts'

describe.each(engines)('migrations on $name', engine => {
  let folder: string
  let url: string

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mizan-migrations-'))
    cpSync(migrations, folder, { recursive: true })
    url = await engine.open()
  })
  afterEach(async () => {
    rmSync(folder, { recursive: true })
    await engine.close(url)
  })

  const add = (name: string, sql: string) => writeFileSync(join(folder, name), sql)

  it('give the schema that is kept in db/', async () => {
    await migrate(url, folder)
    const kept = new URL(`../../db/schema.${engine.name}.sql`, import.meta.url)
    if (process.env['UPDATE_SCHEMA']) writeFileSync(kept, await dumpSchema(url))
    expect(await dumpSchema(url)).toBe(readFileSync(kept, 'utf8'))
  })

  it('are applied once', async () => {
    expect((await migrate(url, folder)).length).toBeGreaterThan(0)
    expect(await migrate(url, folder)).toEqual([])
  })

  it('refuse a database that is newer than the code', async () => {
    add('9000_from_the_future.sql', 'create table future (id text primary key);')
    await migrate(url, folder)
    rmSync(join(folder, '9000_from_the_future.sql'))
    await expect(migrate(url, folder)).rejects.toThrow(MigrationProblem)
  })

  it('refuse when an applied one was edited', async () => {
    await migrate(url, folder)
    add('0001_foundation.sql', 'select 1;')
    await expect(migrate(url, folder)).rejects.toThrow(/was edited/)
  })

  it('leave nothing behind when one of them fails', async () => {
    await migrate(url, folder)
    add('9000_good.sql', 'create table good (id text primary key);')
    add('9001_bad.sql', 'create table nonsense (;')
    await expect(migrate(url, folder)).rejects.toThrow()
    expect(await dumpSchema(url)).not.toContain('create table good')
    rmSync(join(folder, '9001_bad.sql'))
    expect(await migrate(url, folder)).toEqual(['9000_good'])
  })
})

it('migrations copy a SQLite file that holds data first, for its owner alone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mizan-migrations-'))
  const url = join(folder, 'data', 'mizan.db')
  const steps = join(folder, 'steps')
  cpSync(migrations, steps, { recursive: true })
  await migrate(url, steps)
  writeFileSync(join(steps, '9000_more.sql'), 'create table more (id text primary key);')
  await migrate(url, steps)
  const backups = join(dirname(url), 'backups')
  expect(readdirSync(backups)).toEqual(['before-9000_more.db'])
  expect(statSync(join(backups, 'before-9000_more.db')).mode & 0o777).toBe(0o600)
  expect(await dumpSchema(join(backups, 'before-9000_more.db'))).not.toContain('create table more')
  rmSync(folder, { recursive: true })
})
