import { isUnfinished } from '../../model/pair.ts'
import { statusAfterTyping } from '../../model/status.ts'
import { statusTitles } from '../../model/status-title.ts'
import { Keymap } from '../../model/keys/keymap.ts'
import { announce } from '../page/announce.ts'
import { element } from '../page/elements.ts'
import { isMac } from '../page/facts.ts'
import type { PageFacts } from '../page/facts.ts'
import { indexedDbStore } from '../saving/indexed-db-store.ts'
import { Outbox } from '../saving/outbox.ts'
import type { Save, SaveQueue, SavedPair } from '../saving/save-queue.ts'
import { Saves } from '../saving/saves.ts'
import { closeField, closeRow, openField, openRow, showFacts } from './active-row.ts'
import { closeFindings, openFindings, showFindings } from './findings.ts'
import { showConflict } from './conflict-view.ts'
import { offerHeir } from './offer-heir.ts'
import { Row } from './row.ts'
import { RowsOnScreen } from './rows-on-screen.ts'
import { textFacts } from './text-facts.ts'

export interface Activation {
  /** Where the caret or the focus goes; nowhere when the page merely remembers. */
  readonly focus: 'field' | 'row' | 'nowhere'
  /** Moves by key bring the row to the middle; a click leaves it under the pointer. */
  readonly scroll: 'middle' | 'stay'
}

/** What a page of rows does: which row is active, what is typed and judged, what the server says. */
export class Editor {
  readonly facts: PageFacts
  readonly list: HTMLElement
  readonly keymap: Keymap
  readonly outbox = new Outbox(indexedDbStore())
  readonly saves: Saves
  readonly #onScreen = new RowsOnScreen()
  #active: string | undefined

  constructor(list: HTMLElement, facts: PageFacts) {
    this.list = list
    this.facts = facts
    this.keymap = new Keymap(facts.keys, isMac)
    this.saves = new Saves(facts, this.outbox, {
      changed: (pair, queue) => this.#savingChanged(pair, queue),
      saved: (pair, saved, save) => this.#saved(pair, saved, save),
    })
    for (const row of this.rows()) this.#onScreen.watch(row)
  }

  get active(): Row | undefined {
    return this.#active === undefined ? undefined : Row.byId(this.#active)
  }
  get mayEdit(): boolean {
    return this.list.classList.contains('can-edit')
  }
  get isReview(): boolean {
    return this.facts.mode === 'review'
  }

  rows(): Row[] {
    return [...this.list.querySelectorAll<HTMLElement>(':scope > .pair')].map(row => new Row(row))
  }

