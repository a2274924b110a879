import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ghostBreaks, placesOfRule } from '../../../src/text/segmentation/ghost-breaks.ts'
import { segment } from '../../../src/text/segmentation/segment.ts'

const story =
  'ذهبت إلى السوق صباحا مع أخي الصغير ثم عدنا إلى البيت ظهرا وتناولنا الغداء مع العائلة كلها وقال أبي إن الطعام لذيذ جدا اليوم ثم نمنا قليلا'

describe('breaks proposed in Arabic without marks', () => {
  const ghosts = ghostBreaks(story, segment(story, { lang: 'ar' }), 'ar')

  it('stand before clause openers, joined verbs and speech', () => {
    expect(ghosts.map(({ at }) => story.slice(at).trim().split(' ')[0])).toEqual(['ثم', 'وتناولنا', 'وقال', 'ثم'])
  })

  it('say why, and how sure they are', () => {
    expect(ghosts.map(({ because }) => because)).toEqual([
      '«ثم» opens a clause',
      '«و» joins a clause: «وتناولنا»',
      '«وقال» begins to tell what somebody said',
      '«ثم» opens a clause',
    ])
    for (const { confidence } of ghosts) expect(confidence).toBeGreaterThan(0.3)
  })

  it('become a rule that shows its other places', () => {
    const sentences = segment(story, { lang: 'ar' })
    const [first, , , last] = ghosts
    expect(first!.rule).toEqual({ before: '', after: 'ثم' })
    expect(placesOfRule(story, sentences, first!.rule)).toEqual([first!.at, last!.at])
    expect(segment(story, { lang: 'ar', rules: { breakRules: [first!.rule] } })).toHaveLength(3)
  })

  it('are not proposed in short sentences, nor after a preposition', () => {
    expect(ghostBreaks('ذهبت ثم عدت', [{ start: 0, end: 11 }], 'ar')).toEqual([])
    const text = 'كتبت الرسالة الطويلة التي وعدت بها صديقي القديم منذ سنوات طويلة من وقال كلاما كثيرا عن السفر'
    expect(ghostBreaks(text, [{ start: 0, end: text.length }], 'ar')).toEqual([])
  })

  it('see new lines inside a sentence', () => {
    const text = 'هذه رسالة طويلة من صديق قديم\nمدينة البحر تنتظر عودتكم في الصيف القادم إن شاء الله'
    const sentences = segment(text, { lang: 'ar', rules: { newlineBreaks: false } })
    expect(ghostBreaks(text, sentences, 'ar')).toMatchObject([{ at: text.indexOf('\n'), because: 'a new line begins' }])
  })

  it('stand strictly inside sentences, in order, between 0 and 1', () => {
    const word = fc.constantFrom(
      'ثم',
      'وقال',
      'ولد',
      'كتاب',
      'في',
      '\n',
      '،',
      'وذهبوا',
      'the',
      'then',
      '؟',
      '«',
      '😀',
      '\u200F',
    )
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 60 }).map(all => all.join(' ')),
        text => {
          const sentences = segment(text, { lang: 'ar', rules: { newlineBreaks: false } })
          let previous = 0
          for (const { at, sentence, confidence } of ghostBreaks(text, sentences, 'ar')) {
            expect(at).toBeGreaterThan(Math.max(previous, sentences[sentence]!.start))
            expect(at).toBeLessThan(sentences[sentence]!.end)
            expect(confidence > 0 && confidence <= 1).toBe(true)
            previous = at
          }
        },
      ),
      { seed: 11 },
    )
  })
})
