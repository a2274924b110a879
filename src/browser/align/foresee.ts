import { changedRange } from '../../model/edits/changed-rows.ts'
import { arrange, arrangingVerbs } from '../../model/edits/link-verbs.ts'
import type { ArrangingVerb } from '../../model/edits/link-verbs.ts'
import type { Row } from '../../model/edits/rearrange.ts'
import type { LinkState } from '../../model/pair.ts'
import type { Span } from '../../text/span.ts'
import { element } from '../page/elements.ts'
import { Ahead } from './ahead.ts'
import { showCounts, showState } from './joint.ts'
import { Link, otherSide } from './link.ts'
import type { Place, Side } from './link.ts'

type NameOf = (side: Side) => string

export interface Wish {
  readonly at?: number
  readonly text?: string
}

const marks: Readonly<Record<string, LinkState>> = {
  check: 'checked',
  uncheck: 'automatic',
  pin: 'pinned',
  unpin: 'automatic',
}
const most = 200

/** What a verb will make of the links around it, as far as the page can tell. */
export function foresee(verb: string, place: Place, wish: Wish, nameOf: NameOf): Ahead | undefined {
  const { link } = place
  const state = marks[verb]
  if (state) return new Ahead([link.element], [marked(link, state)])
  if (arrangingVerbs.includes(verb as ArrangingVerb)) return arranged(verb as ArrangingVerb, place, nameOf)
  if (link.state === 'pinned' || link.isInUse) return undefined
  if (verb === 'edit-sentence') return reworded(place, [(wish.text ?? '').replace(/\s+/gu, ' ').trim()], nameOf)
  return verb === 'split-sentence' ? reworded(place, halvesOf(place, wish.at ?? 0), nameOf) : undefined
}

function marked(link: Link, state: LinkState): HTMLElement {
  const copy = link.element.cloneNode(true) as HTMLElement
  showState(new Link(copy), state)
  return copy
}

function arranged(verb: ArrangingVerb, { link, side, sentence }: Place, nameOf: NameOf): Ahead | undefined {
  const links = around(link, verb === 'open-gap' || verb === 'close-gap' ? side : undefined)
  if (!links) return undefined
  const sentences = new Sentences(links)
  const row = links.findIndex(each => each.element === link.element)
  const outcome = arrange(
    verb,
    sentences.rows,
    { row, side, sentence },
    {
      fixed: at => links[at]?.state !== 'automatic',
      lengthOf: (on, content) => sentences.textOf(on, content).length,
    },
  )
  if (outcome.kind === 'refused') return undefined
  const { first, end, endBefore } = changedRange(sentences.rows, outcome.rows)
  const touched = links.slice(first, endBefore)
  if (touched.length === 0 || touched.some(each => each.state === 'pinned' || each.isInUse)) return undefined
  const isApart = (each: Row): boolean =>
    verb === 'no-match' && (each.sources.length === 0 || each.targets.length === 0)
  const bases = basesOf(sentences, outcome.rows.slice(first, end))
  const shown = outcome.rows
    .slice(first, end)
    .map((each, index) => drawn(bases[index]!, each, sentences, isApart(each), nameOf))
  return new Ahead(
    touched.map(each => each.element),
    shown,
  )
}

/** The links a verb can reach; `undefined` when some of them stand on another page or are too many. */
function around(link: Link, toGapOn: Side | undefined): Link[] | undefined {
  const links = link.previous ? [link.previous, link] : [link]
  const isStop = (each: Link): boolean =>
    toGapOn === undefined || each.state !== 'automatic' || each.sentences(toGapOn).length === 0
  let [below, left] = [link.next, 2]
  for (; below && left > 0 && links.length < most; below = below.next) {
    links.push(below)
    if (left < 2 || isStop(below)) left--
  }
  const isCut =
    (!link.previous && document.querySelector('a[rel="prev"]')) || (!below && document.querySelector('a[rel="next"]'))
  return isCut || links.length >= most ? undefined : links
}

/** Sentences of some links; in rows they stand for themselves by their place: `3`, or joined ones `3 4`. */
class Sentences {
  readonly rows: readonly Row[]
  readonly #cards: Readonly<Record<Side, readonly HTMLElement[]>>

