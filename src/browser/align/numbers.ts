import { Link } from './link.ts'
import type { Side } from './link.ts'

const sides = ['source', 'target'] as const

/** Which rows of a list were changed, by the numbers they had; those above keep theirs. */
export class Touched {
  first = Infinity
  last = 0

  row(row: Element): void {
    const number = Number(row.getAttribute('aria-rowindex'))
    // a row that has just come has no number yet
    if (number > 0) this.#at(number)
  }

  /** A row that comes after one, or before all when there is none. */
  comesAfter(row: Element | null): void {
    this.last++
    if (!row) this.#at(1)
    else if (row.getAttribute('aria-rowindex') !== '0') this.#at(Number(row.getAttribute('aria-rowindex')) + 1)
  }

  #at(number: number): void {
    this.first = Math.min(this.first, number)
    this.last = Math.max(this.last, number)
  }
}

const everyRow: Readonly<Touched> = Object.assign(new Touched(), { first: 0, last: Infinity })

/** Gives links and sentences their running numbers anew, from the first row that was touched to where they are right again. */
export function renumber(list: HTMLElement, { first: top, last }: Readonly<Touched> = everyRow): void {
  const from = Number(list.dataset['number'])
  const at = Math.min(Math.max(0, top - from), list.children.length)
  const next = { source: nextNumber(list, at, 'source'), target: nextNumber(list, at, 'target') }
  const isRight = { source: false, target: false }
  let row = from + at
  for (let each = list.children[at]; each; each = each.nextElementSibling!) {
    const link = new Link(each as HTMLElement)
    const isBelow = row > last
    const wasRight = showNumber(link, row)
    for (const side of sides) {
      const first = showNumbers(link, side, next, isBelow)
      if (isBelow) isRight[side] = first ?? isRight[side]
    }
    if (isBelow && wasRight && isRight.source && isRight.target) return
    row++
  }
}

/** The number of the first sentence of a side from a row on. */
function nextNumber(list: HTMLElement, at: number, side: Side): number {
  for (let above = list.children[at - 1]; above; above = above.previousElementSibling!) {
    const last = new Link(above as HTMLElement).sentences(side).at(-1)
    if (last) return Number(last.querySelector('.n')!.textContent) + 1
  }
  return Number(list.dataset[side])
}

/** @returns whether it was right already */
function showNumber({ element }: Link, row: number): boolean {
  const shown = String(row)
  if (element.getAttribute('aria-rowindex') === shown) return true
  element.setAttribute('aria-rowindex', shown)
  element.querySelector('[data-number]')!.textContent = shown
  return false
}

/**
 * @param isWhole the sentences are those that stood there before, so that all numbers are right when the first is
 * @returns whether the first was right already, `undefined` where no sentence stands
 */
function showNumbers(link: Link, side: Side, next: Record<Side, number>, isWhole: boolean): boolean | undefined {
  const numbers = link.cell(side).querySelectorAll('.n')
  const wasRight = numbers[0] && numbers[0].textContent === String(next[side])
  if (!isWhole || !wasRight) for (const [index, each] of numbers.entries()) show(each, next[side] + index)
  next[side] += numbers.length
  return wasRight
}

function show(number: Element, value: number): void {
  const shown = String(value)
  if (number.textContent !== shown) number.textContent = shown
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
