import { chordOf } from '../../model/keys/chord.ts'
import { announce } from '../page/announce.ts'
import { isMac } from '../page/facts.ts'
import { readHtml } from '../page/request.ts'

interface Changed {
  readonly at?: number
  readonly said?: string
  readonly problem?: string
}

/**
 * Keys and quick answers for checking sentences. Every button is one of a form that works alone;
 * here its answer takes the place of what it changes, and the focus goes to the boundary one was at.
 */
export class ImportFlow extends HTMLElement {
  #busy: Promise<void> = Promise.resolve()

  connectedCallback(): void {
    document.addEventListener('submit', event => this.#submitted(event))
    document.addEventListener('keydown', event => this.#pressed(event))
    this.addEventListener('change', event => {
      if ((event.target as Element).closest('#switches')) (event.target as HTMLInputElement).form?.requestSubmit()
    })
    this.addEventListener('click', event => {
      const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-go]')
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      this.#inTurn(() => this.#look({ at: link.dataset['go']! }))
    })
  }

  get #mark(): HTMLButtonElement | null {
    const focused = document.activeElement?.closest<HTMLButtonElement>('.bound')
    return focused ?? this.querySelector('.bound.on')
  }

  #submitted(event: SubmitEvent): void {
    const form = event.target as HTMLFormElement
    if (!['look', 'keep', 'correct', 'take-back', 'switches'].includes(form.id)) return
    event.preventDefault()
    const fields = new FormData(form, event.submitter)
    const asked = Object.fromEntries(
      [...fields].filter((field): field is [string, string] => typeof field[1] === 'string'),
    )
    this.#inTurn(async () => {
      if (form.id === 'look') await this.#look(asked)
      else if (form.id === 'keep') await this.#keep()
      else await this.#change(form.action, asked)
    })
  }

  /** One after another, so that quick keys each act on what the one before made. */
  #inTurn(step: () => Promise<void>): void {
    this.#busy = this.#busy.then(step, step)
  }

  #pressed(event: KeyboardEvent): void {
    const chord = chordOf(event, isMac)
    const typing = (event.target as Element).matches('input:not([type=checkbox], [type=radio]), textarea')
    if (chord === undefined || typing) return
    if (chord === 'Mod+Enter') return this.#press(event, document.querySelector('[data-next-step]'))
    if (chord === 'Mod+z') return this.#press(event, this.querySelector('[data-do=undo]'))
    const inSplit = (event.target as Element).matches('.split input')
    if (inSplit && chord === 'Enter') return this.#press(event, this.querySelector('[data-do=split-here]'))
    if (chord === 'Escape' && this.querySelector('.bound.on'))
      return this.#press(event, this.querySelector('[data-do=keep]'))
    if (inSplit || (document.documentElement.dataset['letterKeys'] === 'off' && /^[a-z]$/.test(chord))) return
    if (this.#onMark(chord)) event.preventDefault()
  }

  #press(event: Event, button: HTMLElement | null): void {
    if (!button) return
    event.preventDefault()
    button.click()
  }

  #onMark(chord: string): boolean {
    const mark = this.#mark
    const rightToLeft = mark?.closest('[dir]')?.getAttribute('dir') === 'rtl'
    switch (chord) {
      case 'n':
        this.#inTurn(() => this.#look({ next: mark?.value ?? '0' }))
        return true
      case 'j':
        return this.#do(mark, 'join')
      case 's':
        return this.#do(mark, 'split')
      case 'Shift+ArrowLeft':
        return this.#do(mark, rightToLeft ? 'later' : 'earlier')
      case 'Shift+ArrowRight':
        return this.#do(mark, rightToLeft ? 'earlier' : 'later')
      case 'ArrowLeft':
        return this.#step(mark, rightToLeft ? 1 : -1)
      case 'ArrowRight':
        return this.#step(mark, rightToLeft ? -1 : 1)
      default:
        return false
    }
  }

  #step(mark: HTMLElement | null, by: 1 | -1): boolean {
    if (!mark || document.activeElement !== mark) return false
    const marks = [...this.querySelectorAll<HTMLElement>('.bound')]
    marks[marks.indexOf(mark) + by]?.focus()
    return true
  }

  /** Opens the boundary first when it is not, so that each key does what the button beside it says. */
  #do(mark: HTMLButtonElement | null, what: string): boolean {
    if (!mark) return false
    const number = mark.value
    this.#inTurn(async () => {
      if (this.querySelector<HTMLButtonElement>('.bound.on')?.value !== number) await this.#look({ at: number })
      if (what === 'split') return this.#look({ split: number })
      const button = this.querySelector<HTMLButtonElement>(`[data-do=${what}]`)
      if (button) await this.#change(button.form!.action, { ...token(button.form!), [button.name]: button.value })
      else announce(what === 'join' ? 'Nothing follows to join with.' : 'It cannot be moved further.')
    })
    return true
  }

  async #look(asked: Readonly<Record<string, string>>): Promise<void> {
    const { at, next, split } = asked
    await this.#show({ at, next, split })
    const chosen = split === undefined ? undefined : this.querySelector<HTMLInputElement>('.split input:checked')
    const mark = this.querySelector<HTMLButtonElement>('.bound.on')
    ;(chosen ?? mark)?.focus({ preventScroll: true })
    mark?.scrollIntoView({ block: 'center' })
    announce(this.querySelector('.pop-place .why')?.textContent ?? 'Nothing to look at.')
  }

  async #keep(): Promise<void> {
    const number = this.querySelector<HTMLButtonElement>('.bound.on')?.value
    await this.#show({ part: this.dataset['part'] })
    if (number !== undefined) document.getElementById(`b${number}`)?.focus({ preventScroll: true })
  }

  async #change(action: string, fields: Readonly<Record<string, string>>): Promise<void> {
    const response = await fetch(action, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams(fields),
    }).catch(() => undefined)
    const changed = (await response?.json().catch(() => undefined)) as (Changed & { sentence?: string }) | undefined
    if (!changed || (!response!.ok && response!.status !== 409)) {
      announce(changed?.sentence ?? 'The server did not answer; nothing was changed. Try again.')
      return
    }
    const keepsFocus = document.activeElement?.closest('#switches') !== null
    const at = changed.at?.toString()
    await this.#show(
      at === undefined ? { part: this.dataset['part'], problem: changed.problem } : { at, problem: changed.problem },
    )
    if (!keepsFocus && at !== undefined) {
      const mark = document.getElementById(`b${at}`)
      mark?.focus({ preventScroll: true })
      mark?.scrollIntoView({ block: 'nearest' })
    }
    if (changed.said !== undefined) announce(changed.said)
  }

  async #show(query: Readonly<Record<string, string | undefined>>): Promise<void> {
    const wanted = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined)
    const href = `${this.dataset['path']}?${new URLSearchParams([['step', 'sentences'], ...wanted])}`
    const page = await readHtml(href)
    const fresh = page?.querySelector<ImportFlow>('import-flow')
    if (!fresh) {
      announce('The server did not answer. Try again.')
      return
    }
    this.dataset['part'] = fresh.dataset['part']
    for (const part of fresh.querySelectorAll<HTMLElement>('[data-live]')) {
      const own = this.querySelector(`[data-live="${part.dataset['live']}"]`)
      own?.replaceWith(document.adoptNode(part))
    }
    for (const id of ['look', 'keep']) {
      const form = fresh.querySelector(`#${id}`)
      if (form) this.querySelector(`#${id}`)?.replaceWith(document.adoptNode(form))
    }
    const next = page!.querySelector<HTMLButtonElement>('.dock [data-do=next]')
    const own = document.querySelector<HTMLButtonElement>('.dock [data-do=next]')
    if (next && own) own.value = next.value
  }
}

const token = (form: HTMLFormElement): Record<string, string> => ({
  _csrf: form.querySelector<HTMLInputElement>('[name=_csrf]')!.value,
})
