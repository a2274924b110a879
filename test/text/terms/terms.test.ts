import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { termCandidates } from '../../../src/text/terms/candidates.ts'
import { checkPair } from '../../../src/text/checks/check-pair.ts'
import { findTerms, termIndex } from '../../../src/text/terms/find-terms.ts'
import type { Term, TermUse } from '../../../src/text/terms/term.ts'
import { arabicText } from '../arabic/arabic-text.ts'

const term = (source: string, target: string, use: TermUse = 'preferred'): Term => ({
  source,
  target,
  use,
  partOfSpeech: null,
  note: null,
})
const bySource = (terms: readonly Term[]) => termIndex(terms, ({ source }) => source)
const glossary = [
  term('كتاب', 'book'),
  term('كتاب', 'volume', 'allowed'),
  term('كتاب', 'tome', 'forbidden'),
  term('الأمم المتحدة', 'United Nations'),
  term('أمم', 'nations', 'allowed'),
  term('وقف إطلاق النار', 'ceasefire'),
  term('وزارة', 'ministry'),
  term('COVID', 'Covid'),
  term('؟', '?'),
]
const index = bySource(glossary)
const foundIn = (text: string): string[] => findTerms(text, index).map(({ start, end }) => text.slice(start, end))
const findingsIn = (source: string, target: string) =>
  checkPair({ source, target, sourceLang: 'ar', targetLang: 'en', status: 'translated' }, { terms: glossary }).filter(
    ({ check }) => check === 'term-missing' || check === 'term-forbidden',
  )

describe('terms in a text', () => {
  it.each([
    ['وبِكِتَابِهِ قرأ', ['كِتَابِ']],
    ['للأمم المتحدة وقفٌ', ['أمم المتحدة']],
    ['في الأمم المتحدة', ['الأمم المتحدة']],
    ['بين الأمم', ['أمم']],
    ['لوقف إطلاق النار', ['وقف إطلاق النار']],
    ['وزارته والوزارات', ['وزارت', 'وزار']],
    ['covid-19', ['covid']],
    ['مكتبة', []],
    ['', []],
  ])('%s has %j', (text, terms) => expect(foundIn(text)).toEqual(terms))

  it('are found with all their translations at once', () => {
    expect(findTerms('كتاب', index)[0]!.entries.map(({ target }) => target)).toEqual(['book', 'volume', 'tome'])
  })

  it('are marked inside the text, in order', () => {
    fc.assert(
      fc.property(arabicText, arabicText, (text, sought) => {
        let start = 0
        for (const hit of findTerms(text, bySource([term(sought, 'x'), term(text.slice(0, 5), 'y')]))) {
          expect(hit.start).toBeGreaterThanOrEqual(start)
          start = hit.start
          expect(hit.marks.every(mark => mark.start < mark.end && mark.start >= hit.start && mark.end <= hit.end)).toBe(
            true,
          )
          expect(hit.end).toBeLessThanOrEqual(text.length)
        }
      }),
    )
  })
})

describe('the terms of a translation', () => {
  it.each([
    ['قرأ كتابه', 'He read his books.', []],
    ['قرأ كتابه', 'He read the volume.', []],
    ['قرأ كتابه', 'He read the tome.', ['term-missing', 'term-forbidden']],
    ['قرأ كتابه', 'He read it.', ['term-missing']],
    ['قرأ كتابه', 'The book is a tome.', ['term-forbidden']],
    ['الكتاب والكتاب', 'It is here', ['term-missing']],
    ['الأمم المتحدة', 'The UN', ['term-missing']],
    ['الأمم المتحدة', 'the united nations', []],
    ['الأمم المتحدة', 'The United Nations’ report', []],
    ['الأمم', 'Nations', []],
    ['لا شيء', 'Nothing', []],
  ])('%s / %s: %j', (source, target, expected) =>
    expect(findingsIn(source, target).map(({ check }) => check)).toEqual(expected),
  )

  it('tell where the missing and where the wrong one stands', () => {
    expect(findingsIn('قرأ كتابه', 'He read the tome.')).toMatchObject([
      { side: 'source', at: { start: 4, end: 9 } },
      { side: 'target', at: { start: 12, end: 16 } },
    ])
  })
})

describe('candidates for terms', () => {
  const frames = [
    ['ذكر', 'It mentioned'],
    ['رأى', 'He saw'],
    ['وصف', 'She described'],
    ['بلغ', 'They reached'],
    ['أحب', 'We loved'],
    ['ترك', 'You left'],
  ] as const
  const about = (thing: string, english: string, count: number): { source: string; target: string }[] =>
    frames.slice(0, count).map(([arabic, frame], at) => ({
      source: `${arabic} ${thing} حين${'ابتثجح'[at]}ضر`,
      target: `${frame} the ${english} while${'abcdef'[at]} waiting`,
    }))
  const pairs = [
    ...about('مجلس الأمن', 'Security Council', 6),
    ...about('القمر', 'moon', 5),
    ...about('والقمر', 'moon', 1),
    ...about('نهر', 'river', 2),
  ]

  it('are phrases that come together again and again, with counts', () => {
    const found = termCandidates(pairs)
    expect(found).toContainEqual({ source: 'مجلس الأمن', target: 'Security Council', times: 6, of: 6, strength: 1 })
    expect(found).toContainEqual({ source: 'القمر', target: 'moon', times: 6, of: 6, strength: 1 })
    expect(found.some(({ target }) => target === 'river')).toBe(false)
    expect(found.every(({ strength, times, of }) => strength > 0 && strength <= 1 && times <= of)).toBe(true)
  })

  it('need at least two pairs', () => {
    expect(() => termCandidates(pairs, 1)).toThrow(RangeError)
    expect(termCandidates([])).toEqual([])
  })
})
