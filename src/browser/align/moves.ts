import { announce } from '../page/announce.ts'
import { Link, otherSide } from './link.ts'
import type { Workbench } from './workbench.ts'

const page = 8

const isShown = ({ element }: Link): boolean => element.offsetParent !== null

function* onwards(link: Link | undefined, by: 1 | -1): Generator<Link> {
  for (let each = by === 1 ? link?.next : link?.previous; each; each = by === 1 ? each.next : each.previous) {
    if (isShown(each)) yield each
  }
}

/** The next sentence of the same side; the links of a page end where the page ends. */
export function step(workbench: Workbench, by: 1 | -1): void {
  const { focused } = workbench
  if (!focused) return workbench.focus(workbench.links()[0]!.card('target'))
  const { link, side, sentence } = focused
  const within = link.sentences(side)[sentence + by]
  if (within) return workbench.focus(within)
  const [next] = onwards(link, by)
  if (!next) return announce(by === 1 ? 'This is the last link on the page.' : 'This is the first link on the page.')
  workbench.focus(next.card(side, by === 1 ? 0 : Infinity))
}

/** The sentence beside it, on the side the arrow points to. */
export function cross(workbench: Workbench, arrow: 'left' | 'right'): void {
  const { focused } = workbench
  if (!focused) return
  const { link, side, sentence } = focused
  const order = document.documentElement.dataset['order'] ?? 'target-first'
  const leftSide = order === 'source-first' ? 'source' : 'target'
  const wanted = arrow === 'left' ? leftSide : otherSide(leftSide)
  if (side !== wanted) workbench.focus(link.card(wanted, sentence))
}

export function jump(workbench: Workbench, where: 'first' | 'last' | 'up' | 'down'): void {
  const side = workbench.focused?.side ?? 'target'
  const here = workbench.focused?.link
  const all = workbench.links().filter(isShown)
  const at = here ? all.findIndex(link => link.id === here.id) : 0
  const to = { first: 0, last: all.length - 1, up: Math.max(0, at - page), down: Math.min(all.length - 1, at + page) }[
    where
  ]
  const card = all[to]?.card(side)
  if (card) workbench.focus(card, 'middle')
}

/** Goes to the next link of a kind, from the other end of the page when there is none further on. @returns whether there is one */
export function toNext(workbench: Workbench, wanted: (link: Link) => boolean, by: 1 | -1, none: string): boolean {
  const links = workbench.links()
  const { focused } = workbench
  const here = focused ? links.findIndex(link => link.id === focused.link.id) : 0
  const [above, below] = [links.slice(0, here), links.slice(focused ? here + 1 : 0)]
  const next = by === 1 ? [...below, ...above].find(wanted) : [...below, ...above].findLast(wanted)
  if (next) {
    workbench.focus(next.card(next.filledSide(focused?.side ?? 'target')), 'middle')
    return true
  }
  const further = document.querySelector(by === 1 ? 'a[rel="next"]' : 'a[rel="prev"]')
  announce(further ? `${none} on this page. Other parts of the text may have some.` : `${none}.`)
  return false
}
