import { chordOf } from '../../model/keys/chord.ts'
import type { Place } from '../../model/keys/commands.ts'
import { isMac, pageFacts } from '../page/facts.ts'
import { printKeys } from '../page/print-keys.ts'
import { startLiveUpdates } from '../live/live-updates.ts'
import { keepSavingAlive, resumeDrafts } from './keep-saving.ts'
import { listenToTermForms } from './add-term.ts'
import { commandsOf } from './commands-of.ts'
import type { Commands } from './commands-of.ts'
import { Editor } from './editor.ts'
import { listenToFindings } from './findings.ts'
import { offerRepetitions } from './offer-repetitions.ts'
import { hideChanges, showChanges } from './review.ts'
import { Row } from './row.ts'
import { Selection } from './selection.ts'
import { listenToSuggestions, showBest } from './suggestions.ts'
import { listenToTerms } from './term-marks.ts'

const ownKeys = 'dialog, .menu__list, .split, [role="tablist"], .bulk'

const rowOf = (event: Event): Row => (event as CustomEvent<{ row: Row }>).detail.row

/** The rows of a document: clicks and keys become commands. */
export class PairList extends HTMLElement {
  editor!: Editor
  #commands: Commands = {}
  #selection!: Selection

  connectedCallback(): void {
    const workspace = this.closest<HTMLElement>('.workspace')!
    this.editor = new Editor(this, pageFacts(workspace))
    this.#selection = new Selection(this.editor)
    this.#commands = commandsOf(this.editor, this.#selection)
    this.#listen()
    if (this.editor.isReview) this.#showWhatChanged()
    keepSavingAlive(this.editor)
    startLiveUpdates(this.editor)
    for (const number of this.querySelectorAll<HTMLElement>('.pair__number')) number.tabIndex = -1
    printKeys(document, this.editor.keymap)
    this.#openFirst()
    showBest(this.editor)
    void resumeDrafts(this.editor)
  }

  run(command: string): void {
    this.#commands[command]?.()
  }

  #openFirst(): void {
    const named = document.getElementById(location.hash.slice(1))
    const served = this.querySelector('.pair.is-active')
    const row = Row.of(named) ?? Row.of(served) ?? this.editor.rows()[0]
    if (!row) return
    const wanted = named ?? (new URLSearchParams(location.search).has('at') ? served : null)
    const focus =
      this.editor.isReview || !this.editor.mayEdit
        ? 'row'
        : matchMedia('(pointer: coarse)').matches && !wanted
          ? 'nowhere'
          : 'field'
    this.editor.activate(row, { focus, scroll: 'middle' })
    if (focus === 'field') keepFocusIn(row)
  }

  #listen(): void {
    listenToFindings(this.editor)
    listenToSuggestions(this.editor)
    listenToTerms(this.editor)
    listenToTermForms(this.editor)
    offerRepetitions(this.editor)
    this.addEventListener('click', this.#clicked)
    this.addEventListener('input', event => {
      const row = Row.of(event.target as Element)
      if (row && event.target === row.field) this.editor.typed(row)
    })
    this.addEventListener('change', event => this.#selection.picked(event.target as HTMLInputElement))
    this.addEventListener('focusin', event => {
      const row = Row.of(event.target as Element)
      if (row && event.target === row.field && !row.isActive)
        this.editor.activate(row, { focus: 'nowhere', scroll: 'stay' })
    })
    document.addEventListener('submit', event => {
      if (this.contains(event.target as Node)) this.#submitted(event)
    })
    for (const what of ['row-active', 'rows-changed']) this.addEventListener(what, () => this.#showPosition())
    document.addEventListener('click', this.#clickedAnywhere)
    document.addEventListener('keydown', this.#pressed)
  }

  /** A row under review shows what changed since it was last judged; while its text is being edited, the text. */
  #showWhatChanged(): void {
    this.addEventListener('row-active', event => void showChanges(rowOf(event)))
    this.addEventListener('row-editing', event => hideChanges(rowOf(event)))
    this.addEventListener('row-left', event => hideChanges(rowOf(event)))
  }

  #showPosition(): void {
    const place = document.querySelector('[data-position]')
    const { active, facts } = this.editor
    if (place && active) place.textContent = `Segment ${active.number} of ${facts.total.toLocaleString('en')}`
  }

  readonly #clicked = (event: MouseEvent): void => {
    const clicked = event.target as HTMLElement
    const row = Row.of(clicked)
    if (!row || event.defaultPrevented) return
    if (clicked.closest('.pair__number')) event.preventDefault()
    else if (clicked.closest('a, button, input, textarea, summary, label, select')) return
    if (!getSelection()?.isCollapsed) return
    const intoField =
      !this.editor.isReview && this.editor.mayEdit && clicked.closest('.pair__target, .pair__number') !== null
    if (row.isActive && !intoField) return
    this.editor.activate(row, { focus: intoField ? 'field' : 'row', scroll: 'stay' })
  }

  readonly #clickedAnywhere = (event: MouseEvent): void => {
    const button = (event.target as Element).closest<HTMLElement>('[data-command]')
    const command = button?.dataset['command']
    if (!command || !this.#commands[command]) return
    event.preventDefault()
    const row = Row.of(button)
    if (row && !row.isActive) this.editor.activate(row, { focus: 'row', scroll: 'stay' })
    button.closest('details')?.removeAttribute('open')
    this.run(command)
  }

  #submitted(event: SubmitEvent): void {
    event.preventDefault()
    const command = event.submitter?.dataset['command'] ?? 'save-now'
    this.run(command)
  }

  readonly #pressed = (event: KeyboardEvent): void => {
    const chord = chordOf(event, isMac)
    if (chord === undefined || event.defaultPrevented) return
    const place = this.#placeOf(event.target as HTMLElement, chord)
    const command = place && this.editor.keymap.commandFor(chord, place)
    if (!command || !this.#commands[command] || this.#commands[command]() === false) return
    event.preventDefault()
  }

  /** Where a key was pressed, or nothing when it belongs to what has the focus. */
  #placeOf(target: HTMLElement, chord: string): Place | undefined {
    const withModifier = /^(?:Mod|Ctrl|Alt)\+|^F\d/.test(chord)
    if (target.closest(ownKeys)) return withModifier ? 'anywhere' : undefined
    if (target.matches('textarea[data-pair]')) return this.#typingPlace(chord)
    if (target.matches('input:not([type="checkbox"]), textarea, select')) return withModifier ? 'anywhere' : undefined
    if ((chord === 'Enter' || chord === 'Space') && target.closest('a, button, summary, input')) return undefined
    return this.editor.isReview ? 'review' : 'row'
  }

  #typingPlace(chord: string): Place {
    return this.editor.isReview && /^Mod\+(?:Shift\+)?Enter$/.test(chord) ? 'review' : 'typing'
  }
}

/** Browsers give the focus to what the address names once a page is complete; here it belongs into the box. */
function keepFocusIn(row: Row): void {
  if (document.readyState === 'complete') return
  addEventListener(
    'load',
    () =>
      setTimeout(() => {
        if (document.activeElement === row.element) row.field?.focus({ preventScroll: true })
      }),
    { once: true },
  )
}
