import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparable, scoreMatch, type InContext } from '../../../src/text/memory/score.ts'
import { substituteNumbers } from '../../../src/text/memory/substitute-numbers.ts'
import { arabicText } from '../arabic/arabic-text.ts'

const score = (
  query: InContext | string,
  candidate: InContext | string,
  penalties: Parameters<typeof scoreMatch>[2] = [],
): ReturnType<typeof scoreMatch> => scoreMatch(comparable(query), comparable(candidate), penalties)

const sentence = fc
  .array(fc.constantFrom('قال', 'الرئيس', 'والرئيس', 'إن', 'ان', 'دوما', '٢٧', '30', '،', 'كتاب', 'كِتاب', 'في'), {
    maxLength: 12,
  })
  .map(words => words.join(' '))
const texts = fc.oneof(sentence, arabicText)

const plain = (text: string): string => text.normalize('NFC').trim().replaceAll(/\s+/gu, ' ')
const long = (word: string): string =>
  Array.from({ length: 3000 }, (_, at) => word + String.fromCharCode(0x628 + (at % 20))).join(' ')
const put = (query: string, candidate: string, target: string): ReturnType<typeof substituteNumbers> =>
  substituteNumbers(score(query, candidate).edits, target)

describe('the score of a match', () => {
  it('is the sum of its parts, whole, and between 0 and 102', () => {
    fc.assert(
      fc.property(texts, texts, fc.nat(30), (query, candidate, points) => {
        const { score: total, parts } = score(query, candidate, [{ label: 'Imported memory', points }])
        expect(parts.reduce((sum, part) => sum + part.points, 0)).toBe(total)
        expect(Number.isInteger(total) && total >= 0 && total <= 102).toBe(true)
      }),
    )
  })

  it('is the same both ways', () => {
    fc.assert(
      fc.property(texts, texts, (query, candidate) => {
        expect(score(query, candidate).score).toBe(score(candidate, query).score)
      }),
    )
  })

  it('is 100 for the same text and less for any other', () => {
    fc.assert(
      fc.property(texts, texts, (query, candidate) => {
        expect(score(query, query).score).toBe(100)
        if (plain(query) !== plain(candidate)) expect(score(query, candidate).score).toBeLessThan(100)
      }),
    )
  })

  it('is 102 when both neighbours are the same, 101 when one is', () => {
    const here = { text: 'قال نعم.', before: 'سئل الرئيس.', after: 'ثم خرج.' }
    expect(score(here, here).score).toBe(102)
    expect(score(here, { ...here, after: 'ثم عاد.' })).toMatchObject({
      score: 101,
      parts: [
        { label: 'Same text', points: 100 },
        { label: 'Same sentence before', points: 1 },
      ],
    })
    expect(score({ text: 'قال نعم.' }, here).score).toBe(100)
    expect(score({ ...here, before: '' }, { ...here, before: '', after: '' }).score).toBe(100)
  })

  it.each([
    ['قتل ٢٧ شخصا في دوما', 'قتل 27 شخصا في دوما', 99, ['1 word is spelled differently']],
    ['قتل 30 شخصا في دوما', 'قتل 27 شخصا في دوما', 94, ['1 other number']],
    ['قرأ الطالب الكتاب', 'قرأ الطالب كتابا', 90, ['1 word in another form']],
    ['قرأ الطالب الكتاب.', 'قرأ الطالب الكتاب', 94, ['1 mark of punctuation']],
    ['قرأ الطالب الكتاب اليوم', 'قرأ الطالب الرسالة اليوم', 75, ['1 other word']],
    ['قرأ الطالب الكتاب اليوم', 'قرأ الطالب الكتاب', 75, ['1 word only on one side']],
    ['قرأ  الطالب\u200F', 'قرأ الطالب', 99, ['Spaces or invisible signs differ']],
    ['نعم', 'كلا', 0, ['1 other word']],
  ])('of %s to %s is %i', (query, candidate, expected, labels) => {
    const match = score(query, candidate)
    expect(match.score).toBe(expected)
    expect(match.parts.slice(1).map(({ label }) => label)).toEqual(labels)
  })

  it('takes penalties off last and never below nothing', () => {
    expect(score('نعم', 'نعم', [{ label: 'Machine made', points: 15 }])).toMatchObject({ score: 85 })
    expect(score('نعم', 'كلا', [{ label: 'Machine made', points: 15 }])).toMatchObject({ score: 0 })
    expect(() => score('نعم', 'نعم', [{ label: 'Odd', points: -1 }])).toThrow(RangeError)
  })

  it('gives up on texts that are too long to compare', () => {
    expect(score(long('ا'), long('م'))).toMatchObject({
      score: 0,
      parts: [{ label: 'Too long to compare word by word' }],
    })
  })

  it('does not grow with more of the same change', () => {
    const words = 'قال الرئيس السوري إن القوات دخلت المدينة صباح أمس'.split(' ')
    const scores = words.map(
      (_, changed) =>
        score(words.join(' '), words.map((word, at) => (at < changed ? `ضض${at}` : word)).join(' ')).score,
    )
    expect(scores).toEqual(scores.toSorted((one, other) => other - one))
  })
})

describe('numbers of a similar sentence', () => {
  it('are put into its translation', () => {
    expect(put('قتل ٣٠ شخصا', 'قتل 27 شخصا', 'It killed 27 people.')).toEqual({
      text: 'It killed 30 people.',
      changes: [{ now: '٣٠', before: '27', replaced: true }],
    })
  })

  it('are grouped and written as the replaced ones were', () => {
    expect(put('دفع ١٢٥٠٠ دولار', 'دفع 1600 دولار', 'They paid $1,600.').text).toBe('They paid $12,500.')
    expect(put('paid 1,600 dollars', 'paid 500 dollars', 'دفع ٥٠٠ دولار').text).toBe('دفع ١٦٠٠ دولار')
    expect(put('في ٣٫٥ كيلو', 'في 2.5 كيلو', 'in 2.5 kilos').text).toBe('in 3.5 kilos')
  })

  it('stay when the translation has them twice or not at all', () => {
    expect(put('من 3 رجال', 'من 2 رجال', 'two of 2 or 2')).toEqual({
      text: 'two of 2 or 2',
      changes: [{ now: '3', before: '2', replaced: false }],
    })
    expect(put('من 3 رجال', 'من 2 رجال', 'of two men').changes[0]!.replaced).toBe(false)
  })

  it('do not change places when two change at once', () => {
    expect(put('من 5 إلى 9', 'من 3 إلى 5', 'from 3 to 5').text).toBe('from 5 to 9')
  })
})
