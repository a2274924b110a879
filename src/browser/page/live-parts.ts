/** Counts, lists and progress, which stand in several places of the page, from a fresh copy of it. */
export function takeLiveParts(page: Document): void {
  for (const fresh of page.querySelectorAll<HTMLElement>('[data-live]')) {
    const shown = document.querySelector(`[data-live="${fresh.dataset['live']}"]`)
    if (!shown || shown.isEqualNode(fresh)) continue
    const focused = shown.contains(document.activeElement) ? document.activeElement?.getAttribute('href') : undefined
    const taken = document.importNode(fresh, true)
    shown.replaceWith(taken)
    if (focused) taken.querySelector<HTMLElement>(`a[href="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true })
  }
}
