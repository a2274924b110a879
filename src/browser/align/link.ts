export type Side = 'source' | 'target'

export const otherSide = (side: Side): Side => (side === 'source' ? 'target' : 'source')

/** In the order in which the columns stand. */
export const ratioOf = (sources: number, targets: number): string =>
  document.documentElement.dataset['order'] === 'source-first' ? `${sources} : ${targets}` : `${targets} : ${sources}`

/** One link of the list, as the page holds it: everything is read from its element. */
export class Link {
  readonly element: HTMLElement

  constructor(link: HTMLElement) {
    this.element = link
  }

  static of(node: Element | null | undefined): Link | undefined {
    const link = node?.closest<HTMLElement>('.link')
    return link ? new Link(link) : undefined
  }

  static byId(id: string): Link | undefined {
    return Link.of(document.getElementById(`link-${id}`))
  }

  get id(): string {
    return this.element.id.replace('link-', '')
  }
  get number(): number {
    return Number(this.element.getAttribute('aria-rowindex'))
  }
  get revision(): number {
    return Number(this.element.dataset['revision'])
  }
  get state(): string {
    return this.element.dataset['state'] ?? ''
  }
  get percent(): string | undefined {
    return this.element.dataset['percent']
  }
  get isDoubtful(): boolean {
    return /^(?:mid|low)$/.test(this.element.dataset['c'] ?? '')
  }
  /** The side on which something stands, the other one when nothing does on this. */
  filledSide(side: Side): Side {
    return this.sentences(side).length > 0 ? side : otherSide(side)
  }

  get isUneven(): boolean {
    return this.sentences('source').length !== 1 || this.sentences('target').length !== 1
  }
  get isInUse(): boolean {
    return this.element.querySelector('textarea, .split') !== null
  }
  get next(): Link | undefined {
    return Link.of(this.element.nextElementSibling)
  }
  get previous(): Link | undefined {
    return Link.of(this.element.previousElementSibling)
  }
  get why(): string {
    const why = this.element.querySelector<HTMLElement>('.why')
    return why?.title || (why?.textContent ?? '')
  }

  cell(side: Side): HTMLElement {
    return this.element.querySelector<HTMLElement>(side === 'source' ? '.src' : '.tgt')!
  }

  sentences(side: Side): HTMLElement[] {
    return [...this.cell(side).querySelectorAll<HTMLElement>(':scope > .sent')]
  }

  /** The sentence with this index or the last one, or the gap where none stands. */
  card(side: Side, index = 0): HTMLElement {
    const sentences = this.sentences(side)
    return sentences[Math.min(index, sentences.length - 1)] ?? this.cell(side).querySelector<HTMLElement>('.gapcell')!
  }

  /** How many sentences stand on each side, as the page shows them. */
  get ratio(): string {
    return ratioOf(this.sentences('source').length, this.sentences('target').length)
  }
}

/** Where a card stands: its link, its side, its index among the sentences of that side. */
export interface Place {
  readonly card: HTMLElement
  readonly link: Link
  readonly side: Side
  readonly sentence: number
  /** The running number of the sentence on its side; `undefined` in a gap. */
  readonly number: number | undefined
}

export function placeOf(node: Element | null | undefined): Place | undefined {
  const card = node?.closest<HTMLElement>('.sent, .gapcell')
  const link = Link.of(card)
  if (!card || !link) return undefined
  const side = card.closest('.src') ? 'source' : 'target'
  const sentence = Math.max(0, link.sentences(side).indexOf(card))
  const number = card.querySelector('.n')?.textContent
  return { card, link, side, sentence, number: number ? Number(number) : undefined }
}
