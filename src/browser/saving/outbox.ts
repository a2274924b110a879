import type { Save } from './save-queue.ts'

/** Words the server does not have yet, as kept on this device. */
export interface Draft {
  readonly user: string
  readonly document: string
  readonly pair: string
  readonly text: string
  /** The revision the author was looking at. */
  readonly revision: number
  /** What was sent and not answered yet. */
  readonly attempt?: Save
  readonly at: string
}

export interface DraftStore {
  put(draft: Draft): Promise<void>
  remove(user: string, pair: string): Promise<void>
  of(user: string, document: string): Promise<Draft[]>
  clear(): Promise<void>
}

/** Keeps drafts in order of writing, one write per pair at a time, newest text only. */
export class Outbox {
  readonly #store: DraftStore
  readonly #newest = new Map<string, Draft | undefined>()
  readonly #writing = new Map<string, Promise<void>>()

  constructor(store: DraftStore) {
    this.#store = store
  }

  keep(draft: Draft): void {
    this.#want(draft.user, draft.pair, draft)
  }

  forget(user: string, pair: string): void {
    this.#want(user, pair, undefined)
  }

  of(user: string, document: string): Promise<Draft[]> {
    return this.#store.of(user, document)
  }

  clear(): Promise<void> {
    return this.#store.clear()
  }

  /** Resolves when everything asked for so far is on disk. */
  async written(): Promise<void> {
    while (this.#writing.size > 0) await Promise.all(this.#writing.values())
  }

  #want(user: string, pair: string, draft: Draft | undefined): void {
    const key = `${user}/${pair}`
    this.#newest.set(key, draft)
    if (!this.#writing.has(key)) this.#writing.set(key, this.#write(user, pair, key))
  }

  async #write(user: string, pair: string, key: string): Promise<void> {
    while (this.#newest.has(key)) {
      const draft = this.#newest.get(key)
      this.#newest.delete(key)
      await (draft ? this.#store.put(draft) : this.#store.remove(user, pair)).catch(() => undefined)
    }
    this.#writing.delete(key)
  }
}
