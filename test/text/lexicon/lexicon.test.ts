import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dice, logLikelihood } from '../../../src/text/lexicon/association.ts'
import { lexiconWords } from '../../../src/text/lexicon/content-words.ts'
import { omissions } from '../../../src/text/lexicon/omissions.ts'
import { PairIndex } from '../../../src/text/lexicon/pair-index.ts'

const lessons: (readonly [string, string])[] = [
  ['قرأ الطالب الكتاب', 'The student read the book'],
  ['هذا كتاب جديد', 'This is a new book'],
  ['فتح الطالب الباب', 'The student opened the door'],
  ['بكتابه صور', 'His book has pictures'],
  ['الكتاب على الطاولة', 'The book is on the table'],
  ['والكتاب قديم', 'And the book is old'],
  ['سافر الوزير', 'The minister travelled'],
  ['عاد الوزير أمس', 'The minister returned yesterday'],
  ['كتب كثيرة', 'Many books'],
  ['اشترى كتابا', 'He bought a book'],
  ['طلعت الشمس', 'The sun rose'],
  ['نزل المطر', 'Rain fell'],
  ['وصل القطار', 'The train arrived'],
  ['نام الطفل', 'The child slept'],
  ['هبت الرياح', 'The wind blew'],
  ['غابت النجوم', 'The stars faded'],
  ['ضحكت سلمى', 'Salma laughed'],
  ['انتهى الدرس', 'The lesson ended'],
]

describe('a lexicon', () => {
  const index = new PairIndex()
  for (const [at, [source, target]] of lessons.entries()) index.set(`lesson ${at}`, source, target)
  const missing = (source: string, target: string, but?: string) =>
    omissions(index, source, target, but).map(({ source: { start, end }, word, usual }) => [
      source.slice(start, end),
      word,
      usual.because,
    ])

  it('hints at a word that is usually rendered and is not, and says how often it was seen', () => {
    expect(missing('اشترى الكتاب أمس', 'He bought it yesterday')).toEqual([
      ['الكتاب', 'book', 'seen together 5 times, in 5 and 7 pairs'],
    ])
    expect(missing('اشترى الكتاب والكتاب', 'He bought it')).toHaveLength(1)
  })

  it('has nothing against another form, a word seen seldom, or one that only its own pair vouches for', () => {
    expect(missing('اشترى الكتاب أمس', 'He bought books yesterday')).toEqual([])
    expect(missing('عاد الوزير', 'He returned')).toEqual([])
    expect(missing('قرأ الطالب الكتاب', 'The student read', 'lesson 0')).toEqual([])
  })

  it('counts words that say what a text is about', () => {
    expect([...lexiconWords('وفي هذا الكتاب 12 من والكتاب')]).toEqual([['كتاب', 'الكتاب']])
    expect(
      lexiconWords(
        Array.from({ length: 90 }, (_, at) => String.fromCharCode(97 + (at % 26), 97 + at / 26, 107)).join(' '),
      ).size,
    ).toBe(0)
  })
})

describe('association', () => {
  const seen = fc.tuple(fc.nat(50), fc.nat(50), fc.nat(50), fc.nat(50)).map(([together, one, other, neither]) => ({
    together,
    one: together + one,
    other: together + other,
    pairs: together + one + other + neither,
  }))

  it('is the same both ways, and of chance nought', () => {
    fc.assert(
      fc.property(seen, counts => {
        const turned = { ...counts, one: counts.other, other: counts.one }
        expect(logLikelihood(counts)).toBeCloseTo(logLikelihood(turned), 6)
        expect(dice(counts)).toBe(dice(turned))
        expect(dice(counts)).toBeLessThanOrEqual(1)
      }),
    )
    expect(logLikelihood({ together: 10, one: 20, other: 50, pairs: 100 })).toBeCloseTo(0, 9)
    expect(logLikelihood({ together: 0, one: 20, other: 50, pairs: 100 })).toBeLessThan(0)
  })

  it('agrees with the value worked out by hand', () => {
    // Cells 10, 10, 10, 70; expected 4, 16, 16, 64.
    const byHand =
      2 * (10 * Math.log(10 / 4) + 10 * Math.log(10 / 16) + 10 * Math.log(10 / 16) + 70 * Math.log(70 / 64))
    expect(logLikelihood({ together: 10, one: 20, other: 20, pairs: 100 })).toBeCloseTo(byHand, 9)
  })

  it('refuses counts that contradict each other', () => {
    expect(() => logLikelihood({ together: 5, one: 4, other: 6, pairs: 10 })).toThrow(RangeError)
    expect(() => logLikelihood({ together: 1, one: 8, other: 8, pairs: 10 })).toThrow(RangeError)
  })
})
