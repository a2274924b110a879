import { chordOf } from '../../model/keys/chord.ts'
import type { Place } from '../../model/keys/commands.ts'
import { isMac, pageFacts } from '../page/facts.ts'
import { printKeys } from '../page/print-keys.ts'
import { BestGuess } from './guess.ts'
import { keptWords } from './kept-words.ts'
import { closePanel, linkCommands } from './link-commands.ts'
import type { Commands } from './link-commands.ts'
import { Link, placeOf } from './link.ts'
import { startLinkUpdates } from './link-updates.ts'
import { markNeighbours } from './numbers.ts'
import { say } from './say.ts'
import { editSentence, hasUnsent } from './sentence-forms.ts'
import { leaveTabOrder } from './take-part.ts'
import { listenToTalk } from './talk.ts'
import { Workbench } from './workbench.ts'

const ownKeys = 'dialog, .menu__list, .split, .sent__box'

/** The links of a document: clicks and keys become commands. */
export class LinkList extends HTMLElement {
  workbench!: Workbench
  #commands: Commands = {}

  connectedCallback(): void {
    this.workbench = new Workbench(this, pageFacts(this.closest<HTMLElement>('.align')!))
    this.#commands = linkCommands(this.workbench)
    new BestGuess(this.workbench).watch()
    startLinkUpdates(this.workbench)
    listenToTalk(this.workbench)
    this.addEventListener('click', event => this.#clicked(event))
    this.addEventListener('focusin', event => {
      const place = placeOf(event.target as Element)
      if (event.target !== place?.card || place.card.classList.contains('is-focus')) return
      this.workbench.focus(place.card, 'stay', false)
    })
    document.addEventListener('click', event => this.#clickedAnywhere(event))
    document.addEventListener('keydown', event => this.#pressed(event))
    window.addEventListener('beforeunload', event => {
      if (hasUnsent(this)) event.preventDefault()
    })
    printKeys(document, this.workbench.keymap)
    markNeighbours(this)
    leaveTabOrder(this)
    this.#openFirst()
  }

  /** Where the address, the server or the first link says. */
  #openFirst(): void {
    const named = Link.of(document.getElementById(location.hash.slice(1)))
    const served = this.querySelector<HTMLElement>('.sent.is-focus')
    const link = named ?? Link.of(served) ?? this.workbench.links()[0]
    if (!link) return
    const card = served && Link.of(served)?.id === link.id ? served : link.card(link.filledSide('target'))
    this.workbench.focus(card, 'middle')
    this.#takeUpWords()
  }

  /** Words of an edit that was open when the page went away. */
  #takeUpWords(): void {
    const kept = keptWords(this.workbench.facts.user)
    const link = kept && Link.byId(kept.pair)
    const card = link?.sentences('target')[kept!.sentence]
    if (!card || !this.workbench.mayEdit) return
    this.workbench.focus(card, 'middle')
    editSentence(this.workbench, this.workbench.focused!, kept!.text)
    say('Words you were editing were kept.')
  }

  #clicked(event: MouseEvent): void {
    const clicked = event.target as Element
    const place = placeOf(clicked)
    if (!place || event.defaultPrevented || event.ctrlKey || event.metaKey) return
    if (clicked.closest('.n')) event.preventDefault()
    else if (clicked.closest('a, button, input, textarea, label') || !getSelection()?.isCollapsed) return
    this.workbench.focus(place.card, 'stay')
  }

  #clickedAnywhere(event: MouseEvent): void {
    const clicked = event.target as Element
    const command = clicked.closest<HTMLElement>('[data-command]')?.dataset['command']
    if (command && this.#commands[command]) {
      event.preventDefault()
      clicked.closest('details.menu')?.removeAttribute('open')
      this.#commands[command]()
      return
    }
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    const link = this.#queued(clicked) ?? this.#mapped(clicked)
    if (!link) return
    event.preventDefault()
    closePanel(this.workbench)
    this.workbench.focus(link.card(link.filledSide(this.workbench.focused?.side ?? 'target')), 'middle')
  }

  #queued(clicked: Element): Link | undefined {
    const entry = clicked.closest('.queue a')?.closest<HTMLElement>('li')
    return entry ? Link.byId(entry.dataset['link']!) : undefined
  }

  #mapped(clicked: Element): Link | undefined {
    const cell = clicked.closest<HTMLElement>('.minimap i')
    return cell ? this.workbench.links().find(each => each.number === Number(cell.dataset['from'])) : undefined
  }

  #pressed(event: KeyboardEvent): void {
    const chord = chordOf(event, isMac)
    if (chord === undefined || event.defaultPrevented) return
    const place = placeWhere(event.target as Element, chord)
    if (chord === 'Escape' && closePanel(this.workbench)) return event.preventDefault()
    const command = place && this.workbench.keymap.commandFor(chord, place)
    if (!command || !this.#commands[command] || this.#commands[command]() === false) return
    event.preventDefault()
  }
}

/** Where a key was pressed, or nothing when it belongs to what has the focus. */
function placeWhere(target: Element, chord: string): Place | undefined {
  const withModifier = /^(?:Mod|Ctrl|Alt)\+|^F\d/.test(chord)
  const isTyping = target.matches('input:not([type="checkbox"]), textarea, select')
  if (isTyping || target.closest(ownKeys)) return withModifier ? 'anywhere' : undefined
  if ((chord === 'Enter' || chord === 'Space') && target.closest('a, button, summary, input')) return undefined
  return 'link'
}
