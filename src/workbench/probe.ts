import type { Storage } from '../storage/open.ts'
import { proveWritable } from '../storage/prove-writable.ts'

const believedMs = 5000

/** Whether the database takes writes, asked at most every five seconds however many want to know. */
export class Probe {
  readonly #storage: Storage
  #answer: Promise<boolean> | undefined
  #askedAt = 0

  constructor(storage: Storage) {
    this.#storage = storage
  }

  isWritable(): Promise<boolean> {
    if (!this.#answer || Date.now() - this.#askedAt > believedMs) {
      this.#askedAt = Date.now()
      this.#answer = proveWritable(this.#storage).then(
        () => true,
        () => false,
      )
    }
    return this.#answer
  }
}
