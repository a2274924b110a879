import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffTokens } from '../../../src/text/diff/tokens.ts'
import { wordDiff } from '../../../src/text/diff/word-diff.ts'
import { arabicText } from '../arabic/arabic-text.ts'

const side = (pieces: ReturnType<typeof wordDiff>, other: 'added' | 'removed'): string =>
  pieces
    .filter(({ kind }) => kind !== other)
    .map(({ text }) => text)
    .join('')

describe('a word diff', () => {
  it('rebuilds both sides and shows nothing empty', () => {
    fc.assert(
      fc.property(arabicText, arabicText, (before, after) => {
        const pieces = wordDiff(before, after)
        expect(side(pieces, 'added')).toBe(before)
        expect(side(pieces, 'removed')).toBe(after)
        expect(pieces.every(({ text }) => text !== '')).toBe(true)
      }),
    )
  })

  it('of a text and itself shows it once', () => {
    expect(wordDiff('نعم، لا.', 'نعم، لا.')).toEqual([{ kind: 'same', text: 'نعم، لا.' }])
  })

  it('shows neighbouring changed words as one run', () => {
    expect(wordDiff('قال الرئيس السوري أمس', 'قال الوزير اللبناني أمس')).toEqual([
      { kind: 'same', text: 'قال ' },
      { kind: 'removed', text: 'الرئيس السوري' },
      { kind: 'added', text: 'الوزير اللبناني' },
      { kind: 'same', text: ' أمس' },
    ])
  })

  it('shows an invisible mark that came or went', () => {
    expect(wordDiff('دوما.', 'دوما\u200F.')).toEqual([
      { kind: 'same', text: 'دوما' },
      { kind: 'added', text: '\u200F' },
      { kind: 'same', text: '.' },
    ])
  })

  it('shows a word whose harakat changed as a whole', () => {
    expect(wordDiff('كَتَبَ', 'كُتِبَ')).toEqual([
      { kind: 'removed', text: 'كَتَبَ' },
      { kind: 'added', text: 'كُتِبَ' },
    ])
  })
})

describe('tokens', () => {
  it('join to the text', () => {
    fc.assert(
      fc.property(arabicText, text => {
        expect(diffTokens(text).join('')).toBe(text)
      }),
    )
  })
})
