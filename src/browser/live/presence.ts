import type { Editor } from '../editor/editor.ts'
import { Row } from '../editor/row.ts'
import { element } from '../page/elements.ts'
import { initials } from '../page/initials.ts'
import { sendJson } from '../page/request.ts'
import type { LiveMessage } from './live-updates.ts'

const tellEveryMs = 30_000
const tellAtMostEveryMs = 1000
const forgetAfterMs = 75_000

interface Colleague { readonly name: string, readonly pair: string | undefined, readonly at: number }

/** Shows softly where colleagues are, and tells them where this person is. */
export class Presence {
  readonly #editor: Editor
  readonly #colleagues = new Map<string, Colleague>()
  #toldAt = -tellAtMostEveryMs
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(editor: Editor) {
    this.#editor = editor
    editor.list.addEventListener('row-active', () => this.#tell())
    editor.list.addEventListener('rows-changed', () => this.#show())
    setInterval(() => {
      this.#tell()
      this.#forgetTheGone()
    }, tellEveryMs)
    window.addEventListener('pagehide', () => void this.#send(undefined, true))
  }

  heard({ user, name, pairs }: LiveMessage): void {
    if (user === this.#editor.facts.user) return
    const isNew = !this.#colleagues.has(user)
    if (pairs.length === 0) this.#colleagues.delete(user)
    else this.#colleagues.set(user, { name, pair: pairs[0], at: performance.now() })
    if (isNew && pairs.length > 0) this.#tell()
    this.#show()
  }

  #tell(): void {
    if (document.visibilityState === 'hidden' || this.#timer !== undefined) return
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.#toldAt = performance.now()
      void this.#send(this.#editor.active?.id, false)
    }, Math.max(0, this.#toldAt + tellAtMostEveryMs - performance.now()))
  }

  async #send(pair: string | undefined, leaving: boolean): Promise<void> {
    await sendJson('POST', `${this.#editor.facts.path}/presence`, pair === undefined ? {} : { pair }, { keepalive: leaving })
  }

  #forgetTheGone(): void {
    for (const [user, { at }] of this.#colleagues) if (performance.now() - at > forgetAfterMs) this.#colleagues.delete(user)
    this.#show()
  }

  #show(): void {
    for (const shown of document.querySelectorAll('.pair__here')) shown.remove()
    const faces = [...this.#colleagues.values()].map(({ name, pair }) => {
      const row = pair === undefined ? undefined : Row.byId(pair)
      row?.element.querySelector('.pair__head')?.append(element('span', { class: 'pair__here' }, avatar(name, `${name} is here`)))
      return avatar(name, row ? `${name}, at segment ${row.number}` : name)
    })
    document.querySelector('[data-presence]')?.replaceChildren(...faces)
  }
}

function avatar(name: string, title: string): HTMLElement {
  return element('span', { class: 'avatar b', title, role: 'img', 'aria-label': title }, initials(name))
}
