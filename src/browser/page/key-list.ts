import { Keymap } from '../../model/keys/keymap.ts'
import type { KeyPreferences } from '../../model/keys/keymap.ts'
import { isMac } from './facts.ts'
import { keyCards } from './key-dialog.ts'

/** The page of all keys: the server prints the usual ones, this prints them for this machine and person. */
export class KeyList extends HTMLElement {
  connectedCallback(): void {
    this.#show(isMac)
    this.addEventListener('click', event => {
      const button = (event.target as Element).closest<HTMLElement>('[data-machine]')
      if (button) this.#show(button.dataset['machine'] === 'mac')
    })
  }

  #show(mac: boolean): void {
    const preferences = JSON.parse(this.dataset['keys'] ?? '{}') as KeyPreferences
    this.querySelector('.keys3')?.replaceChildren(...keyCards(new Keymap(preferences, mac), mac))
    for (const button of this.querySelectorAll<HTMLElement>('[data-machine]')) {
      button.setAttribute('aria-pressed', String((button.dataset['machine'] === 'mac') === mac))
    }
  }
}
