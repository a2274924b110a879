import type { Command, Place } from '../keys/commands.ts'
import { commands, placeTitles } from '../keys/commands.ts'
import { printedChord } from '../keys/chord.ts'
import type { Keymap } from '../keys/keymap.ts'
import { isSingleCharacter } from '../keys/chord.ts'
import { element } from './elements.ts'
import { isMac } from './facts.ts'

/** Every key, over the page, as this person has them. */
export function showKeys(keymap: Keymap): void {
  const dialog = document.querySelector<HTMLDialogElement>('#keys') ?? makeDialog()
  dialog.querySelector('.keys3')?.replaceChildren(...keyCards(keymap))
  dialog.showModal()
}

/** One card for each place, with the commands whose keys work there. */
export function keyCards(keymap: Keymap, mac = isMac): HTMLElement[] {
  return (Object.keys(placeTitles) as Place[]).map(place => {
    const { title, note } = placeTitles[place]
    const lines = (commands as readonly Command[]).filter(command => belongs(command, place)).flatMap(command => {
      const keys = keymap.keysOf(command.id, place).filter(chord => place !== 'row' || isSingleCharacter(chord) || command.places[0] === 'row')
      return keys.length === 0 ? [] : [element('dt', {}, command.title), element('dd', {}, ...keys.flatMap((chord, index) => printed(chord, index, mac)))]
    })
    return element('section', { class: 'card' }, element('header', {}, element('h2', {}, title), element('small', {}, note)), element('dl', {}, ...lines))
  })
}

const belongs = ({ id, places }: Command, place: Place): boolean =>
  places.includes(place) && !/^insert-[2-9]$/.test(id) && !(place === 'review' && places.includes('row')) && !(place === 'row' && places.includes('anywhere'))

function printed(chord: string, index: number, mac: boolean): (Node | string)[] {
  const keys = printedChord(chord, mac).split(' ').map(part => element('kbd', {}, part))
  return index === 0 ? keys : [element('span', { class: 'muted' }, 'or'), ...keys]
}

function makeDialog(): HTMLDialogElement {
  const close = element('button', { class: 'btn quiet push', type: 'button' }, 'Close')
  const dialog = element('dialog', { id: 'keys', 'aria-labelledby': 'keys-title' },
    element('div', { class: 'dialog__head' },
      element('h2', { id: 'keys-title' }, 'Keyboard'),
      element('a', { href: '/help/keys' }, 'More about keys'),
      element('a', { href: '/me/keys' }, 'Change keys'),
      close),
    element('div', { class: 'dialog__body' }, element('div', { class: 'keys3' })))
  close.addEventListener('click', () => dialog.close())
  document.body.append(dialog)
  return dialog
}
