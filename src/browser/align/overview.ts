import { takeLiveParts } from '../page/live-parts.ts'
import { readHtml } from '../page/request.ts'
import type { Workbench } from './workbench.ts'

const gatherMs = 100
/** A long text takes long to count: then it is counted less often. */
const restAfterReading = 4

/** Counts, queue, minimap and what can be undone: brought up to date after the links were painted. */
export class Overview {
  readonly #workbench: Workbench
  #isWaiting = false
  #lastTookMs = 0
  #reading = false
  #again = false

  constructor(workbench: Workbench) {
    this.#workbench = workbench
    workbench.list.addEventListener('row-active', () => this.showPlace())
  }

  soon(): void {
    if (this.#isWaiting) return
    this.#isWaiting = true
    setTimeout(() => void this.#read(), Math.max(gatherMs, this.#lastTookMs * restAfterReading))
  }

  /** Marks where the focus is in the minimap, in the queue and in the status bar. */
  showPlace(): void {
    const { focused } = this.#workbench
    if (!focused) return
    const { link, side, number } = focused
    const cells = document.querySelectorAll<HTMLElement>('.minimap i')
    // every cell stands for as many links as the first
    const now = cells[Math.floor((link.number - 1) / Number(cells[0]?.dataset['links']))]
    if (!now?.classList.contains('now')) document.querySelector('.minimap .now')?.classList.remove('now')
    now?.classList.add('now')
    for (const entry of document.querySelectorAll<HTMLElement>('.queue li')) {
      entry.classList.toggle('on', entry.dataset['link'] === link.id)
    }
    const place = document.querySelector('[data-position]')
    const sentence = number === undefined ? '' : `${this.#workbench.nameOf(side)} ${number} · `
    const all = document.querySelector('[data-live="chip-all"] b')?.textContent
    if (place) place.textContent = `${sentence}link ${link.number} of ${all}`
  }

  async #read(): Promise<void> {
    this.#isWaiting = false
    if (this.#reading) {
      this.#again = true
      return
    }
    this.#reading = true
    const { facts, show } = this.#workbench
    const began = performance.now()
    const page = await readHtml(`${facts.path}/align/overview?show=${show}`)
    this.#reading = false
    this.#lastTookMs = performance.now() - began
    if (page) takeLiveParts(page)
    this.showPlace()
    if (this.#again) this.soon()
    this.#again = false
  }
}
