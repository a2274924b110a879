import { randomBytes } from 'node:crypto'
import { chmodSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hasAnyUser } from '../storage/users.ts'
import type { Db } from '../storage/open.ts'
import { sameSecret } from '../workbench/tokens.ts'

const validMs = 30 * 60_000

/** Keeps an empty server closed to whoever does not know the code that was printed where it was started. */
export class SetupGate {
  readonly #db: Db
  readonly #file: string
  readonly #token = randomBytes(24).toString('base64url')
  readonly #until = Date.now() + validMs
  #isOpen = true

  constructor(db: Db, dataDir: string) {
    this.#db = db
    this.#file = join(dataDir, 'setup-token')
  }

  /** Whether there is nobody yet. Once there is somebody, that is remembered. */
  async isOpen(): Promise<boolean> {
    if (this.#isOpen && (await hasAnyUser(this.#db))) {
      this.#isOpen = false
      rmSync(this.#file, { force: true })
    }
    return this.#isOpen
  }

  accepts(token: string): boolean {
    return Date.now() < this.#until && sameSecret(token, this.#token)
  }

  /** Writes the token where the operator finds it, and answers the link. */
  announce(baseUrl: string): string {
    writeFileSync(this.#file, `${this.#token}\n`, { mode: 0o600 })
    chmodSync(this.#file, 0o600)
    return `${baseUrl}/setup?token=${this.#token}`
  }
}
