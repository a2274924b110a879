import { describe, expect, it } from 'vitest'
import { commands } from '../../../src/model/keys/commands.ts'
import { Keymap } from '../../../src/model/keys/keymap.ts'
import { keyPresets } from '../../../src/model/keys/presets.ts'
import { readChord } from '../../../src/model/keys/read-chord.ts'

describe('keys as a person writes them', () => {
  it.each([
    ['ctrl+enter', 'Ctrl+Enter'],
    ['Shift + Mod + F8', 'Mod+Shift+F8'],
    ['N', 'n'],
    ['+', '+'],
    ['ctrl++', 'Ctrl++'],
    ['f2', 'F2'],
  ])('%s is read as %s', (written, chord) => {
    expect(readChord(written)).toEqual({ kind: 'chord', chord })
  })

  it.each(['Ctrl+T', 'Alt+q', 'Alt+Shift+x', 'Hyper+k', 'nonsense', ''])('“%s” is refused with a sentence', written => {
    expect(readChord(written).kind).toBe('problem')
  })

  it('reads back every key the commands have', () => {
    const keys = commands.flatMap(command => command.keys as readonly string[])
    expect(keys.map(key => readChord(key))).toEqual(keys.map(chord => ({ kind: 'chord', chord })))
  })

  it.each(Object.entries(keyPresets))('the preset %s names known commands and clashes with nothing', (_, { keys }) => {
    expect(Object.keys(keys).filter(id => !commands.some(command => command.id === id))).toEqual([])
    expect(new Keymap({ keys }).clashes()).toEqual([])
  })
})
