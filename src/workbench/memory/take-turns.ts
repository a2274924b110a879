import type { Storage } from '../../storage/open.ts'

/** What a thread that writes to the database tells the server. */
export type Turn =
  | { readonly kind: 'wanted' }
  /** It has written. `share` is how much of its work is done, 0–1. */
  | { readonly kind: 'over'; readonly share: number }

/** Gives a thread the database by turns, so that saves of people pass between its transactions. */
export class Turns {
  readonly #storage: Storage
  #isClosed = false
  #end: (() => void) | undefined

  constructor(storage: Storage) {
    this.#storage = storage
  }

  /** Resolves when the thread may write. */
  begin(): Promise<void> {
    return new Promise((begun, failed) => {
      const turn = (): Promise<void> =>
        new Promise(over => {
          if (this.#isClosed) return over()
          this.#end = over
          begun()
        })
      this.#storage.lend(turn).catch(failed)
    })
  }

  end(): void {
    this.#end?.()
    this.#end = undefined
  }

  /** The thread is gone, perhaps in the middle of a turn. */
  close(): void {
    this.#isClosed = true
    this.end()
  }
}
