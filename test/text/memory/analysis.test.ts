import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analysis, bandOf, bands } from '../../../src/text/memory/analysis.ts'

describe('an analysis', () => {
  it('puts a sentence that came before under repetitions, unless its neighbours agree too', () => {
    const counts = analysis(
      ['نعم سيدي', 'نعم سيدي', 'نعم سيدي', 'قال لا', 'أهلا'].map(text => ({ text })),
      [100, 100, 102, 80, 0],
    )
    expect(
      Object.fromEntries(counts.filter(({ sentences }) => sentences > 0).map(({ band, words }) => [band, words])),
    ).toEqual({
      'repetition': 2,
      102: 2,
      100: 2,
      '75–84': 2,
      'none': 1,
    })
  })

  it('counts every sentence and every word once, in bands that never change places', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('نعم', 'لا شكرا', 'ربما'), fc.nat(102))), rows => {
        const counts = analysis(
          rows.map(([text]) => ({ text })),
          rows.map(([, score]) => score),
        )
        expect(counts.map(({ band }) => band)).toEqual(bands)
        expect(counts.reduce((sum, { sentences }) => sum + sentences, 0)).toBe(rows.length)
      }),
    )
  })

  it.each([
    [102, '102'],
    [101, '101'],
    [100, '100'],
    [99, '95–99'],
    [94, '85–94'],
    [84, '75–84'],
    [74, '50–74'],
    [49, 'none'],
  ])('has %i in the band %s', (score, band) => expect(bandOf(score)).toBe(band))

  it('is refused without a score for each sentence', () =>
    expect(() => analysis([{ text: 'نعم' }], [])).toThrow(RangeError))
})
