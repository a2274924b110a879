/** The steps with a form: Ctrl Enter sends it, a file can be dropped on it. */
export class ImportStep extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form')!
    document.addEventListener('keydown', event => {
      if (event.key !== 'Enter' || event.isComposing || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      form.requestSubmit()
    })
    const drops = [...this.querySelectorAll<HTMLElement>('[data-drop]')]
    for (const drop of drops) this.#takeFiles(drop, form, drops.length === 1 ? form : drop)
  }

  /** One file is all such a form waits for; of two, each goes where it was dropped. */
  #takeFiles(drop: HTMLElement, form: HTMLFormElement, target: HTMLElement): void {
    const input = drop.querySelector<HTMLInputElement>('input[type=file]')!
    target.addEventListener('dragover', event => {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      drop.classList.add('is-over')
    })
    target.addEventListener('dragleave', () => drop.classList.remove('is-over'))
    target.addEventListener('drop', event => {
      drop.classList.remove('is-over')
      const files = event.dataTransfer?.files
      if (!files || files.length === 0) return
      event.preventDefault()
      input.files = files
      if (target === form) form.requestSubmit()
    })
  }
}
