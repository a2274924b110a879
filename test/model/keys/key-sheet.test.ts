import { describe, expect, it } from 'vitest'
import { keySheet } from '../../../src/model/keys/key-sheet.ts'
import { Keymap } from '../../../src/model/keys/keymap.ts'

const linesOf = (keymap: Keymap, card: string) =>
  keySheet(keymap, false)
    .find(({ title }) => title === card)!
    .lines.filter(({ title }) => title.startsWith('Insert suggestion'))

describe('the sheet of keys', () => {
  it('says suggestions 1 to 9 in one line', () => {
    expect(linesOf(new Keymap({}), 'While you type')).toEqual([
      {
        title: 'Insert suggestion 1 to 9',
        chords: [
          ['Ctrl', '1'],
          ['Ctrl', '9'],
        ],
        between: 'to',
      },
    ])
    expect(linesOf(new Keymap({}), 'On a row')).toEqual([
      { title: 'Insert suggestion 1 to 9', chords: [['1'], ['9']], between: 'to' },
    ])
  })

  it('says a key of the row that somebody changed by itself', () => {
    const titles = linesOf(new Keymap({ keys: { 'insert-4': 'Ctrl+g' } }), 'While you type').map(({ title }) => title)
    expect(titles).toEqual(['Insert suggestion 1 to 3', 'Insert suggestion 4', 'Insert suggestion 5 to 9'])
  })
})
