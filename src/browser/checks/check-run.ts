import { announce } from '../page/announce.ts'
import { localizeTimes } from '../page/local-time.ts'
import { readHtml, sendJson } from '../page/request.ts'
import { toast } from '../page/toasts.ts'

const pollMs = 700

/** Starts and stops the check of a whole text and shows how far it is, without leaving the page. */
export class CheckRun extends HTMLElement {
  #timer: ReturnType<typeof setTimeout> | undefined

  connectedCallback(): void {
    this.addEventListener('submit', this.#submitted)
    this.#wait()
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer)
    this.removeEventListener('submit', this.#submitted)
  }

  readonly #submitted = (event: SubmitEvent): void => {
    event.preventDefault()
    event.stopPropagation()
    void sendJson('POST', new URL((event.target as HTMLFormElement).action).pathname, {}).then(answer => {
      if (answer.kind !== 'answer' || answer.status >= 300)
        toast('The server did not take that. Try again in a moment.')
      return this.#read()
    })
  }

  #wait(): void {
    clearTimeout(this.#timer)
    if (this.dataset['running'] !== undefined) this.#timer = setTimeout(() => void this.#read(), pollMs)
  }

  async #read(): Promise<void> {
    const fresh = (await readHtml(`${this.dataset['path']}?part=run`))?.querySelector<HTMLElement>('check-run')
    if (!fresh) return this.#wait()
    const [wasRunning, isRunning] = [this.dataset['running'] !== undefined, fresh.dataset['running'] !== undefined]
    const progress = this.querySelector('progress')
    if (wasRunning && isRunning && progress) this.#showShare(progress, fresh)
    else this.#show(fresh)
    this.#wait()
    if (wasRunning && !isRunning) this.dispatchEvent(new CustomEvent('check-ended', { bubbles: true }))
  }

  /** Only the figures, so that the focus stays on the button. */
  #showShare(progress: HTMLProgressElement, fresh: HTMLElement): void {
    progress.value = fresh.querySelector('progress')?.value ?? progress.value
    this.querySelector('.nowrap')!.textContent = fresh.querySelector('.nowrap')?.textContent ?? ''
  }

  #show(fresh: HTMLElement): void {
    const hadFocus = this.contains(document.activeElement)
    this.className = fresh.className
    this.toggleAttribute('data-running', fresh.dataset['running'] !== undefined)
    this.replaceChildren(...document.importNode(fresh, true).childNodes)
    localizeTimes(this)
    if (hadFocus) this.querySelector('button')?.focus()
    announce(this.querySelector('.check-run__text')!.textContent.trim())
  }
}

/** On the page that counts what was found, the counts are read anew when a check has ended. */
export function readCountsWhenChecked(): void {
  document.addEventListener('check-ended', () => {
    if (document.querySelector('pair-list') === null) location.reload()
  })
}
