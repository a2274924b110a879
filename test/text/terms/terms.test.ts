import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { termCandidates } from '../../../src/text/terms/candidates.ts'
import { checkTerms, glossaryOf, termsIn } from '../../../src/text/terms/check-terms.ts'
import type { Term, TermUse } from '../../../src/text/terms/term.ts'
import { arabicText } from '../arabic/arabic-text.ts'

const term = (source: string, target: string, use: TermUse = 'preferred'): Term => ({
  source,
  target,
  use,
  partOfSpeech: null,
  note: null,
})
const glossary = glossaryOf([
  term('كتاب', 'book'),
  term('كتاب', 'volume', 'allowed'),
  term('كتاب', 'tome', 'forbidden'),
  term('الأمم المتحدة', 'United Nations'),
  term('أمم', 'nations', 'allowed'),
  term('وقف إطلاق النار', 'ceasefire'),
  term('وزارة', 'ministry'),
  term('COVID', 'Covid'),
  term('؟', '?'),
])
const foundIn = (text: string): string[] => termsIn(text, glossary).map(({ start, end }) => text.slice(start, end))
const findings = (source: string, target: string): string[] =>
  checkTerms(source, target, glossary).map(({ kind, found, wanted }) =>
    [kind, ...(found ? [found.target] : []), '→', ...wanted.map(({ target }) => target)].join(' '),
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
    expect(termsIn('كتاب', glossary)[0]!.entries.map(({ target }) => target)).toEqual(['book', 'volume', 'tome'])
  })

  it('are marked inside the text, in order', () => {
    fc.assert(
      fc.property(arabicText, arabicText, (text, sought) => {
        let start = 0
        for (const hit of termsIn(text, glossaryOf([term(sought, 'x'), term(text.slice(0, 5), 'y')]))) {
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
    ['قرأ كتابه', 'He read the volume.', ['allowed volume → book volume']],
    ['قرأ كتابه', 'He read the tome.', ['forbidden tome → book volume']],
    ['قرأ كتابه', 'He read it.', ['missing → book volume']],
    ['قرأ كتابه', 'The book is a tome.', ['forbidden tome → book volume']],
    ['الكتاب والكتاب', 'It', ['missing → book volume']],
    ['الأمم المتحدة', 'The UN', ['missing → United Nations']],
    ['الأمم المتحدة', 'the united nations', []],
    ['الأمم', 'Nations', []],
    ['لا شيء', 'Nothing', []],
  ])('%s / %s: %j', (source, target, expected) => expect(findings(source, target)).toEqual(expected))

  it('tell where the wrong one stands', () => {
    expect(checkTerms('قرأ كتابه', 'He read the tome.', glossary)[0]).toMatchObject({
      source: { start: 4, end: 8 },
      target: { start: 12, end: 16 },
    })
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