  constructor(links: readonly Link[]) {
    let [i, j] = [0, 0]
    this.rows = links.map(link => ({
      sources: link.sentences('source').map(() => ({ start: i, end: ++i })),
      targets: link.sentences('target').map(() => String(j++)),
    }))
    this.#cards = {
      source: links.flatMap(link => link.sentences('source')),
      target: links.flatMap(link => link.sentences('target')),
    }
  }

  cards(side: Side, content: Span | string): HTMLElement[] {
    const cards = this.#cards[side]
    if (typeof content !== 'string') return cards.slice(content.start, content.end)
    return content.split(' ').map(at => cards[Number(at)]!)
  }

  textOf(side: Side, content: Span | string): string {
    return this.cards(side, content)
      .map(card => card.querySelector('p')!.textContent)
      .join(' ')
  }
}

interface Base {
  readonly link: Link
  /** Whether it is the link that goes on, or only a pattern for a new one. */
  readonly goesOn: boolean
}

/** For every row the link that holds its first sentence; each goes on once. */
function basesOf(sentences: Sentences, rows: readonly Row[]): Base[] {
  const taken = new Set<HTMLElement>()
  return rows.map(({ sources, targets }) => {
    const [card] = sources[0] ? sentences.cards('source', sources[0]) : sentences.cards('target', targets[0]!)
    const link = Link.of(card)!
    const goesOn = !taken.has(link.element)
    taken.add(link.element)
    return { link, goesOn }
  })
}

function drawn({ link, goesOn }: Base, row: Row, sentences: Sentences, isApart: boolean, nameOf: NameOf): HTMLElement {
  const cardsOn = (side: Side): HTMLElement[] =>
    (side === 'source' ? row.sources : row.targets).map(content =>
      cardWith(sentences.cards(side, content)[0]!, sentences.textOf(side, content)),
    )
  const copy = withCards(link, { source: cardsOn('source'), target: cardsOn('target') }, nameOf)
  if (!goesOn) {
    copy.element.removeAttribute('id')
    copy.element.querySelector('.joint > .badge.s')?.remove()
  }
  if (isApart) showState(copy, 'checked')
  return copy.element
}

/** A link with other sentences, about which nothing is known yet. */
function withCards(link: Link, cards: Readonly<Record<Side, readonly HTMLElement[]>>, nameOf: NameOf): Link {
  const copy = new Link(link.element.cloneNode(false) as HTMLElement)
  for (const part of link.element.querySelectorAll(':scope > :is(.cell, .joint)')) {
    const isCell = part.matches('.cell')
    const made = part.cloneNode(!isCell) as HTMLElement
    const side = part.matches('.src') ? 'source' : 'target'
    if (isCell) made.append(...(cards[side].length > 0 ? cards[side] : [gap(nameOf(side))]))
    copy.element.append(made)
  }
  showCounts(copy, nameOf)
  return copy
}

/** @param suffix sets the names of a second half apart from those of the first */
function cardWith(card: HTMLElement, text: string, suffix = ''): HTMLElement {
  const copy = card.cloneNode(true) as HTMLElement
  const shown = copy.querySelector('p')!
  if (shown.textContent !== text) shown.textContent = text
  shown.id += suffix
  copy.setAttribute('aria-labelledby', shown.id)
  return copy
}

const gap = (name: string): HTMLElement =>
  element(
    'div',
    { 'class': 'gapcell', 'role': 'group', 'tabindex': '-1', 'aria-label': `No ${name} here` },
    element('span', { 'aria-hidden': 'true' }, `No ${name} here`),
  )

/** The link with other words in the place of the focused sentence. */
function reworded({ link, card, side }: Place, texts: readonly string[], nameOf: NameOf): Ahead | undefined {
  if (texts.includes('')) return undefined
  const changed = link
    .sentences(side)
    .flatMap(each =>
      each === card
        ? texts.map((text, index) => cardWith(card, text, index === 0 ? '' : `-${index}`))
        : [cardWith(each, each.querySelector('p')!.textContent)],
    )
  const other = link.sentences(otherSide(side)).map(each => each.cloneNode(true) as HTMLElement)
  const cards = side === 'source' ? { source: changed, target: other } : { source: other, target: changed }
  return new Ahead([link.element], [withCards(link, cards, nameOf).element])
}

/** @param at an offset in the sentence, or of the original one in the whole text */
function halvesOf({ card, side }: Place, at: number): string[] {
  const text = card.querySelector('p')!.textContent
  const middle = side === 'source' ? at - Number(card.dataset['start'] ?? 0) : at
  return [text.slice(0, middle).trim(), text.slice(middle).trim()]
}
