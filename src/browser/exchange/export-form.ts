import { readHtml } from '../page/request.ts'

/** Shows what an export will be as soon as something is chosen; the newest choice wins. */
export class ExportForm extends HTMLElement {
  #asked = 0

  connectedCallback(): void {
    this.addEventListener('change', () => void this.#show())
  }

  async #show(): Promise<void> {
    const form = this.querySelector('form')!
    const chosen = new URLSearchParams(
      [...new FormData(form)].map(([name, value]) => [name, typeof value === 'string' ? value : value.name]),
    )
    const href = `${form.action}?${chosen}`
    const asked = ++this.#asked
    const page = await readHtml(href)
    const outcome = page?.querySelector('[data-outcome]')
    if (asked !== this.#asked || !outcome) return
    history.replaceState(null, '', href)
    this.querySelector('[data-outcome]')?.replaceWith(document.adoptNode(outcome))
    for (const note of page!.querySelectorAll('.choices small')) this.#tell(note)
  }

  #tell(note: Element): void {
    const input = note.parentElement?.querySelector('input')
    const own = input && this.querySelector(`input[name="${input.name}"][value="${input.value}"] ~ small`)
    if (own) own.textContent = note.textContent
  }
}
