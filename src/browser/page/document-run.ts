import { announce } from './announce.ts'
import { localizeTimes } from './local-time.ts'
import { readHtml, sendJson } from './request.ts'
import { toast } from './toasts.ts'

const pollMs = 700

/** Starts and stops work over a whole text and shows how far it is, without leaving the page. */
export class DocumentRun extends HTMLElement {
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
      return this.#read(true)
    })
  }

  #wait(): void {
    clearTimeout(this.#timer)
    if (this.dataset['running'] !== undefined) this.#timer = setTimeout(() => void this.#read(), pollMs)
  }

  /** @param wasBegun whether a person just asked for it; a short run has ended by now */
  async #read(wasBegun = false): Promise<void> {
    const fresh = (await readHtml(`${this.dataset['path']}?part=run`))?.querySelector<HTMLElement>('document-run')
    if (!fresh) return this.#wait()
    const [wasRunning, isRunning] = [this.dataset['running'] !== undefined, fresh.dataset['running'] !== undefined]
    const progress = this.querySelector('progress')
    if (wasRunning && isRunning && progress) this.#showShare(progress, fresh)
    else this.#show(fresh)
    this.#wait()
    if ((wasRunning || wasBegun) && !isRunning) this.dispatchEvent(new CustomEvent('run-ended', { bubbles: true }))
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
    announce(this.querySelector('.document-run__text')!.textContent.trim())
  }
}

/** A page that shows what comes of it is read anew when it has ended. */
export function readAnewWhenDone(): void {
  document.addEventListener('run-ended', () => {
    if (document.querySelector('pair-list') === null) location.reload()
  })
}
