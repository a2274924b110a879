/** The steps with a form: Ctrl Enter sends it, a file can be dropped on it. */
export class ImportStep extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form')!
    this.addEventListener('keydown', event => {
      if (event.key !== 'Enter' || event.isComposing || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      form.requestSubmit()
    })
    const drop = this.querySelector<HTMLElement>('[data-drop]')
    if (drop) this.#takeFiles(drop, form)
  }

  #takeFiles(drop: HTMLElement, form: HTMLFormElement): void {
    const input = drop.querySelector<HTMLInputElement>('input[type=file]')!
    form.addEventListener('dragover', event => {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      drop.classList.add('is-over')
    })
    form.addEventListener('dragleave', () => drop.classList.remove('is-over'))
    form.addEventListener('drop', event => {
      drop.classList.remove('is-over')
      const files = event.dataTransfer?.files
      if (!files || files.length === 0) return
      event.preventDefault()
      input.files = files
      form.requestSubmit()
    })
  }
}
