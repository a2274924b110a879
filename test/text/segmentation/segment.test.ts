import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boundaries, explain, segment } from '../../../src/text/segmentation/segment.ts'
import type { SegmentationRules } from '../../../src/text/segmentation/segment.ts'

const anyUnit = fc.integer({ min: 0, max: 0xffff }).map(unit => String.fromCharCode(unit))
const tellingUnit = fc.constantFrom(
  ...' \n.،؛:!؟?…"«»“”\'()[]-–•1٢3abCDوثمدهـ.'.split(''),
  '\u200F',
  '\u202A',
  '\u00A0',
  '\r\n',
  '\n\n',
  '. ',
  '... ',
  'د. ',
  'ق.م.',
  'قال ',
  'سأل ',
  'لم ',
  'The ',
  'Mr. ',
  'U.S. ',
  ' . ',
  '» ',
  ' «',
  '[3]',
  '¹',
  '😀',
  ' 👍 ',
  '1. ',
  'أ. ',
  'www.a.b ',
  'e@f.gh',
  'المادة ',
  'كتاب',
  'word',
  '3.5',
  '\uD83D',
  '\uDE00',
  '۔',
)
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.oneof(anyUnit, tellingUnit), { maxLength: 60 }).map(units => units.join('')),
  fc.array(tellingUnit, { maxLength: 40 }).map(units => units.join('')),
)
const anyLanguage = fc.constantFrom('ar', 'en', 'ar-SY', 'fr', 'und')
const anyRules: fc.Arbitrary<SegmentationRules> = fc.record(
  {
    breakAfterColon: fc.boolean(),
    breakAfterSemicolon: fc.boolean(),
    newlineBreaks: fc.boolean(),
    respectAbbreviations: fc.boolean(),
    keepQuotationWithSpeaker: fc.boolean(),
    abbreviations: fc.array(fc.constantFrom('كتاب', 'word.', ''), { maxLength: 2 }),
    breakRules: fc.array(
      fc.record({ before: fc.constantFrom('', 'كتاب', '#'), after: fc.constantFrom('', 'قال', '#.') }),
      { maxLength: 2 },
    ),
    exceptions: fc.array(
      fc.record({ before: fc.constantFrom('', 'word.', '!'), after: fc.constantFrom('', 'The', '1') }),
      { maxLength: 2 },
    ),
  },
  { requiredKeys: [] },
)
const blank = /^[\s\p{Cf}\u0085\u034F]*$/u

describe('sentences of any text', () => {
  it('cover it: spans and gaps joined give the text back, and gaps are blank', () => {
    fc.assert(
      fc.property(anyText, anyLanguage, anyRules, (text, lang, rules) => {
        let end = 0
        for (const sentence of segment(text, { lang, rules })) {
          expect(sentence.start).toBeGreaterThanOrEqual(end)
          expect(sentence.end).toBeGreaterThan(sentence.start)
          expect(text.slice(end, sentence.start)).toMatch(blank)
          expect(text.slice(sentence.start, sentence.end)).not.toMatch(blank)
          expect(text.slice(sentence.start, sentence.end)).toMatch(/^\S(?:.*\S)?$/su)
          end = sentence.end
        }
        expect(text.slice(end)).toMatch(blank)
      }),
      { seed: 3, numRuns: 3000 },
    )
  })

  it('never cut through a character beyond the basic plane', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), anyLanguage, (text, lang) => {
        for (const at of boundaries(text, { lang })) expect(/[\uD800-\uDBFF]$/.test(text.slice(0, at))).toBe(false)
      }),
      { seed: 3 },
    )
  })

  it('are sentences again when cut alone', () => {
    fc.assert(
      fc.property(anyText, anyLanguage, (text, lang) => {
        for (const { start, end } of segment(text, { lang })) {
          const sentence = text.slice(start, end)
          expect(segment(sentence, { lang })).toEqual([{ start: 0, end: sentence.length, paragraph: 0 }])
        }
      }),
      { seed: 3, numRuns: 3000 },
    )
  })

  it('stand in ascending paragraphs, one for each line that has something visible', () => {
    fc.assert(
      fc.property(anyText, anyLanguage, (text, lang) => {
        const lines = text.split(/[\n\v\f\r\u0085\u2028\u2029]/).filter(line => !blank.test(line))
        const paragraphs = segment(text, { lang }).map(({ paragraph }) => paragraph)
        expect([...new Set(paragraphs)]).toEqual(lines.map((_, index) => index))
      }),
      { seed: 3, numRuns: 1000 },
    )
  })

  it('are explained: the places that break are the ends of the sentences', () => {
    fc.assert(
      fc.property(anyText, anyLanguage, anyRules, (text, lang, rules) => {
        const ends = segment(text, { lang, rules }).map(({ end }) => end)
        const decisions = explain(text, { lang, rules })
        expect(decisions.filter(({ breaks }) => breaks).map(({ at }) => at)).toEqual(ends)
        expect(decisions.every(({ because }) => because !== '' && !/\{(?:word|next)\}/.test(because))).toBe(true)
        expect(boundaries(text, { lang, rules })).toEqual(ends.slice(0, -1))
      }),
      { seed: 3, numRuns: 2000 },
    )
  })
})
