import { canonicalChord, isSingleCharacter } from './chord.ts'
import { commands } from './commands.ts'
import type { Command, Place } from './commands.ts'

/** What a person changed: a command's keys, and whether single letters work at all. */
export interface KeyPreferences {
  readonly keys?: Readonly<Record<string, string>>
  readonly singleLetters?: boolean
}

export interface Clash {
  readonly chord: string
  readonly place: Place
  readonly commands: readonly string[]
}

const worksWhileTyping = (chord: string): boolean => !isSingleCharacter(chord) && !chord.startsWith('Arrow')

export class Keymap {
  readonly #isMac: boolean
  readonly #preferences: KeyPreferences
  readonly #table = new Map<string, string>()

  constructor(preferences: KeyPreferences = {}, isMac = false) {
    this.#isMac = isMac
    this.#preferences = preferences
    for (const { command, place, chord } of this.#bindings()) {
      const slot = `${place} ${chord}`
      if (!this.#table.has(slot)) this.#table.set(slot, command.id)
    }
  }

  /** The command a chord means in a place; the keys of `anywhere` work in every place, but letters and signs are typed where one types. */
  commandFor(chord: string, place: Place): string | undefined {
    if (place === 'typing' && !worksWhileTyping(chord)) return undefined
    return this.#table.get(`${place} ${chord}`) ?? this.#table.get(`anywhere ${chord}`)
  }

  /** The keys of a command that work in a place, as bound, for printing; on a row, the single letters where it has any. */
  keysOf(id: string, place?: Place): readonly string[] {
    const command = (commands as readonly Command[]).find(each => each.id === id)
    if (!command) return []
    const chords = this.#chordsOf(command).filter(chord => place !== 'typing' || worksWhileTyping(chord))
    const letters = place === 'row' ? chords.filter(isSingleCharacter) : []
    return letters.length > 0 ? letters : chords
  }

  /** Keys that would mean two things in one place. */
  clashes(): Clash[] {
    const users = new Map<string, string[]>()
    for (const { command, place, chord } of this.#bindings()) {
      const slot = `${place} ${chord}`
      users.set(slot, [...(users.get(slot) ?? []), command.id])
    }
    return [...users]
      .filter(([, ids]) => ids.length > 1)
      .map(([slot, ids]) => {
        const [place, ...chord] = slot.split(' ')
        return { place: place as Place, chord: chord.join(' '), commands: ids }
      })
  }

  *#bindings(): Generator<{ command: Command; place: Place; chord: string }> {
    for (const command of commands as readonly Command[]) {
      for (const place of command.places) {
        for (const chord of this.#chordsOf(command)) {
          if (place === 'typing' && !worksWhileTyping(chord)) continue
          yield { command, place, chord: canonicalChord(chord, this.#isMac) }
        }
      }
    }
  }

  #chordsOf(command: Command): readonly string[] {
    const chosen = this.#preferences.keys?.[command.id]
    const chords = chosen === undefined ? command.keys : [chosen]
    return this.#preferences.singleLetters === false ? chords.filter(chord => !isSingleCharacter(chord)) : chords
  }
}
