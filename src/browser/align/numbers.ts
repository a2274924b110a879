/** Gives links and sentences their running numbers anew; only what changed is touched. */
export function renumber(list: HTMLElement): void {
  const { number, source, target } = list.dataset
  let row = Number(number)
  for (const link of list.children) {
    const shown = String(row++)
    if (link.getAttribute('aria-rowindex') === shown) continue
    link.setAttribute('aria-rowindex', shown)
    link.querySelector('[data-number]')!.textContent = shown
  }
  count(list.querySelectorAll('.src > .sent > .n'), Number(source))
  count(list.querySelectorAll('.tgt > .sent > .n'), Number(target))
}

function count(numbers: Iterable<Element>, from: number): void {
  for (const each of numbers) {
    const shown = String(from++)
    if (each.textContent !== shown) each.textContent = shown
  }
}

/** With a filter on, the neighbours of what it shows are shown as well: text moves between them. */
export function markNeighbours(list: HTMLElement): void {
  if (list.dataset['show'] === 'all') return
  for (const link of list.children) {
    const beside = [link.previousElementSibling, link.nextElementSibling]
    const isNear = beside.some(other => other?.matches('.is-shown, .is-active') ?? false)
    link.classList.toggle('is-near', isNear)
  }
}
