import { isSingleCharacter, printedChord } from './chord.ts'
import { commands, placeTitles } from './commands.ts'
import type { Command, Place } from './commands.ts'
import type { Keymap } from './keymap.ts'

export interface KeyLine {
  readonly title: string
  /** Every way to press it, each as the keys that go down together. */
  readonly chords: readonly (readonly string[])[]
}

export interface KeyCard {
  readonly title: string
  readonly note: string
  readonly lines: readonly KeyLine[]
}

/** All keys as a person has them, one card for each place they work in; what works in several stands in the first. */
export function keySheet(keymap: Keymap, isMac: boolean): KeyCard[] {
  return (Object.keys(placeTitles) as Place[]).map(place => ({
    ...placeTitles[place],
    lines: (commands as readonly Command[])
      .filter(command => belongs(command, place))
      .map(({ id, title }) => ({
        title,
        chords: chordsIn(keymap, id, place).map(chord => printedChord(chord, isMac).split(' ')),
      }))
      .filter(({ chords }) => chords.length > 0),
  }))
}

const belongs = ({ places }: Command, place: Place): boolean =>
  places.includes(place) &&
  !((place === 'review' || place === 'link') && places.includes('row')) &&
  !(place !== 'anywhere' && places.includes('anywhere'))

function chordsIn(keymap: Keymap, id: string, place: Place): readonly string[] {
  const chords = keymap.keysOf(id, place)
  const onRow = chords.filter(isSingleCharacter)
  return place === 'row' && onRow.length > 0 ? onRow : chords
}
