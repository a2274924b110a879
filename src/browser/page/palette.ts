import type { Editor } from '../editor/editor.ts'
import type { PairList } from '../editor/pair-list.ts'
import { commands } from '../../model/keys/commands.ts'
import type { Command } from '../../model/keys/commands.ts'
import { printedChord } from '../../model/keys/chord.ts'
import { element } from './elements.ts'
import { isMac } from './facts.ts'

interface Choice { readonly title: string, readonly keys: string, readonly act: () => void }

/** One box that goes to a number or does anything: digits jump, words choose a command. */
export function openPalette(editor: Editor): void {
  document.querySelector('#palette')?.remove()
  const palette = new Palette(editor)
  document.body.append(palette.dialog)
  palette.dialog.showModal()
}

class Palette {
  readonly dialog: HTMLDialogElement
  readonly #editor: Editor
  readonly #input = commandInput()
  readonly #list = element('ul', { id: 'choices', role: 'listbox', 'aria-label': 'Choices', class: 'palette__choices' })
  #choices: readonly Choice[] = []
  #at = 0

  constructor(editor: Editor) {
    this.#editor = editor
    this.dialog = element('dialog', { id: 'palette', class: 'is-small', 'aria-label': 'Go to or do' },
      element('div', { class: 'dialog__body' }, this.#input, this.#list))
    this.#input.addEventListener('input', () => this.#look())
    this.#input.addEventListener('keydown', event => this.#pressed(event))
    this.#list.addEventListener('click', event => {
      const item = (event.target as Element).closest('li')
      if (item) this.#take([...this.#list.children].indexOf(item))
    })
    this.#look()
  }

  #look(): void {
    this.#choices = choicesFor(this.#editor, this.#input.value.trim())
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

function choicesFor(editor: Editor, words: string): Choice[] {
  if (/^\p{Nd}+$/u.test(words)) return [{ title: `Go to segment ${words}`, keys: 'Enter', act: () => goTo(editor, words) }]
  const wanted = words.toLowerCase()
  return (commands as readonly Command[])
    .filter(command => isUseful(editor, command) && command.title.toLowerCase().includes(wanted))
    .map(({ id, title }) => ({
      title, keys: editor.keymap.keysOf(id).map(chord => printedChord(chord, isMac)).join(' / '),
      act: () => document.querySelector<PairList>('pair-list')?.run(id),
    }))
}

const isUseful = (editor: Editor, { id, places }: Command): boolean =>
  id !== 'palette' && id !== 'leave' && places.some(place => place === 'anywhere' || place === (editor.isReview ? 'review' : 'row') || id.startsWith('insert-'))

function goTo(editor: Editor, digits: string): void {
  const number = Number(digits.normalize('NFKC').replace(/[\u0660-\u0669\u06F0-\u06F9]/gu, digit => String(digit.charCodeAt(0) & 15)))
  const row = editor.rows().find(each => each.number === String(number))
  if (row) editor.activate(row, { focus: editor.isReview ? 'row' : 'field', scroll: 'middle' })
  else location.assign(`${location.pathname}?number=${number}`)
}

function option({ title, keys }: Choice, index: number, chosen: boolean): HTMLElement {
  return element('li', { id: `choice-${index}`, role: 'option', 'aria-selected': String(chosen) },
    element('span', { class: 'grow' }, title), keys === '' ? undefined : element('kbd', {}, keys))
}

const commandInput = (): HTMLInputElement => element('input', {
  type: 'text', class: 'input', role: 'combobox', 'aria-expanded': 'true', 'aria-controls': 'choices', 'aria-autocomplete': 'list',
  'aria-label': 'A number to go to, or what to do', placeholder: 'A number to go to, or what to do', dir: 'auto', autocomplete: 'off',
})
