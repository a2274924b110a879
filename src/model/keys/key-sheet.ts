import { printedChord } from './chord.ts'
import { commands, placeTitles } from './commands.ts'
import type { Command, Place } from './commands.ts'
import type { Keymap } from './keymap.ts'

export interface KeyLine {
  readonly title: string
  /** Every way to press it, each as the keys that go down together. */
  readonly chords: readonly (readonly string[])[]
  /** What stands between the chords: either of them, or all from the first to the second. */
  readonly between: 'or' | 'to'
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
    lines: withRanges(
      (commands as readonly Command[])
        .filter(command => belongs(command, place))
        .map(({ id, title }) => ({
          title,
          chords: keymap.keysOf(id, place).map(chord => printedChord(chord, isMac).split(' ')),
          between: 'or' as const,
        }))
        .filter(({ chords }) => chords.length > 0),
    ),
  }))
}

/** Says in one line what a row of numbered commands is pressed by, such as suggestions 1 to 9. */
function withRanges(lines: readonly KeyLine[]): KeyLine[] {
  const ranged: KeyLine[] = []
  for (const line of lines) {
    const last = ranged.at(-1)
    if (last && follows(line, last)) {
      const first = last.between === 'to' ? last.title.replace(/ to \d+$/, '') : last.title
      ranged[ranged.length - 1] = {
        title: `${first} to ${/\d+$/.exec(line.title)![0]}`,
        chords: [last.chords[0]!, line.chords[0]!],
        between: 'to',
      }
    } else ranged.push(line)
  }
  return ranged
}

function follows(line: KeyLine, last: KeyLine): boolean {
  const [before, after] = [last.title.match(/\d+$/), line.title.match(/\d+$/)].map(found => Number(found?.[0]))
  const [pressed, next] = [last.chords.at(-1)!, line.chords[0]!]
  return (
    after === before! + 1 &&
    line.chords.length === 1 &&
    (last.between === 'to' || last.chords.length === 1) &&
    next.at(-1) === String(after) &&
    pressed.at(-1) === String(before) &&
    pressed.slice(0, -1).join(' ') === next.slice(0, -1).join(' ')
  )
}

const belongs = ({ places }: Command, place: Place): boolean =>
  places.includes(place) &&
  !((place === 'review' || place === 'link') && places.includes('row')) &&
  !(place !== 'anywhere' && places.includes('anywhere'))
