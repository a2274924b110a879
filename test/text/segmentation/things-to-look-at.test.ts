import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { segment } from '../../../src/text/segmentation/segment.ts'
import { thingsToLookAt } from '../../../src/text/segmentation/things-to-look-at.ts'

const lookAt = (text: string, lang = 'ar'): string[] =>
  thingsToLookAt(text, segment(text, { lang }), lang).map(({ kind, sentence }) => `${sentence + 1}: ${kind}`)

describe('things to look at before a text is cut', () => {
  it('are the two odd quotations of the sample article', () => {
    const article = readFileSync('db/seeds/douma.ar.txt', 'utf8')
    expect(lookAt(article)).toEqual(['8: quotation never closes', '11: quotation closes too early'])
  })

  it('are not quotations of several sentences', () => {
    expect(lookAt('قال المدرب: «لعبنا جيدًا. لم يحالفنا الحظ. سنفوز في المرة القادمة».')).toEqual([])
  })

  it('are quotations that close what never opened', () => {
    expect(lookAt('وصل الوفد إلى المدينة». وغادر مساءً بعد ذلك.')).toEqual(['1: quotation never opens'])
  })

  it('are sentences of one word, of more than sixty, and in Latin letters', () => {
    const long = `${Array.from({ length: 61 }, () => 'كلمة').join(' ')}.`
    expect(lookAt(`نعم.\n${long}\nLatin letters only.`)).toEqual(['1: one word', '2: many words', '3: latin only'])
    expect(lookAt('Latin letters only.', 'en')).toEqual([])
  })

  it('say where and why in words', () => {
    const [thing] = thingsToLookAt('قال: «نعم يا أبي', [{ start: 0, end: 16, paragraph: 0 }], 'ar')
    expect(thing).toMatchObject({
      at: { start: 5, end: 6 },
      because: 'A quotation opens in sentence 1 and never closes.',
    })
  })
})
