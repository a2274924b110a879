import { Row } from './row.ts'

/** Since when rows have been on the screen: nobody can have had longer to read them. */
export class RowsOnScreen {
  readonly #since = new Map<string, number>()
  readonly #observer = new IntersectionObserver(entries => {
    for (const { target, isIntersecting, time } of entries) {
      const { id } = new Row(target as HTMLElement)
      if (isIntersecting && !this.#since.has(id)) this.#since.set(id, time)
    }
  })

  watch(row: Row): void {
    if (!this.#since.has(row.id)) this.#observer.observe(row.element)
  }

  /** @returns whole milliseconds; `undefined` for a row that never was on the screen */
  msOf(row: Row): number | undefined {
    const since = this.#since.get(row.id)
    return since === undefined ? undefined : Math.max(0, Math.round(performance.now() - since))
  }
}
