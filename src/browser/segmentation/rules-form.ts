import { announce } from '../page/announce.ts'
import { readHtml } from '../page/request.ts'

const quietMs = 250

/** Shows what rules would do while they are changed; the newest wish wins. Without it, a button does the same. */
export class RulesForm extends HTMLElement {
  #asked = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  connectedCallback(): void {
    this.addEventListener('input', event =>
      this.#soon((event.target as Element).matches('[type=checkbox], [type=radio], select') ? 0 : quietMs),
    )
    this.addEventListener('click', event => {
      const button = (event.target as Element).closest<HTMLElement>('[data-add-row]')
      if (button) this.#addRow(button)
    })
    this.addEventListener('keydown', event => {
      if (event.key !== 'Enter' || event.isComposing || !(event.target as Element).matches('.place input')) return
      event.preventDefault()
      this.#soon(0)
    })
    this.addEventListener('submit', event => {
      const button = event.submitter as HTMLButtonElement | null
      if (!button?.matches('[data-preview]')) return
      event.preventDefault()
      void this.#show(button)
    })
  }

  #soon(ms: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#show(), ms)
  }

  async #show(button?: HTMLButtonElement): Promise<void> {
    const form = this.querySelector('form')!
    const fields = new URLSearchParams(
      [...new FormData(form, button)].map(([name, value]) => [name, typeof value === 'string' ? value : value.name]),
    )
    const asked = ++this.#asked
    const answer = await readHtml(this.dataset['previewAt']!, fields)
    if (asked !== this.#asked) return
    const outcome = answer?.querySelector<HTMLElement>('[data-outcome]')
    if (!outcome) return announce('What would change could not be worked out. Try again.')
    this.querySelector('[data-outcome]')?.replaceWith(document.adoptNode(outcome))
    announce(outcome.dataset['said'] ?? '')
  }

  /** A row like the last one, empty, with the focus in it. */
  #addRow(button: HTMLElement): void {
    const rows = [...button.parentElement!.querySelectorAll<HTMLElement>('[data-row]')]
    const added = rows.at(-1)!.cloneNode(true) as HTMLElement
    for (const input of added.querySelectorAll('input')) {
      input.value = ''
      input.setAttribute('aria-label', input.getAttribute('aria-label')!.replace(/\d+/, String(rows.length + 1)))
    }
    rows.at(-1)!.after(added)
    added.querySelector('input')!.focus()
  }
}
