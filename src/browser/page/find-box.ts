import { fold, foldText, originalSpan } from '../../text/arabic/fold.ts'
import type { PairList } from '../editor/pair-list.ts'
import { Row } from '../editor/row.ts'
import { readJson } from './request.ts'

interface Found {
  readonly next: string | null
}

/** Finds words in the rows of this page as they are typed, and on other pages with Enter. */
export class FindBox extends HTMLElement {
  #hits: Range[] = []
  #at = -1

  get #input(): HTMLInputElement {
    return this.querySelector('input')!
  }
  get #list(): PairList {
    return document.querySelector<PairList>('pair-list')!
  }

  connectedCallback(): void {
    this.addEventListener('input', () => this.#look())
    this.addEventListener('keydown', event => {
      if (event.isComposing) return
      if (event.key === 'Enter') void this.#next(event.shiftKey ? -1 : 1)
      else if (event.key === 'Escape') this.#leave()
      else return
      event.preventDefault()
      event.stopPropagation()
    })
    const carried = new URLSearchParams(location.search).get('find')
    if (carried !== null) {
      this.#input.value = carried
      this.#look()
    }
  }

  #look(): void {
    const wanted = this.#input.value.trim()
    this.#hits = wanted === '' ? [] : [...rangesOf(this.#list, wanted)]
    this.#at = -1
    highlight(this.#hits)
    this.#say(wanted === '' ? '' : `${this.#hits.length} here`)
  }

  async #next(by: 1 | -1): Promise<void> {
    const at = this.#at + by
    const hit = this.#hits[at] ?? ((await this.#goFurther(by)) ? undefined : this.#hits.at(by === 1 ? 0 : -1))
    if (!hit) return
    this.#at = this.#hits.indexOf(hit)
    const row = Row.of(hit.startContainer.parentElement)
    if (row) this.#list.editor.activate(row, { focus: 'nowhere', scroll: 'middle' })
    this.#say(`${this.#at + 1} of ${this.#hits.length} here`)
  }

  /** Long documents come in pages: asks where the next match is and goes there. */
  async #goFurther(by: 1 | -1): Promise<boolean> {
    const { facts, rows } = { facts: this.#list.editor.facts, rows: this.#list.editor.rows() }
    if (by === -1 || rows.length >= facts.total) return false
    const query = new URLSearchParams({ q: this.#input.value.trim(), after: rows.at(-1)?.id ?? '' })
    const answer = await readJson(`${facts.path}/find?${query}`)
    const next = answer.kind === 'answer' && answer.status === 200 ? (answer.body as Found).next : null
    if (next === null) return false
    const further = new URLSearchParams({ at: next, find: this.#input.value.trim() })
    location.assign(`${location.pathname}?${further}#pair-${next}`)
    return true
  }

  #leave(): void {
    this.#input.value = ''
    this.#look()
    this.#list.editor.active?.element.focus({ preventScroll: true })
  }

  #say(sentence: string): void {
    const count = this.querySelector('output')
    if (count) count.textContent = sentence
  }
}

function* rangesOf(list: HTMLElement, wanted: string): Generator<Range> {
  const needle = foldText(wanted)
  if (needle === '') return
  for (const cell of list.querySelectorAll('.pair__source, .pair__text')) {
    const node = cell.firstChild
    if (!(node instanceof Text)) continue
    const folded = fold(node.data)
    for (let at = folded.text.indexOf(needle); at >= 0; at = folded.text.indexOf(needle, at + needle.length)) {
      const { start, end } = originalSpan(folded, { start: at, end: at + needle.length })
      const range = new Range()
      range.setStart(node, start)
      range.setEnd(node, end)
      yield range
    }
  }
}

function highlight(ranges: readonly Range[]): void {
  if (!('highlights' in CSS)) return
  if (ranges.length === 0) CSS.highlights.delete('found')
  else CSS.highlights.set('found', new Highlight(...ranges))
}