  activate(row: Row, { focus, scroll }: Activation): void {
    const before = scroll === 'stay' ? row.element.getBoundingClientRect().top : 0
    if (this.#active !== row.id) this.#leave()
    this.#active = row.id
    openRow(row, this.mayEdit && (!this.isReview || focus === 'field'))
    openFindings(this, row)
    this.#refreshFacts(row)
    if (focus === 'field' && row.field) focusAtEnd(row.field)
    else if (focus !== 'nowhere') row.element.focus({ preventScroll: true })
    if (scroll === 'middle') row.element.scrollIntoView({ block: 'center' })
    else window.scrollBy(0, row.element.getBoundingClientRect().top - before)
    if (document.readyState === 'complete') history.replaceState(history.state, '', `#${row.element.id}`)
    this.#tell('row-active', row)
  }

  /** Opens the text box of the active row and puts the caret into it. */
  edit(row: Row): void {
    if (!this.mayEdit) return
    openField(row)
    this.#tell('row-editing', row)
    focusAtEnd(row.field!)
  }

  typed(row: Row): void {
    const { field } = row
    if (!field) return
    const queue = this.saves.begin(row.id, { text: field.defaultValue, revision: row.revision })
    this.#sayStep(row)
    this.saves.typed(row.id, queue, field.value)
    if (row.status === 'draft' || row.status === 'empty') row.element.dataset['typing'] = ''
    this.#refreshFacts(row)
  }

  judge(row: Row, verdict: 'confirm' | 'approve' | 'changes' | 'draft', reason?: string): boolean {
    if (row.text.trim() === '' && verdict !== 'draft') {
      this.say(row, 'warn', `There is no translation to ${verdict === 'confirm' ? 'confirm' : 'judge'} yet.`)
      return false
    }
    if (this.saves.of(row.id)?.newer) {
      announce('There are two versions of this segment. Choose one first.')
      row.element.querySelector<HTMLElement>('.conflict button')?.focus()
      return false
    }
    row.note('said', undefined)
    row.note('step', undefined)
    delete row.element.dataset['typing']
    const queue = this.saves.begin(row.id, { text: row.text, revision: row.revision })
    row.element.dataset['before'] = row.status
    row.status = { confirm: 'translated', approve: 'approved', changes: 'changes', draft: 'draft' }[
      verdict
    ] as Row['status']
    queue.judge(verdict, { reason, onScreenMs: this.#onScreen.msOf(row) })
    announce(`Segment ${row.number}: ${statusTitles[row.status].toLowerCase()}.`)
    return true
  }

  step(by: 1 | -1, focus: Activation['focus']): void {
    const row = this.active
    const next = row ? (by === 1 ? row.next : row.previous) : this.rows()[0]
    if (next) this.activate(next, { focus, scroll: 'middle' })
    else announce(by === 1 ? 'This is the last segment on the page.' : 'This is the first segment on the page.')
  }

  /** Goes to the next row that wants work, from the top when there is none below. */
  toNext(wanted: (row: Row) => boolean, focus: Activation['focus']): boolean {
    const rows = this.rows()
    const here = rows.findIndex(row => row.id === this.#active)
    const next = [...rows.slice(here + 1), ...rows.slice(0, Math.max(0, here))].find(wanted)
    if (next) this.activate(next, { focus, scroll: 'middle' })
    return next !== undefined
  }

  /** @returns false when nothing is left on the page */
  toNextUnfinished(focus: Activation['focus']): boolean {
    const wanted = (row: Row): boolean => (this.isReview ? row.status === 'translated' : isUnfinished(row.status))
    if (this.toNext(wanted, focus)) return true
    const further = document.querySelector<HTMLAnchorElement>('a[rel="next"]')
    announce(further ? 'Nothing is left on this page. Go on with the next one.' : 'Nothing is left to do here.')
    this.#tell('page-finished', this.active)
    return false
  }

  /** Says something at a row until it is typed in again. */
  say(row: Row, tone: 'warn' | 'info' | '', sentence: string): void {
    row.note('said', element('p', { class: `note ${tone}` }, sentence))
    announce(sentence)
  }

  /** A colleague's words arrived for a row: they are shown unless this person is in it or has unsaved words. */
  mayReplace(row: Row): boolean {
    const queue = this.saves.of(row.id)
    return (!queue || queue.isSettled) && document.activeElement !== row.field
  }

  /** A colleague judged the words this person is in: the verdict shows, the field stays. @returns whether it was only that */
  rejudged(row: Row, fresh: Row): boolean {
    if (fresh.text !== row.field?.defaultValue) return false
    const queue = this.saves.of(row.id)
    if (queue && !queue.rejudged(fresh)) return false
    row.revision = fresh.revision
    row.status = row.text === fresh.text ? fresh.status : statusAfterTyping(fresh.status, row.text)
    row.note('reason', fresh.element.querySelector<HTMLElement>('[data-note="reason"]') ?? undefined)
    return true
  }

  /** After rows were replaced by newer ones from the server. */
  adopt(row: Row): void {
    this.#onScreen.watch(row)
    this.saves.end(row.id)
    const queue = this.saves.of(row.id)
    if (queue) row.saving = queue.state
    if (row.id !== this.#active) return
    openRow(row, this.mayEdit && !this.isReview)
    openFindings(this, row)
    this.#refreshFacts(row)
  }

  #leave(): void {
    const row = this.active
    if (!row) return
    this.saves.of(row.id)?.flush()
    row.note('said', undefined)
    delete row.element.dataset['typing']
    closeFindings(row)
    closeRow(row)
    this.#tell('row-left', row)
  }

  #sayStep(row: Row): void {
    if (row.status !== 'approved' && row.status !== 'translated') return
    const status = statusAfterTyping(row.status, row.text)
    const sentence = `This was ${statusTitles[row.status].toLowerCase()}; your change takes it back to ${statusTitles[status].toLowerCase()}.`
    row.note('step', element('p', { class: 'note info' }, sentence))
    row.status = status
    announce(sentence)
  }

  #refreshFacts(row: Row): void {
    showFacts(row, textFacts(row.source, row.text))
  }

  #savingChanged(pair: string, queue: SaveQueue): void {
    const row = Row.byId(pair)
    if (row) {
      row.saving = queue.state
      if (queue.state === 'refused') this.#refused(row, queue.because)
      if (queue.newer) this.#overtaken(row, queue)
      else row.note('conflict', undefined)
    }
    if (queue.state === 'refused' && queue.heir) offerHeir(this, pair, queue, queue.heir)
    this.#tell('saving-changed', row)
  }

  #refused(row: Row, because: string): void {
    unjudge(row)
    this.say(row, '', because)
  }

  #overtaken(row: Row, queue: SaveQueue): void {
    unjudge(row)
    showConflict(row, queue)
  }

  #saved(pair: string, saved: SavedPair, save: Save): void {
    const row = Row.byId(pair)
    if (!row) return
    row.revision = saved.revision
    delete row.element.dataset['before']
    if (row.field) row.field.defaultValue = save.text
    if (this.saves.of(pair)?.text !== save.text) return
    row.status = saved.status
    if (save.verdict) row.note('reason', undefined)
    if (saved.findings) showFindings(this, row, saved.findings)
    this.#tell('row-saved', row, save.verdict)
  }

  closeFieldOf(row: Row): void {
    this.saves.of(row.id)?.flush()
    closeField(row)
    this.#tell('row-active', row)
  }

  #tell(what: string, row: Row | undefined, verdict?: Save['verdict']): void {
    this.list.dispatchEvent(new CustomEvent(what, { bubbles: true, detail: { row, verdict } }))
  }
}

/** Takes back a status that was shown before the server had agreed. */
function unjudge(row: Row): void {
  const { before } = row.element.dataset
  if (before) row.status = before as Row['status']
  delete row.element.dataset['before']
}

function focusAtEnd(field: HTMLTextAreaElement): void {
  field.focus({ preventScroll: true })
  field.setSelectionRange(field.value.length, field.value.length)
}
