import { SaveQueue } from './save-queue.ts'
import type { Save, SavedPair } from './save-queue.ts'
import type { Draft, Outbox } from './outbox.ts'
import { sendSave } from './send-save.ts'

export interface SavesListener {
  changed(pair: string, queue: SaveQueue): void
  saved(pair: string, saved: SavedPair, save: Save): void
}

export interface SavesOwner {
  readonly user: string
  readonly document: string
}

/** The saves of every pair touched on this page, with what is unsaved kept on the device. */
export class Saves {
  readonly #queues = new Map<string, SaveQueue>()
  readonly #owner: SavesOwner
  readonly #outbox: Outbox
  readonly #listener: SavesListener

  constructor(owner: SavesOwner, outbox: Outbox, listener: SavesListener) {
    this.#owner = owner
    this.#outbox = outbox
    this.#listener = listener
  }

  get all(): ReadonlyMap<string, SaveQueue> {
    return this.#queues
  }
  get unsettled(): SaveQueue[] {
    return [...this.#queues.values()].filter(queue => !queue.isSettled)
  }

  of(pair: string): SaveQueue | undefined {
    return this.#queues.get(pair)
  }

  begin(pair: string, start: { readonly text: string; readonly revision: number }): SaveQueue {
    const known = this.#queues.get(pair)
    if (known) return known
    const queue = new SaveQueue(start, {
      send: (save, options) => sendSave(pair, save, options),
      newSaveId: () => crypto.randomUUID(),
      changed: changed => {
        this.#keep(pair, changed)
        this.#listener.changed(pair, changed)
      },
      saved: (saved, save) => this.#listener.saved(pair, saved, save),
    })
    this.#queues.set(pair, queue)
    return queue
  }

  typed(pair: string, queue: SaveQueue, text: string): void {
    queue.typed(text)
    this.#keep(pair, queue)
  }

  /** Sends what an earlier visit could not. */
  resume(draft: Draft, shown: string): SaveQueue {
    const queue = this.begin(draft.pair, { text: shown, revision: draft.attempt?.revision ?? draft.revision })
    queue.resume(draft.text, draft.attempt)
    return queue
  }

  /** Forgets a settled pair, so that its next edit begins from what the page then shows. */
  end(pair: string): void {
    if (this.#queues.get(pair)?.isSettled) this.#queues.delete(pair)
  }

  drop(pair: string): void {
    this.#queues.delete(pair)
    this.#outbox.forget(this.#owner.user, pair)
  }

  flush(options: { leaving?: boolean } = {}): void {
    for (const queue of this.#queues.values()) queue.flush(options)
  }

  wake(): void {
    for (const queue of this.#queues.values()) queue.wake()
  }

  #keep(pair: string, queue: SaveQueue): void {
    const { user, document } = this.#owner
    if (queue.isSettled) return this.#outbox.forget(user, pair)
    const { text, revision, attempt } = queue
    this.#outbox.keep({
      user,
      document,
      pair,
      text,
      revision,
      at: new Date().toISOString(),
      ...(attempt ? { attempt } : {}),
    })
  }

  /** Resolves to whether everything (or one pair) was saved within the time. */
  async settled(ms: number, pair?: string): Promise<boolean> {
    const pending = (): boolean =>
      pair === undefined ? this.unsettled.length > 0 : this.#queues.get(pair)?.isSettled === false
    for (const end = performance.now() + ms; pending();) {
      if (performance.now() > end) return false
      await new Promise(resolve => setTimeout(resolve, 20))
    }
    return true
  }
}
