import { describe, expect, it } from 'vitest'
import { chordOf, printedChord } from '../../../src/model/keys/chord.ts'
import type { KeyPress } from '../../../src/model/keys/chord.ts'
import { commands } from '../../../src/model/keys/commands.ts'
import { Keymap } from '../../../src/model/keys/keymap.ts'

function press(key: string, code: string, held: Partial<KeyPress> & { altGraph?: boolean } = {}): KeyPress {
  return {
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    isComposing: false,
    getModifierState: name => name === 'AltGraph' && held.altGraph === true,
    ...held,
    key,
    code,
  }
}

describe('the name of a key press', () => {
  it.each([
    ['Ctrl+K on a Latin layout', press('k', 'KeyK', { ctrlKey: true }), 'Mod+k'],
    ['Ctrl+K on an Arabic layout', press('ن', 'KeyK', { ctrlKey: true }), 'Mod+k'],
    ['the letter N on an Arabic layout', press('ى', 'KeyN'), 'n'],
    ['the letter N on a Dvorak layout', press('n', 'KeyL'), 'n'],
    ['a slash on an Arabic layout', press('ظ', 'Slash'), '/'],
    ['a question mark on an Arabic layout', press('؟', 'Slash', { shiftKey: true }), '?'],
    ['a slash on a German layout', press('/', 'Digit7', { shiftKey: true }), '/'],
    ['a plus on a Latin layout', press('+', 'Equal', { shiftKey: true }), '+'],
    ['a full stop with Ctrl on an Arabic layout', press('ز', 'Period', { ctrlKey: true }), 'Mod+.'],
    ['a digit on an Arabic layout', press('٢', 'Digit2', { ctrlKey: true }), 'Mod+2'],
    ['a digit on a French layout', press('é', 'Digit2', { ctrlKey: true }), 'Mod+2'],
    ['Ctrl+Shift+Enter', press('Enter', 'Enter', { ctrlKey: true, shiftKey: true }), 'Mod+Shift+Enter'],
    ['Alt+arrow down', press('ArrowDown', 'ArrowDown', { altKey: true }), 'Alt+ArrowDown'],
    ['Shift+C', press('C', 'KeyC', { shiftKey: true }), 'Shift+c'],
    ['AltGr+S, which types ś', press('ś', 'KeyS', { altGraph: true }), undefined],
    ['Ctrl+Alt, which is AltGr', press('ś', 'KeyS', { ctrlKey: true, altKey: true }), undefined],
    ['anything while composing', press('n', 'KeyN', { isComposing: true }), undefined],
  ])('%s', (_, pressed, name) => {
    expect(chordOf(pressed, false)).toBe(name)
  })

  it('takes Command for Mod and keeps Control apart on a Mac', () => {
    expect(chordOf(press('k', 'KeyK', { metaKey: true }), true)).toBe('Mod+k')
    expect(chordOf(press('m', 'KeyM', { ctrlKey: true }), true)).toBe('Ctrl+m')
  })

  it('is printed as people know it', () => {
    expect(printedChord('Mod+Shift+Enter', false)).toBe('Ctrl Shift Enter')
    expect(printedChord('Mod+Enter', true)).toBe('⌘ Enter')
    expect(printedChord('+', false)).toBe('+')
    expect(printedChord('n', false)).toBe('N')
  })
})

describe('the keymap', () => {
  const keymap = new Keymap()

  it('means one thing by each key in each place', () => {
    expect(new Keymap({}, false).clashes()).toEqual([])
    expect(new Keymap({}, true).clashes()).toEqual([])
  })

  it('gives no single letter a meaning while somebody types', () => {
    const letters = 'abcdefghijklmnopqrstuvwxyz0123456789+-/?#.'.split('')
    expect(letters.filter(letter => keymap.commandFor(letter, 'typing') !== undefined)).toEqual([])
  })

  it('confirms while translating and approves while reviewing with the same keys', () => {
    expect(keymap.commandFor('Mod+Enter', 'typing')).toBe('confirm-next')
    expect(keymap.commandFor('Mod+Enter', 'review')).toBe('approve-next')
  })

  it('takes no key that browsers, screen readers or layout switches need', () => {
    const taken = commands.flatMap(command => command.keys as readonly string[])
    expect(
      taken.filter(chord =>
        /^(Mod|Ctrl)\+(Alt\+|[tnw]$|Shift\+[ntwcijabop]$|Shift$)|^Alt\+.$|^Alt\+Shift|Insert|CapsLock/i.test(chord),
      ),
    ).toEqual([])
  })

  it('lets a person change keys, and says where two commands then clash', () => {
    const changed = new Keymap({ keys: { 'confirm-next': 'Enter', 'split': 'm' } })
    expect(changed.commandFor('Enter', 'typing')).toBe('confirm-next')
    expect(changed.commandFor('Mod+Enter', 'typing')).toBeUndefined()
    expect(changed.clashes()).toContainEqual({ chord: 'm', place: 'row', commands: ['split', 'comment'] })
  })

  it('lets a person switch single letters off', () => {
    const quiet = new Keymap({ singleLetters: false })
    expect(quiet.commandFor('n', 'row')).toBeUndefined()
    expect(quiet.commandFor('F9', 'row')).toBe('next-unfinished')
  })
})
