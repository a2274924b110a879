import { chordOf } from '../../model/keys/chord.ts'
import { announce } from '../page/announce.ts'
import { isMac } from '../page/facts.ts'
import { readHtml } from '../page/request.ts'

interface Changed {
  readonly at?: number
  readonly problem?: string
  readonly sentence?: string
}

/** Walks from break to break by key. Space presses the button that has the focus; after it, the next one has. */
export class BreakWalk extends HTMLElement {
  #busy: Promise<void> = Promise.resolve()

  connectedCallback(): void {
    document.addEventListener('keydown', event => this.#pressed(event))
    this.addEventListener('submit', event => {
      const form = event.target as HTMLFormElement
      if (!form.matches('[data-undo]') && !form.querySelector('[data-accept]')) return
      event.preventDefault()
      this.#busy = this.#busy.then(() => this.#send(form))
    })
    const first = location.hash === '#rule' ? undefined : this.#buttons[0]
    const start = this.querySelector<HTMLElement>('#current [data-accept]') ?? first
    start?.focus({ preventScroll: location.hash === '' })
  }

  get #buttons(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('[data-accept]')]
  }

  #pressed(event: KeyboardEvent): void {
    const chord = chordOf(event, isMac)
    if (chord === undefined || (document.documentElement.dataset['letterKeys'] === 'off' && /^[a-z]$/.test(chord)))
      return
    if (this.#does(chord)) event.preventDefault()
  }

  #does(chord: string): boolean {
    switch (chord) {
      case 'j':
        return this.#step(1)
      case 'k':
        return this.#step(-1)
      case 'r':
        return this.#press('[data-rule]')
      case 'Mod+z': {
        this.querySelector<HTMLFormElement>('[data-undo]')?.requestSubmit()
        return true
      }
      default:
        return false
    }
  }

  get #current(): HTMLElement | null {
    return document.activeElement?.closest<HTMLElement>('[data-break]') ?? null
  }

  #step(by: 1 | -1): boolean {
    const buttons = this.#buttons
    const here = buttons.findIndex(button => this.#current?.contains(button))
    const next = buttons[here < 0 ? 0 : here + by]
    if (!next) announce(by === 1 ? 'That is the last break here.' : 'That is the first break here.')
    next?.focus({ preventScroll: true })
    next?.closest('li')?.scrollIntoView({ block: 'center' })
    return true
  }

  #press(what: string): boolean {
    const target = this.#current?.querySelector<HTMLElement>(what)
    target?.click()
    return target !== undefined && target !== null
  }

  async #send(form: HTMLFormElement): Promise<void> {
    const fields = new URLSearchParams(
      [...new FormData(form)].map(([name, value]) => [name, typeof value === 'string' ? value : value.name]),
    )
    const isUndo = form.matches('[data-undo]')
    if (isUndo && this.#current) fields.set('place', this.#current.dataset['break']!)
    const response = await fetch(form.action, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: fields,
    }).catch(() => undefined)
    const changed = (await response?.json().catch(() => undefined)) as Changed | undefined
    if (!changed || (!response!.ok && response!.status !== 409)) {
      return announce(changed?.sentence ?? 'The server did not answer; nothing was changed. Try again.')
    }
    await this.#show(changed.at ?? 0, fields.get('least') ?? '50')
    const [done, not] = isUndo
      ? ['Undone.', 'There is nothing to undo here.']
      : ['Cut.', 'That place is no longer what it was; nothing was changed.']
    announce(changed.problem === undefined ? done : not)
  }

  async #show(at: number, least: string): Promise<void> {
    const page = await readHtml(`${this.dataset['path']}?${new URLSearchParams({ at: String(at), least })}`)
    for (const part of page?.querySelectorAll<HTMLElement>('[data-live]') ?? []) {
      this.querySelector(`[data-live="${part.dataset['live']}"]`)?.replaceWith(document.adoptNode(part))
    }
    const next = this.querySelector<HTMLElement>('#current [data-accept]') ?? this.#buttons.at(-1)
    next?.focus({ preventScroll: true })
    next?.closest('li')?.scrollIntoView({ block: 'center' })
  }
}
