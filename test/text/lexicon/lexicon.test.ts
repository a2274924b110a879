import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dice, logLikelihood } from '../../../src/text/lexicon/association.ts'
import { counterparts, omissionHints, wordPairs } from '../../../src/text/lexicon/counterparts.ts'
import {
  emptyLexicon,
  learn,
  lexiconFrom,
  lexiconRows,
  lexiconWords,
  unlearn,
  type Lexicon,
} from '../../../src/text/lexicon/lexicon.ts'

const taught = (pairs: readonly (readonly [string, string])[]): Lexicon => {
  const lexicon = emptyLexicon()
  for (const [source, target] of pairs) learn(lexicon, source, target)
  return lexicon
}

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
  const lexicon = taught(lessons)

  it('says what a word is translated by, and why', () => {
    expect(counterparts(lexicon, 'كتاب')[0]).toMatchObject({
      target: 'book',
      together: 5,
      because: 'seen together 5 times, in 5 and 7 pairs',
    })
    expect(counterparts(lexicon, 'سافر')).toEqual([])
    expect(counterparts(lexicon, 'نجم')).toEqual([])
  })

  it('shows which word renders which', () => {
    const source = 'الوزير اشترى الكتاب'
    const target = 'The minister bought the book'
    expect(
      wordPairs(lexicon, source, target).map(pair => [
        source.slice(pair.source.start, pair.source.end),
        target.slice(pair.target.start, pair.target.end),
      ]),
    ).toContainEqual(['الكتاب', 'book'])
  })

  it('hints at a word that is usually rendered and is not', () => {
    expect(
      omissionHints(lexicon, 'اشترى الكتاب أمس', 'He bought it yesterday').map(({ source, usual }) => [
        source,
        usual.target,
      ]),
    ).toEqual([[{ start: 6, end: 12 }, 'book']])
    expect(omissionHints(lexicon, 'اشترى الكتاب أمس', 'He bought books yesterday')).toEqual([])
  })

  it('counts words that say what a text is about', () => {
    expect(lexiconWords('وفي هذا الكتاب 12 من والكتاب')).toEqual(['كتاب'])
    expect(
      lexiconWords(
        Array.from({ length: 90 }, (_, at) => String.fromCharCode(97 + (at % 26), 97 + at / 26, 107)).join(' '),
      ),
    ).toEqual([])
  })

  it('is the same after its rows are kept and read', () => {
    expect(lexiconFrom(lexiconRows(lexicon))).toEqual(lexicon)
  })

  const words = fc
    .array(fc.constantFrom('كتاب', 'قمر', 'وزير', 'بحر', 'book', 'moon'), { maxLength: 5 })
    .map(list => list.join(' '))

  it('forgets a pair as if it had never been learned', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(words, words)), words, words, (pairs, source, target) => {
        const before = taught(pairs)
        const after = taught(pairs)
        learn(after, source, target)
        unlearn(after, source, target)
        expect(after).toEqual(before)
      }),
    )
  })

  it('refuses to forget what it never learned, and stays as it was', () => {
    const some = taught([['كتاب', 'book']])
    expect(() => unlearn(some, 'قمر', 'moon')).toThrow(RangeError)
    expect(some).toEqual(taught([['كتاب', 'book']]))
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
