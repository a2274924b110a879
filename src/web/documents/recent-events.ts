import type { DocumentId } from '../../model/id.ts'
import type { LiveEvent } from '../../storage/live-event.ts'
import type { Storage } from '../../storage/open.ts'

const keptMs = 120_000
const mostKept = 5000

/** What happened to documents lately, for pages that were written before they could listen. */
export class RecentEvents {
  #events: { readonly at: number; readonly event: LiveEvent }[] = []
  /** Whatever came before is not known any more. */
  #knownFrom = Date.now()

  constructor(storage: Pick<Storage, 'subscribe'>) {
    storage.subscribe(event => {
      if (event.kind === 'presence' || event.document === undefined) return
      this.#events.push({ at: Date.now(), event })
      if (this.#events.length > mostKept) this.#forget()
    })
  }

  /**
   * @param at in ms since 1970, by this process's clock
   * @returns in their order; `undefined` when that is too long ago to know
   */
  since(document: DocumentId, at: number): readonly LiveEvent[] | undefined {
    if (at < this.#knownFrom || at < Date.now() - keptMs) return undefined
    return this.#events.filter(each => each.at >= at && each.event.document === document).map(({ event }) => event)
  }

  /** The older half, and what is too old to be asked for. */
  #forget(): void {
    const from = Math.max(Date.now() - keptMs, this.#events[mostKept >> 1]!.at + 1)
    this.#events = this.#events.filter(({ at }) => at >= from)
    this.#knownFrom = from
  }
}
