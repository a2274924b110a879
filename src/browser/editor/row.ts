import type { Status } from '../../model/pair.ts'
import { statusTitles } from '../../model/status-title.ts'
import type { SaveState } from '../saving/save-queue.ts'
import { element, icon } from '../page/elements.ts'

/** One row of the list, as the page holds it: everything is read from and written to its element. */
export class Row {
  readonly element: HTMLElement

  constructor(row: HTMLElement) {
    this.element = row
  }

  static of(node: Element | null | undefined): Row | undefined {
    const row = node?.closest<HTMLElement>('.pair')
    return row ? new Row(row) : undefined
  }

  static byId(id: string): Row | undefined {
    return Row.of(document.getElementById(`pair-${id}`))
  }

  get id(): string {
    return this.element.id.replace('pair-', '')
  }
  get number(): string {
    return this.element.querySelector('.pair__number')?.textContent ?? ''
  }
  get status(): Status {
    return this.element.dataset['status'] as Status
  }
  get revision(): number {
    return Number(this.element.dataset['revision'])
  }
  set revision(revision: number) {
    this.element.dataset['revision'] = String(revision)
  }
  get source(): string {
    return this.element.querySelector('.pair__source')?.textContent ?? ''
  }
  get target(): HTMLElement {
    return this.element.querySelector<HTMLElement>('.pair__target')!
  }
  get field(): HTMLTextAreaElement | null {
    return this.element.querySelector<HTMLTextAreaElement>('textarea[data-pair]')
  }
  get text(): string {
    return this.field?.value ?? this.element.querySelector('.pair__text')?.textContent ?? ''
  }
  get isActive(): boolean {
    return this.element.classList.contains('is-active')
  }
  get next(): Row | undefined {
    return rowOrNothing(this.element.nextElementSibling)
  }
  get previous(): Row | undefined {
    return rowOrNothing(this.element.previousElementSibling)
  }

  set text(text: string) {
    const shown = this.element.querySelector('.pair__text')
    if (shown) shown.textContent = text
    if (this.field && this.field.value !== text) {
      this.field.value = text
      this.field.dispatchEvent(new Event('input', { bubbles: false }))
    }
  }

  set status(status: Status) {
    this.element.dataset['status'] = status
    const shape = this.element.querySelector('.pair__head .st')
    shape?.replaceWith(statusShape(status))
    if (this.element.hasAttribute('aria-label'))
      this.element.setAttribute('aria-label', `${this.number} ${statusTitles[status]}`)
  }

  set saving(state: SaveState) {
    this.element.dataset['save'] = state
  }

  /** The last cell, which holds notes and, in the active row, actions; made when first needed. */
  get foot(): HTMLElement {
    const found = this.element.querySelector<HTMLElement>(':scope > .pair__foot')
    if (found) return found
    const foot = element('div', { role: 'cell', class: 'pair__foot' })
    this.element.append(foot)
    return foot
  }

  /** Shows a note of one kind, replacing the one before; nothing takes it away. */
  note(kind: string, note: HTMLElement | undefined): void {
    this.element.querySelector(`[data-note="${kind}"]`)?.remove()
    if (!note) return
    note.dataset['note'] = kind
    this.foot.prepend(note)
  }
}

const rowOrNothing = (node: Element | null): Row | undefined =>
  node?.classList.contains('pair') ? new Row(node as HTMLElement) : undefined

export function statusShape(status: Status): HTMLElement {
  return element(
    'span',
    { class: `st st-${status}` },
    icon(`st-${status}`),
    element('span', { class: 'vh' }, statusTitles[status]),
  )
}
