import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type Database from 'better-sqlite3'
import pg from 'pg'
import { isPostgres, openSqliteFile } from './open.ts'

export interface Migration {
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

/** What a person is told when the database and the code do not fit; the server does not start. */
export class MigrationProblem extends Error {}

interface Applied {
  readonly name: string
  readonly checksum: string
}

/**
 * Reads the migrations that an engine needs, in order. `0007_name.sql` is for both engines,
 * `0007_name.sqlite.sql` and `0007_name.postgres.sql` are a pair that truly differs.
 */
export function readMigrations(folder: string, engine: 'sqlite' | 'postgres'): Migration[] {
  const other = engine === 'sqlite' ? '.postgres.sql' : '.sqlite.sql'
  return readdirSync(folder)
    .filter(file => file.endsWith('.sql') && !file.endsWith(other))
    .sort()
    .map(file => {
      const sql = readFileSync(join(folder, file), 'utf8')
      const name = file.replace(/(?:\.sqlite|\.postgres)?\.sql$/, '')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}

/**
 * Brings a database to the newest schema, all steps in one transaction with their marks.
 * A SQLite file that holds data is copied into `backups/` beside it first.
 * @returns the names of the migrations that were applied
 * @throws {MigrationProblem} when the database is newer than the code, or an applied migration was edited since
 */
export async function migrate(url: string, folder: string): Promise<string[]> {
  return isPostgres(url) ? migratePostgres(url, folder) : migrateSqlite(url, folder)
}

function pending(applied: readonly Applied[], migrations: readonly Migration[]): Migration[] {
  const known = new Map(migrations.map(migration => [migration.name, migration]))
  for (const { name, checksum } of applied) {
    const migration = known.get(name)
    if (!migration) {
      throw new MigrationProblem(
        `The database was made by a newer Mizan (it has the migration ${name}). Start that version, or restore an older backup.`,
      )
    }
    if (migration.checksum !== checksum) {
      throw new MigrationProblem(
        `The migration ${name} was edited after this database had applied it. Put the file back as it was and add a new migration instead.`,
      )
    }
  }
  const done = new Set(applied.map(({ name }) => name))
  return migrations.filter(({ name }) => !done.has(name))
}

const table =
  'create table if not exists migration (name text primary key, checksum text not null, applied_at text not null)'

async function migrateSqlite(path: string, folder: string): Promise<string[]> {
  const file = openSqliteFile(path)
  try {
    file.pragma('busy_timeout = 10000')
    file.exec(table)
    const applied = file.prepare('select name, checksum from migration order by name').all() as Applied[]
    const todo = pending(applied, readMigrations(folder, 'sqlite'))
    if (todo.length === 0) return []
    if (applied.length > 0) await backUp(file, backupPath(path, todo[0]!.name))
    file.exec('begin immediate')
    try {
      const mark = file.prepare('insert into migration (name, checksum, applied_at) values (?, ?, ?)')
      for (const { name, sql, checksum } of todo) {
        file.exec(sql)
        mark.run(name, checksum, new Date().toISOString())
      }
      file.exec('commit')
    } catch (error) {
      if (file.inTransaction) file.exec('rollback')
      throw error
    }
    return todo.map(({ name }) => name)
  } finally {
    file.close()
  }
}

async function backUp(file: Database.Database, target: string): Promise<void> {
  await file.backup(target)
  chmodSync(target, 0o600)
}

function backupPath(path: string, before: string): string {
  const folder = join(dirname(path), 'backups')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (let copy = 1; ; copy++) {
    const target = join(folder, `before-${before}${copy === 1 ? '' : `-${copy}`}.db`)
    if (!existsSync(target)) return target
  }
}

// any number will do; it only has to be the same on every server of one database
const advisoryLock = 6_402_019

async function migratePostgres(url: string, folder: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock($1)', [advisoryLock])
    await client.query(table)
    const applied = (await client.query<Applied>('select name, checksum from migration order by name')).rows
    const todo = pending(applied, readMigrations(folder, 'postgres'))
    for (const { name, sql, checksum } of todo) {
      await client.query(sql)
      await client.query('insert into migration (name, checksum, applied_at) values ($1, $2, $3)', [
        name,
        checksum,
        new Date().toISOString(),
      ])
    }
    await client.query('commit')
    return todo.map(({ name }) => name)
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    await client.end()
  }
}
