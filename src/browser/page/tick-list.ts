import { announce } from './announce.ts'

/** Boxes to tick: how many are, and all of them back to none or to what was proposed; nothing ticks what was left out. */
export class TickList extends HTMLElement {
  get #boxes(): HTMLInputElement[] {
    return [...(this.closest('form')?.querySelectorAll<HTMLInputElement>('input[type="checkbox"][name="pairs"]') ?? [])]
  }

  connectedCallback(): void {
    this.closest('form')?.addEventListener('change', () => this.#count())
    this.addEventListener('click', event => {
      const wanted = (event.target as Element).closest<HTMLElement>('[data-tick]')?.dataset['tick']
      if (wanted === undefined) return
      for (const box of this.#boxes) box.checked = wanted === 'proposed' && box.defaultChecked
      this.#count()
      announce(this.#sentence)
    })
    addEventListener('pageshow', () => this.#count())
    this.#count()
  }

  get #sentence(): string {
    return `${this.#boxes.filter(box => box.checked).length} of ${this.#boxes.length} ticked`
  }

  #count(): void {
    this.querySelector('output')!.textContent = this.#sentence
  }
}
