import { chmodSync, existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { EventEmitter } from 'node:events'
import Database from 'better-sqlite3'
import { Kysely, PostgresDialect, SqliteDialect } from 'kysely'
import type { PostgresPool, SqliteDatabase, Transaction } from 'kysely'
import pg from 'pg'
import type { Tables } from './tables.ts'
import { listenOnPostgres } from './notify.postgres.ts'
import type { LiveEvent } from './live-event.ts'
import { WriteQueue } from './write-queue.ts'
import { knowPatterns } from './pattern.ts'
import { isSerializationFailure, postgresTrouble } from './trouble.ts'

/** A handle that can be read from: the storage's own reader, or the transaction a write was given. */
export type Db = Kysely<Tables>

/** A handle inside a transaction. Helpers take the handle they are given, never the storage. */
export type Tx = Transaction<Tables>

export interface Storage {
  readonly engine: 'sqlite' | 'postgres'
  /** What it was opened with, for a thread that opens it, too. */
  readonly url: string
  /** For reading outside transactions. On SQLite it is a second, read-only connection. */
  readonly db: Db
  /**
   * Runs a job in one transaction and resolves after its commit is durable. Nothing but SQL may be awaited in it.
   * @throws {StorageBusy} when another process held the database for five seconds
   * @throws {StorageUnavailable} when the disk is full or failing; nothing of the job was kept
   */
  write<Result>(job: (tx: Tx) => Promise<Result>): Promise<Result>
  /** Lets a thread with a storage of its own write for a moment; on SQLite, which has one writer, our writes wait until it is done. */
  lend(work: () => Promise<void>): Promise<void>
  /** Tells every listener on every server what was just committed. */
  publish(event: LiveEvent): void
  /** @returns a function that ends the listening */
  subscribe(listener: (event: LiveEvent) => void): () => void
  /** Moves what the write-ahead log holds into the SQLite file; nothing to do on PostgreSQL. */
  checkpoint(): void
  close(): Promise<void>
}

/**
 * Opens the database behind one layer.
 * @param url a `postgres://` address, or the path of a SQLite file (made with mode 0600 when it does not exist)
 */
export async function openStorage(url: string): Promise<Storage> {
  return isPostgres(url) ? openPostgres(url) : openSqlite(url)
}

export const isPostgres = (url: string): boolean => /^postgres(?:ql)?:\/\//.test(url)

/** Opens a SQLite file with the settings an acknowledged save relies on. */
export function openSqliteFile(path: string, options: { readonly?: boolean } = {}): Database.Database {
  if (!existsSync(path)) mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const file = new Database(path, { ...options, timeout: 50 })
  if (!options.readonly) {
    chmodSync(path, 0o600)
    file.pragma('journal_mode = wal')
    // `normal` survives a killed process but not a power cut
    file.pragma('synchronous = full')
    file.pragma('foreign_keys = on')
    file.pragma('journal_size_limit = 67108864')
  }
  file.pragma('cache_size = -16384')
  knowPatterns(file)
  return file
}

const statementsKept = 500

/** Preparing costs as much as running for small statements, and the same few hundred come again and again. */
function rememberingStatements(file: Database.Database): SqliteDatabase {
  const kept = new Map<string, Database.Statement>()
  return {
    prepare(sql) {
      const known = kept.get(sql)
      if (known) return known
      const statement = file.prepare(sql)
      if (kept.size >= statementsKept) kept.delete(kept.keys().next().value!)
      kept.set(sql, statement)
      return statement
    },
    close: () => void file.close(),
  }
}

function openSqlite(path: string): Storage {
  const writerFile = openSqliteFile(path)
  const readerFile = openSqliteFile(path, { readonly: true })
  const writer = new Kysely<Tables>({ dialect: new SqliteDialect({ database: rememberingStatements(writerFile) }) })
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: rememberingStatements(readerFile) }) })
  const queue = new WriteQueue(writer)
  const events = new EventEmitter().setMaxListeners(0)
  return {
    engine: 'sqlite',
    url: path,
    db,
    write: job => queue.run(job),
    lend: work => queue.lend(work),
    publish: event => void events.emit('event', event),
    subscribe(listener) {
      events.on('event', listener)
      return () => events.off('event', listener)
    },
    checkpoint: () => void writerFile.pragma('wal_checkpoint(passive)'),
    async close() {
      await queue.idle()
      await db.destroy()
      writerFile.pragma('wal_checkpoint(truncate)')
      await writer.destroy()
    },
  }
}

async function openPostgres(url: string): Promise<Storage> {
  // counts arrive as bigint text; none of ours passes 2^53
  pg.types.setTypeParser(pg.types.builtins.INT8, Number)
  const pool = new pg.Pool({ connectionString: url, max: 20, connectionTimeoutMillis: 10_000 })
  // without a listener a stopped server would take the process down
  pool.on('error', () => undefined)
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: tellingTrouble(pool) }) })
  const events = new EventEmitter().setMaxListeners(0)
  const notifications = await listenOnPostgres(url, event => void events.emit('event', event))
  return {
    engine: 'postgres',
    url,
    db,
    write: job => retryingOnPostgres(() => db.transaction().execute(job)),
    lend: work => work(),
    publish: event => notifications.publish(event),
    subscribe(listener) {
      events.on('event', listener)
      return () => events.off('event', listener)
    },
    checkpoint: () => undefined,
    async close() {
      await notifications.close()
      await db.destroy()
    },
  }
}

/** Readers, too, hear in our words that no connection could be had. */
const tellingTrouble = (pool: pg.Pool): PostgresPool => ({
  connect: () =>
    pool.connect().catch((error: unknown) => {
      throw postgresTrouble(error)
    }),
  end: () => pool.end(),
})

async function retryingOnPostgres<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt()
    } catch (error) {
      if (!isSerializationFailure(error) || tries === 5) throw postgresTrouble(error)
    }
  }
}
