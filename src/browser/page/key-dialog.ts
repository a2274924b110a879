import { keySheet } from '../../model/keys/key-sheet.ts'
import type { KeyLine } from '../../model/keys/key-sheet.ts'
import type { Keymap } from '../../model/keys/keymap.ts'
import { element } from './elements.ts'
import { isMac } from './facts.ts'

/** Every key, over the page, as this person has them. */
export function showKeys(keymap: Keymap): void {
  const dialog = document.querySelector<HTMLDialogElement>('#keys') ?? makeDialog()
  dialog.querySelector('.keys3')?.replaceChildren(...keyCards(keymap))
  dialog.showModal()
}

export function keyCards(keymap: Keymap, mac = isMac): HTMLElement[] {
  return keySheet(keymap, mac).map(({ title, note, lines }) =>
    element(
      'section',
      { class: 'card' },
      element('header', {}, element('h2', {}, title), element('small', {}, note)),
      element('dl', {}, ...lines.flatMap(line => [element('dt', {}, line.title), element('dd', {}, ...printed(line))])),
    ),
  )
}

const printed = ({ chords, between }: KeyLine): (Node | string)[] =>
  chords.flatMap((keys, index) => [
    ...(index > 0 ? [element('span', { class: 'muted' }, between)] : []),
    ...keys.map(key => element('kbd', {}, key)),
  ])

function makeDialog(): HTMLDialogElement {
  const close = element('button', { class: 'btn quiet push', type: 'button', autofocus: true }, 'Close')
  const dialog = element(
    'dialog',
    { 'id': 'keys', 'aria-labelledby': 'keys-title' },
    element(
      'div',
      { class: 'dialog__head' },
      element('h2', { id: 'keys-title' }, 'Keyboard'),
      element('a', { href: '/help/keys' }, 'More about keys'),
      element('a', { href: '/me/keys' }, 'Change keys'),
      close,
    ),
    element('div', { class: 'dialog__body' }, element('div', { class: 'keys3' })),
  )
  close.addEventListener('click', () => dialog.close())
  document.body.append(dialog)
  return dialog
}
