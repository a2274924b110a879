import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldText } from '../../../src/text/arabic/fold.ts'
import { basesOf, formIn, stemArabic, stemWord } from '../../../src/text/arabic/stem.ts'
import { arabicText } from './arabic-text.ts'

const cases = readFileSync(new URL('stems.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter(line => line !== '' && !line.startsWith('#'))
  .flatMap(line => {
    const [sought, words] = line.split(': ') as [string, string]
    return words.split(' ').map(word => ({ sought, word, absent: word.startsWith('!') }))
  })

describe('a sought word', () => {
  it.each(cases.filter(({ absent }) => !absent))('$sought is found in $word', ({ sought, word }) => {
    const [front, carried] = word.replaceAll('\u0640', '').split(/[[\]]/) as [string, string]
    const start = foldText(front).length
    expect(formIn(foldText(sought), foldText(word.replaceAll(/[[\]]/g, '')))).toEqual({
      start,
      end: start + foldText(carried).length,
    })
  })

  it.each(cases.filter(({ absent }) => absent))('$sought is not found in $word', ({ sought, word }) => {
    expect(formIn(foldText(sought), foldText(word.slice(1)))).toBeUndefined()
  })
})

describe('a stem', () => {
  it('is one for the common forms of a noun', () => {
    expect(
      new Set(['كتاب', 'الكتاب', 'والكتاب', 'كتابه', 'كتابهم', 'للكتاب', 'كتابا', 'وبالكتاب'].map(stemArabic)),
    ).toEqual(new Set(['كتاب']))
    expect(stemArabic('وزير')).toBe('وزير')
  })

  it('is never empty and never longer than a word of Arabic letters', () => {
    fc.assert(
      fc.property(arabicText, text => {
        for (const word of foldText(text).match(/[ء-ي]+/g) ?? []) {
          expect(stemArabic(word).length).toBeGreaterThanOrEqual(Math.min(3, word.length))
          expect(word).toContain(stemArabic(word))
        }
      }),
    )
  })

  it('of a number is the number', () => expect(stemWord('1,250')).toBe('1,250'))
})

describe('bases', () => {
  it('begin with the word itself and lie inside it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('وفبلكسالتهميناء')), minLength: 2, maxLength: 12 }),
        word => {
          const bases = basesOf(word)
          expect(bases[0]).toEqual({ base: word, start: 0, end: word.length })
          expect(new Set(bases.map(({ base }) => base)).size).toBe(bases.length)
          for (const { base, start, end } of bases) {
            expect(end).toBeLessThanOrEqual(word.length)
            expect(word.slice(start, end).slice(0, -1)).toBe(base.slice(0, end - start - 1))
          }
        },
      ),
    )
  })
})
