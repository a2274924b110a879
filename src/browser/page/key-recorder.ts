import { chordOf } from '../../model/keys/chord.ts'
import { isMac } from './facts.ts'

const leavesAlone = new Set(['Tab', 'Shift+Tab', 'Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'CapsLock'])

/** Lines that take the keys that are pressed in them; Tab goes on, Backspace empties. */
export class KeyRecorder extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('keydown', event => {
      const line = event.target as HTMLInputElement
      const chord = chordOf(event, isMac)
      if (!line.matches('input') || chord === undefined || leavesAlone.has(event.key) || leavesAlone.has(chord)) return
      event.preventDefault()
      line.value = chord === 'Backspace' ? '' : chord
    })
  }
}
