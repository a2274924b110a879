import { announce } from '../page/announce.ts'
import { readJson } from '../page/request.ts'

const askEveryMs = 500
const tellEvery = 25

interface Job {
  readonly state: string
  readonly share?: number
  readonly href: string | null
}

/** Shows how far the aligning has come, and goes on to the links when it is done. */
export class AligningProgress extends HTMLElement {
  #told = 0

  connectedCallback(): void {
    setTimeout(() => void this.#ask(), askEveryMs)
  }

  async #ask(): Promise<void> {
    const href = this.dataset['href']!
    const answer = await readJson(href)
    const job = answer.kind === 'answer' && answer.status === 200 ? (answer.body as Job) : undefined
    if (job && job.state !== 'running') return location.replace(job.href ?? href)
    if (job) this.#show(Math.round((job.share ?? 0) * 100))
    setTimeout(() => void this.#ask(), askEveryMs)
  }

  #show(percent: number): void {
    this.querySelector('progress')!.value = percent
    this.querySelector('[data-percent]')!.textContent = `${percent}% done.`
    if (percent < this.#told + tellEvery) return
    this.#told = percent
    announce(`${percent}% done.`)
  }
}
