import { Link } from './link.ts'
import { markNeighbours, renumber } from './numbers.ts'
import type { Touched } from './numbers.ts'

export interface Part {
  readonly operation: string
  readonly said: string
  readonly stoppedAt: string
  /** The links that came or changed and stand in this page, in order. */
  readonly links: readonly Link[]
  /** There was too much to send: read the list again. */
  readonly isWhole: boolean
}

/** Puts the links of an answer in the place of the old ones; a link with an open box stays until the box is closed. */
export function takePart(list: HTMLElement, page: Document, touched: Touched): Part | undefined {
  const part = page.getElementById('part')
  if (!part) return undefined
  const { operation = '', said = '', stoppedAt = '', gone = '' } = part.dataset
  for (const id of gone.split(' ').filter(Boolean)) {
    const link = Link.byId(id)?.element
    if (link) touched.row(link)
    link?.remove()
  }
  const sent = [...part.querySelectorAll<HTMLElement>(':scope > .link')]
  const links = sent.flatMap(fresh => take(list, document.adoptNode(fresh), touched))
  renumber(list, touched)
  markNeighbours(list)
  return { operation, said, stoppedAt, links, isWhole: part.hasAttribute('data-whole') }
}

function take(list: HTMLElement, fresh: HTMLElement, touched: Touched): Link[] {
  const old = document.getElementById(fresh.id)
  const { after = '' } = fresh.dataset
  delete fresh.dataset['after']
  leaveTabOrder(fresh)
  if (old && Link.of(old)?.isInUse) {
    old.dataset['newer'] = ''
    return []
  }
  const above = after === '' ? null : document.getElementById(`link-${after}`)
  if (old) touched.row(old)
  if (!old || old.previousElementSibling !== above) touched.comesAfter(above)
  if (old && old.previousElementSibling === above) old.replaceWith(fresh)
  else if (above) {
    old?.remove()
    above.after(fresh)
  } else if (after === '') {
    old?.remove()
    list.prepend(fresh)
  } else if (old) old.replaceWith(fresh)
  else return []
  return [new Link(fresh)]
}

/** Numbers are links for pages without script; here the arrows lead through the sentences. */
export function leaveTabOrder(within: ParentNode): void {
  for (const number of within.querySelectorAll<HTMLElement>('.n')) number.tabIndex = -1
}

/** Brings the whole list up to date; links that did not change keep their elements. */
export function takeList(list: HTMLElement, page: Document): boolean {
  const whole = page.querySelector<HTMLElement>('link-list')
  if (!whole) return false
  const wanted = [...whole.querySelectorAll<HTMLElement>(':scope > .link')]
  const ids = new Set(wanted.map(link => link.id))
  for (const link of list.querySelectorAll<HTMLElement>(':scope > .link')) {
    if (!ids.has(link.id) && !new Link(link).isInUse) link.remove()
  }
  let before: Element | null = null
  for (const fresh of wanted) {
    const old: HTMLElement | null = document.getElementById(fresh.id)
    const stays: boolean = old !== null && (signature(old) === signature(fresh) || new Link(old).isInUse)
    const placed: HTMLElement = stays ? old! : document.adoptNode(fresh)
    leaveTabOrder(placed)
    if (!stays) old?.remove()
    const next: Element | null = before ? before.nextElementSibling : list.firstElementChild
    if (next !== placed) list.insertBefore(placed, next)
    before = placed
  }
  for (const name of ['number', 'source', 'target']) list.dataset[name] = whole.dataset[name]
  renumber(list)
  markNeighbours(list)
  return true
}

const signature = ({ dataset }: HTMLElement): string =>
  [dataset['revision'], dataset['comments'], dataset['c']].join(' ')
