import { Link } from './link.ts'
import type { Touched } from './numbers.ts'

/** Links shown in the place of others until the server has answered. */
export class Ahead {
  readonly old: readonly HTMLElement[]
  readonly shown: readonly HTMLElement[]
  #above = ''
  #below = ''

  /** @param old neighbours, in order, that stand in the list */
  constructor(old: readonly HTMLElement[], shown: readonly HTMLElement[]) {
    this.old = old
    this.shown = shown
  }

  show(touched: Touched): void {
    for (const link of this.old) touched.row(link)
    for (const _ of this.shown) touched.last++
    const [first, last] = [this.old[0]!, this.old.at(-1)!]
    this.#above = first.previousElementSibling?.id ?? ''
    this.#below = last.nextElementSibling?.id ?? ''
    first.before(...this.shown)
    for (const link of this.old) {
      link.remove()
      leave(link)
    }
  }

  /** Puts what stood there back. */
  takeBack(touched: Touched): void {
    if (!this.shown[0]!.isConnected) return
    for (const link of [...this.old, ...this.shown]) touched.row(link)
    this.shown[0]!.before(...this.old)
    for (const link of this.shown) link.remove()
  }

  /** What stands there now; `undefined` when that cannot be told any more. */
  standing(list: HTMLElement): HTMLElement[] | undefined {
    const [above, below] = [document.getElementById(this.#above), document.getElementById(this.#below)]
    if ((this.#above !== '' && !above) || (this.#below !== '' && !below)) return undefined
    const links: HTMLElement[] = []
    let each = above ? above.nextElementSibling : list.firstElementChild
    for (; each && each !== below; each = each.nextElementSibling) links.push(each as HTMLElement)
    return each === below ? links : undefined
  }
}

/** The focus is not there any more when the link comes back. */
function leave(link: HTMLElement): void {
  link.classList.remove('is-active')
  for (const card of link.querySelectorAll<HTMLElement>('.is-focus')) unfocus(card)
}

export function unfocus(card: HTMLElement): void {
  card.classList.remove('is-focus')
  card.removeAttribute('aria-current')
  card.tabIndex = -1
}

/** A link as it stood when it was noted, to be known again. */
export interface Mark {
  readonly id: string
  readonly revision: number
}

export const markOf = (element: HTMLElement): Mark => {
  const { id, revision } = new Link(element)
  return { id, revision }
}

/** The same links when they stand beside each other as they did. */
export function found(marks: readonly Mark[]): HTMLElement[] | undefined {
  const links = marks.map(({ id }) => Link.byId(id))
  const stand = marks.every(({ revision }, index) => {
    const link = links[index]
    return (
      link?.revision === revision &&
      !link.isInUse &&
      (index === 0 || link.element.previousElementSibling === links[index - 1]?.element)
    )
  })
  return stand ? links.map(link => link!.element) : undefined
}
