import { setTimeout as sleep } from 'node:timers/promises'
import { Transaction, sql } from 'kysely'
import type { Kysely } from 'kysely'
import { StorageBusy, StorageUnavailable } from './trouble.ts'
import type { Tables } from './tables.ts'

interface Job {
  readonly run: (tx: Transaction<Tables>) => Promise<unknown>
  readonly resolve: (result: never) => void
  readonly reject: (error: unknown) => void
}

const batchLimit = 200
const turnMs = 10
const busyPauseMs = 25
const busyLimitMs = 5000

/**
 * SQLite's one writer. Jobs that wait together are committed together, each in a savepoint of its own,
 * so that fifty people's saves cost one flush and a refused one undoes nobody else's.
 */
export class WriteQueue {
  readonly #db: Kysely<Tables>
  readonly #waiting: Job[] = []
  readonly #turns: (() => Promise<void>)[] = []
  #running: Promise<void> | undefined

  constructor(db: Kysely<Tables>) {
    this.#db = db
  }

  run<Result>(run: (tx: Transaction<Tables>) => Promise<Result>): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      this.#waiting.push({ run, resolve, reject })
      this.#running ??= this.#drain()
    })
  }

  /** Waits for its turn and then keeps the file to a writer of another thread until the work is done. */
  lend(work: () => Promise<void>): Promise<void> {
    return new Promise<void>((resolve, reject) => {
      this.#turns.push(() => work().then(resolve, reject))
      this.#running ??= this.#drain()
    })
  }

  /** Resolves when nothing is waiting or being written. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running
  }

  async #drain(): Promise<void> {
    // lets requests that arrived in the same turn of the event loop join the batch
    await new Promise(setImmediate)
    while (this.#waiting.length > 0 || this.#turns.length > 0) {
      if (this.#waiting.length > 0) await this.#commit(this.#waiting.splice(0, batchLimit))
      await this.#turns.shift()?.()
      await new Promise(setImmediate)
    }
    this.#running = undefined
  }

  async #commit(jobs: readonly Job[]): Promise<void> {
    const answers: (() => void)[] = []
    try {
      await this.#db.connection().execute(async connection => {
        const tx = connection as Transaction<Tables>
        await beginWhenFree(tx)
        try {
          await inTurns(jobs, async job => {
            answers.push(await inSavepoint(tx, job))
          })
          await sql`commit`.execute(tx)
        } catch (error) {
          await sql`rollback`.execute(tx).catch(() => undefined)
          throw error
        }
      })
    } catch (error) {
      const failure = asTrouble(error)
      for (const job of jobs) job.reject(failure)
      return
    }
    for (const answer of answers) answer()
  }
}

/** SQLite answers at once, so that a long batch would keep the event loop from everybody who only reads or wants to connect. */
async function inTurns<Item>(items: readonly Item[], act: (item: Item) => Promise<void>): Promise<void> {
  let since = performance.now()
  for (const item of items) {
    await act(item)
    if (performance.now() - since < turnMs) continue
    await new Promise(setImmediate)
    since = performance.now()
  }
}

async function inSavepoint(tx: Transaction<Tables>, job: Job): Promise<() => void> {
  await sql`savepoint job`.execute(tx)
  try {
    const result = await job.run(tx)
    await sql`release job`.execute(tx)
    return () => job.resolve(result as never)
  } catch (error) {
    if (isDiskTrouble(error)) throw error
    await sql`rollback to job`.execute(tx)
    await sql`release job`.execute(tx)
    return () => job.reject(error)
  }
}

async function beginWhenFree(tx: Transaction<Tables>): Promise<void> {
  const until = Date.now() + busyLimitMs
  for (;;) {
    try {
      await sql`begin immediate`.execute(tx)
      return
    } catch (error) {
      if (!codeOf(error).startsWith('SQLITE_BUSY')) throw error
      if (Date.now() > until) throw new StorageBusy({ cause: error })
      await sleep(busyPauseMs)
    }
  }
}

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown }).code
  return typeof code === 'string' ? code : ''
}

const isDiskTrouble = (error: unknown): boolean => /^SQLITE_(?:FULL|IOERR|READONLY|CANTOPEN)/.test(codeOf(error))

function asTrouble(error: unknown): unknown {
  if (isDiskTrouble(error)) return new StorageUnavailable({ cause: error })
  if (codeOf(error).startsWith('SQLITE_BUSY')) return new StorageBusy({ cause: error })
  return error
}
