import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, foldedSpan, foldText, originalSpan } from '../../../src/text/arabic/fold.ts'
import { dropped, letterFolds, signFolds } from '../../../src/text/arabic/fold-table.ts'
import { foldedWords } from '../../../src/text/arabic/words.ts'
import { arabicText } from './arabic-text.ts'

const lines = readFileSync(new URL('folding.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter(line => line !== '' && !line.startsWith('#'))
  .map(line => ({
    apart: line.startsWith('!'),
    spellings: line
      .replace(/^! /, '')
      .split(' | ')
      .map(spelling =>
        spelling.replaceAll(/\\u([0-9a-f]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
      ),
  }))

describe('the folding table', () => {
  it.each(lines.filter(line => !line.apart))('makes one of $spellings', ({ spellings }) => {
    expect(new Set(spellings.map(foldText))).toEqual(new Set([spellings[0]]))
  })

  it.each(lines.filter(line => line.apart))('keeps $spellings apart', ({ spellings }) => {
    expect(new Set(spellings.map(foldText)).size).toBe(spellings.length)
  })

  it.each([...letterFolds, ...signFolds])('gives %s for every letter of its row, and leaves it alone', (to, from) => {
    for (const letter of from) expect(foldText(letter)).toBe(to)
    expect(foldText(to)).toBe(to)
  })

  it('names each letter once', () => {
    const named = [...letterFolds, ...signFolds].flatMap(([, from]) => Array.from(from))
    expect(named.length).toBe(new Set(named).size)
  })

  it('drops what it says and no letter', () => {
    for (const [first, last] of dropped) {
      for (let code = first; code <= last; code += 1) {
        expect(foldText(`ا${String.fromCharCode(code)}ب`)).toBe('اب')
        expect(String.fromCharCode(code)).not.toMatch(/\p{Lo}/u)
      }
    }
  })

  it('folds a letter the same whether it is composed or not', () => {
    for (const letter of 'آأإؤئۀۂۓéÀñ') expect(foldText(letter.normalize('NFD'))).toBe(foldText(letter))
  })

  it('drops marks that are presented alone', () => {
    expect(foldText('ا\uFE70\uFE77\uFC5Eب')).toBe('اب')
  })
})

describe('folding', () => {
  it('is done after one pass', () => {
    fc.assert(
      fc.property(arabicText, text => {
        expect(foldText(foldText(text))).toBe(foldText(text))
      }),
    )
    for (let code = 0; code < 0x10000; code += 1) {
      const once = foldText(String.fromCharCode(code))
      if (foldText(once) !== once) expect.fail(`U+${code.toString(16)} folds twice`)
    }
  })

  it('gives the same text with and without the map', () => {
    fc.assert(
      fc.property(arabicText, text => {
        expect(fold(text).text).toBe(foldText(text))
      }),
    )
  })

  it('maps every unit to the letter that folds to it', () => {
    fc.assert(
      fc.property(arabicText, text => {
        const { text: folded, offsets, ends } = fold(text)
        expect(offsets.length).toBe(folded.length + 1)
        expect(offsets.at(-1)).toBe(text.length)
        for (let unit = 0; unit < folded.length; unit += 1) {
          expect(offsets[unit]!).toBeLessThan(ends[unit]!)
          expect(offsets[unit]!).toBeLessThanOrEqual(offsets[unit + 1]!)
          expect(foldText(text.slice(offsets[unit], ends[unit]))).toContain(folded[unit])
        }
      }),
    )
  })

  it('returns to the same stretch after a journey to the original and back', () => {
    fc.assert(
      fc.property(arabicText, fc.nat(), fc.nat(), (text, from, length) => {
        const folded = fold(text)
        const start = from % (folded.text.length + 1)
        const end = Math.min(folded.text.length, start + (length % 9))
        const original = originalSpan(folded, { start, end })
        expect(foldText(text.slice(original.start, original.end))).toContain(folded.text.slice(start, end))
        const back = foldedSpan(folded, original)
        expect(back.start).toBeLessThanOrEqual(start)
        if (end > start) expect(back.end).toBeGreaterThanOrEqual(end)
      }),
    )
  })

  it('marks harakat with their letter and leaves a bidi control alone', () => {
    const text = '\u200Fكِتَابٌ\u200F'
    const folded = fold(text)
    expect(originalSpan(folded, { start: 0, end: 4 })).toEqual({ start: 1, end: text.length - 1 })
  })

  it('refuses a span outside the text', () => {
    expect(() => originalSpan(fold('كتاب'), { start: 2, end: 5 })).toThrow(RangeError)
  })
})

describe('folded words', () => {
  it('stand where they were written', () => {
    const text = 'قرأ كِتَاباً في ١٢٫٥ يومًا don’t'
    expect(foldedWords(text).map(({ word, start, end }) => [word, text.slice(start, end)])).toEqual([
      ['قرا', 'قرأ'],
      ['كتابا', 'كِتَاباً'],
      ['في', 'في'],
      ['12.5', '١٢٫٥'],
      ['يوما', 'يومًا'],
      ["don't", 'don’t'],
    ])
  })
})
