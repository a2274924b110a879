import { printedChord } from '../../model/keys/chord.ts'
import type { Place } from '../../model/keys/commands.ts'
import type { Keymap } from '../../model/keys/keymap.ts'
import { isMac } from './facts.ts'

/** Prints on buttons, menus and hints the keys as this person has them on this machine. */
export function printKeys(within: ParentNode, keymap: Keymap): void {
  for (const hint of within.querySelectorAll<HTMLElement>('kbd[data-keys-of]')) {
    const [chord] = keymap.keysOf(hint.dataset['keysOf']!, hint.dataset['place'] as Place | undefined)
    hint.hidden = chord === undefined
    if (chord !== undefined) hint.textContent = printedChord(chord, isMac)
  }
}
