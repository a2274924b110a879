import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countCharacters, countWords, words } from '../../src/text/words.ts'

const wordsOf = (text: string): string[] => words(text).map(({ start, end }) => text.slice(start, end))
const anyText = fc.string({ unit: 'binary', maxLength: 40 })
const arabic = fc.string({
  unit: fc.constantFrom(
    'ب',
    'َ',
    'ّ',
    'ـ',
    'ا',
    ' ',
    '\u200F',
    '\u200C',
    'a',
    '5',
    '٥',
    '.',
    '،',
    '\n',
    '\r',
    '😀',
    'é',
    '\u0301',
  ),
  maxLength: 30,
})

describe('words', () => {
  it('keeps harakat and tatweel inside a word', () => {
    expect(wordsOf('وصـــل الوَزِيرُ أمـسِ.')).toEqual(['وصـــل', 'الوَزِيرُ', 'أمـسِ'])
  })

  it('keeps numbers, times, addresses and elisions whole', () => {
    expect(wordsOf("بلغ 3.14 و٣٫١٤ عند 10:30 (don't) jobs@example.org")).toEqual([
      'بلغ',
      '3.14',
      'و٣٫١٤',
      'عند',
      '10:30',
      "don't",
      'jobs@example.org',
    ])
  })

  it('finds two words where the space after a mark is missing', () => {
    expect(wordsOf('انتهت الحرب.بدأ الناس،وعاد')).toEqual(['انتهت', 'الحرب', 'بدأ', 'الناس', 'وعاد'])
  })

  it('counts neither marks that stand alone nor emoji', () => {
    expect(countWords('نعم ، لا - 😀 «أجل» .')).toBe(3)
  })

  it('counts letters beyond the basic plane', () => {
    expect(countWords('𞸀𞸁 😀')).toBe(1)
  })

  it('counts 387 words in the sample article', () => {
    expect(countWords(readFileSync('db/seeds/douma.ar.txt', 'utf8'))).toBe(387)
  })

  it('counts what it lists, in order and apart', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, arabic), text => {
        const spans = words(text)
        expect(countWords(text)).toBe(spans.length)
        spans.forEach((span, index) => {
          expect(span.end).toBeGreaterThan(span.start)
          expect(span.start).toBeGreaterThanOrEqual(spans[index - 1]?.end ?? 0)
        })
      }),
      { seed: 1 },
    )
  })
})

describe('characters', () => {
  it('counts a letter with its harakat once', () => {
    expect(countCharacters('مُحَمَّدٌ')).toBe(4)
  })

  it('counts as the platform does', () => {
    const platform = new Intl.Segmenter('und', { granularity: 'grapheme' })
    fc.assert(
      fc.property(fc.oneof(anyText, arabic), text => {
        expect(countCharacters(text)).toBe([...platform.segment(text)].length)
      }),
      { seed: 1, numRuns: 2000 },
    )
  })
})
