import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numbersIn, spelledNumbersIn } from '../../../src/text/arabic/digits.ts'
import { hiddenCharacters } from '../../../src/text/arabic/hidden.ts'
import { sameName } from '../../../src/text/arabic/transliterate.ts'
import { arabicText } from './arabic-text.ts'

const names = readFileSync(new URL('names.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter(line => line !== '' && !line.startsWith('#'))
  .map(line => ({ one: !line.startsWith('!'), names: line.replace('! ', '').split(' = ') as [string, string] }))

describe('names across scripts', () => {
  it.each(names.filter(({ one }) => one))('$names are one', ({ names: [arabic, latin] }) => {
    expect(sameName(arabic, latin)).toBeGreaterThanOrEqual(0.6)
  })
  it.each(names.filter(({ one }) => !one))('$names are two', ({ names: [arabic, latin] }) => {
    expect(sameName(arabic, latin)).toBeLessThan(0.4)
  })
})

const valuesIn = (text: string): number[] => numbersIn(text).map(({ value }) => value)

describe('numbers', () => {
  it.each([
    ['عام ٢٠١٩', [2019]],
    ['۱۲ و ١٢ و 12', [12, 12, 12]],
    ['١٬٦٠٠', [1600]],
    ['1,600', [1600]],
    ['1,234,567.5', [1234567.5]],
    ['٣٫٥', [3.5]],
    ['3.5', [3.5]],
    ['3,5', [3.5]],
    ['12.5.2019', [12, 5, 2019]],
    ['12:30', [12, 30]],
    ['1.234.567', [1234567]],
    ['لا أرقام', []],
    ['१२', [12]],
  ])('of %s are %j', (text, values) => expect(valuesIn(text)).toEqual(values))

  it('say whether they are percentages', () => {
    expect(numbersIn('٣٫٥٪ من 12').map(({ percent }) => percent)).toEqual([true, false])
  })

  it('stand where their digits were written', () => {
    fc.assert(
      fc.property(arabicText, text => {
        let end = 0
        for (const { span, value } of numbersIn(text)) {
          expect(span.start).toBeGreaterThanOrEqual(end)
          expect(span.end).toBeLessThanOrEqual(text.length)
          expect(value).toBeGreaterThanOrEqual(0)
          end = span.end
        }
      }),
    )
  })

  it.each([
    ['حضر خمسة وعشرون طالبا', [25]],
    ['ثلاثة آلاف', [3000]],
    ['twenty-five people', [25]],
    ['two hundred and five', [205]],
    ['three million; two', [3e6, 2]],
    ['nothing here', []],
  ])('spelled in %s are %j', (text, values) => expect(spelledNumbersIn(text).map(({ value }) => value)).toEqual(values))
})

describe('hidden characters', () => {
  it('are told by name with their place', () => {
    const text = 'نعم  لا ،\u200Fكـ\u00A0\u2067x\u2069'
    expect(hiddenCharacters(text).map(({ start, end, kind, name }) => [start, end, kind, name])).toEqual([
      [3, 5, 'spacing', '2 spaces in a row'],
      [7, 8, 'spacing', 'space before a mark'],
      [9, 10, 'mark', 'right-to-left mark'],
      [11, 12, 'tatweel', 'tatweel'],
      [12, 13, 'space', 'no-break space'],
      [13, 14, 'isolate', 'right-to-left isolate'],
      [15, 16, 'isolate', 'end of isolate'],
    ])
  })

  it('are none in a clean sentence', () => expect(hiddenCharacters('كتبَ الطالبُ، ثم قرأ.')).toEqual([]))

  it('all have a label of their own', () => {
    fc.assert(
      fc.property(arabicText, text => {
        for (const { label, name } of hiddenCharacters(text)) expect(label !== '' && name !== '').toBe(true)
      }),
    )
  })
})
