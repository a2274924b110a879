import { element } from '../page/elements.ts'
import type { PageFacts } from '../page/facts.ts'
import { initials } from '../page/initials.ts'
import { sendJson } from '../page/request.ts'
import type { LiveMessage } from './live-updates.ts'

const tellEveryMs = 30_000
const tellAtMostEveryMs = 1000
const forgetAfterMs = 75_000

interface Colleague {
  readonly name: string
  readonly pair: string | undefined
  readonly at: number
}

/** What presence needs of a page: where this person is, and where a colleague's face goes. */
export interface PresencePage {
  readonly facts: PageFacts
  /** Says `row-active` when this person moves and `rows-changed` when rows were replaced. */
  readonly list: HTMLElement
  readonly active: { readonly id: string } | undefined
  /** Where a pair stands in the page and how it is called there, such as `segment 4`. */
  placeOf(pair: string): { readonly face: Element | null; readonly name: string } | undefined
}

/** Shows softly where colleagues are, and tells them where this person is. */
export class Presence {
  readonly #page: PresencePage
  readonly #colleagues = new Map<string, Colleague>()
  #toldAt = -tellAtMostEveryMs
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(page: PresencePage) {
    this.#page = page
    page.list.addEventListener('row-active', () => this.#tell())
    page.list.addEventListener('rows-changed', () => this.#show())
    setInterval(() => {
      this.#tell()
      this.#forgetTheGone()
    }, tellEveryMs)
    window.addEventListener('pagehide', () => void this.#send(undefined, true))
  }

  heard({ user, name, pairs }: LiveMessage): void {
    if (user === this.#page.facts.user) return
    const isNew = !this.#colleagues.has(user)
    if (pairs.length === 0) this.#colleagues.delete(user)
    else this.#colleagues.set(user, { name, pair: pairs[0], at: performance.now() })
    if (isNew && pairs.length > 0) this.#tell()
    this.#show()
  }

  #tell(): void {
    if (document.visibilityState === 'hidden' || this.#timer !== undefined) return
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined
        this.#toldAt = performance.now()
        void this.#send(this.#page.active?.id, false)
      },
      Math.max(0, this.#toldAt + tellAtMostEveryMs - performance.now()),
    )
  }

  async #send(pair: string | undefined, leaving: boolean): Promise<void> {
    await sendJson('POST', `${this.#page.facts.path}/presence`, pair === undefined ? {} : { pair }, {
      keepalive: leaving,
    })
  }

  #forgetTheGone(): void {
    for (const [user, { at }] of this.#colleagues)
      if (performance.now() - at > forgetAfterMs) this.#colleagues.delete(user)
    this.#show()
  }

  #show(): void {
    for (const shown of document.querySelectorAll('.pair__here')) shown.remove()
    const faces = [...this.#colleagues.values()].map(({ name, pair }) => {
      const place = pair === undefined ? undefined : this.#page.placeOf(pair)
      place?.face?.append(element('span', { class: 'pair__here' }, avatar(name, `${name} is here`)))
      return avatar(name, place ? `${name}, at ${place.name}` : name)
    })
    document.querySelector('[data-presence]')?.replaceChildren(...faces)
  }
}

function avatar(name: string, title: string): HTMLElement {
  return element('span', { 'class': 'avatar b', title, 'role': 'img', 'aria-label': title }, initials(name))
}
