import { openPanel } from '../editor/commands-of.ts'
import { commands } from '../../model/keys/commands.ts'
import type { Command, Place } from '../../model/keys/commands.ts'
import type { Keymap } from '../../model/keys/keymap.ts'
import { printedChord } from '../../model/keys/chord.ts'
import { element } from './elements.ts'
import { isMac } from './facts.ts'

interface Choice {
  readonly title: string
  readonly keys: string
  readonly act: () => void
}

/** What a page lets the box do. */
export interface PalettePage {
  readonly keymap: Keymap
  readonly places: readonly Place[]
  /** What a number counts: `segment`, `link`. */
  readonly noun: string
  run(command: string): void
  /** @returns whether the page holds that number; otherwise the browser goes to the part that does */
  goTo(number: number): boolean
}

/** One box that goes to a number or does anything: digits jump, words choose a command. */
export function openPalette(page: PalettePage): void {
  document.querySelector('#palette')?.remove()
  const palette = new Palette(page)
  document.body.append(palette.dialog)
  palette.dialog.showModal()
}

class Palette {
  readonly dialog: HTMLDialogElement
  readonly #page: PalettePage
  readonly #input = commandInput()
  readonly #list = element('ul', {
    'id': 'choices',
    'role': 'listbox',
    'aria-label': 'Choices',
    'class': 'palette__choices',
  })
  #choices: readonly Choice[] = []
  #at = 0

  constructor(page: PalettePage) {
    this.#page = page
    this.dialog = element(
      'dialog',
      { 'id': 'palette', 'class': 'is-small', 'aria-label': 'Go to or do' },
      element('div', { class: 'dialog__body' }, this.#input, this.#list),
    )
    this.#input.addEventListener('input', () => this.#look())
    this.#input.addEventListener('keydown', event => this.#pressed(event))
    this.#list.addEventListener('click', event => {
      const item = (event.target as Element).closest('li')
      if (item) this.#take([...this.#list.children].indexOf(item))
    })
    this.#look()
  }

  #look(): void {
    this.#choices = choicesFor(this.#page, this.#input.value.trim())
    this.#at = 0
    this.#show()
  }

  #show(): void {
    this.#list.replaceChildren(...this.#choices.map((choice, index) => option(choice, index, index === this.#at)))
    this.#input.setAttribute('aria-activedescendant', this.#choices.length > 0 ? `choice-${this.#at}` : '')
    this.#list.children[this.#at]?.scrollIntoView({ block: 'nearest' })
  }

  #pressed(event: KeyboardEvent): void {
    if (event.isComposing) return
    if (event.key === 'ArrowDown') this.#at = Math.min(this.#choices.length - 1, this.#at + 1)
    else if (event.key === 'ArrowUp') this.#at = Math.max(0, this.#at - 1)
    else if (event.key === 'Enter') return this.#take(this.#at, event)
    else return
    event.preventDefault()
    this.#show()
  }

  #take(index: number, event?: Event): void {
    event?.preventDefault()
    this.dialog.close()
    this.#choices[index]?.act()
  }
}

function choicesFor(page: PalettePage, words: string): Choice[] {
  if (/^\p{Nd}+$/u.test(words))
    return [{ title: `Go to ${page.noun} ${words}`, keys: 'Enter', act: () => goTo(page, words) }]
  const wanted = words.toLowerCase()
  const found = (commands as readonly Command[])
    .filter(command => isUseful(page, command) && command.title.toLowerCase().includes(wanted))
    .map(({ id, title }) => ({
      title,
      keys: page.keymap
        .keysOf(id)
        .map(chord => printedChord(chord, isMac))
        .join(' / '),
      act: () => page.run(id),
    }))
  return words === '' || !document.querySelector('side-panel #search')
    ? found
    : [
        ...found,
        { title: `Search segments and memories for “${words}”`, keys: '', act: () => openPanel('search', words) },
      ]
}

const isUseful = (page: PalettePage, { id, places }: Command): boolean =>
  id !== 'palette' &&
  id !== 'leave' &&
  places.some(place => page.places.includes(place) || (id.startsWith('insert-') && page.noun === 'segment'))

function goTo(page: PalettePage, digits: string): void {
  const number = Number(
    digits.normalize('NFKC').replace(/[\u0660-\u0669\u06F0-\u06F9]/gu, digit => String(digit.charCodeAt(0) & 15)),
  )
  if (!page.goTo(number)) location.assign(`${location.pathname}?number=${number}`)
}

function option({ title, keys }: Choice, index: number, chosen: boolean): HTMLElement {
  return element(
    'li',
    { 'id': `choice-${index}`, 'role': 'option', 'aria-selected': String(chosen) },
    element('span', { class: 'grow' }, title),
    keys === '' ? undefined : element('kbd', {}, keys),
  )
}

const commandInput = (): HTMLInputElement =>
  element('input', {
    'type': 'text',
    'class': 'input',
    'role': 'combobox',
    'aria-expanded': 'true',
    'aria-controls': 'choices',
    'aria-autocomplete': 'list',
    'aria-label': 'A number to go to, or what to do',
    'placeholder': 'A number to go to, or what to do',
    'dir': 'auto',
    'autocomplete': 'off',
  })
