import { describe, expect, it } from 'vitest'
import { explain, segment } from '../../../src/text/segmentation/segment.ts'
import type { SegmentationRules } from '../../../src/text/segmentation/segment.ts'

const cut = (text: string, rules: SegmentationRules, lang = 'ar'): string[] =>
  segment(text, { lang, rules }).map(({ start, end }) => text.slice(start, end))

describe('rules of a project', () => {
  it('cut after colons and semicolons when they should, but not inside a time', () => {
    const text = 'قال: نعم؛ ثم ذهب الساعة 10:30 صباحًا.'
    expect(cut(text, {})).toEqual([text])
    expect(cut(text, { breakAfterColon: true })).toEqual(['قال:', 'نعم؛ ثم ذهب الساعة 10:30 صباحًا.'])
    expect(cut(text, { breakAfterSemicolon: true })).toEqual(['قال: نعم؛', 'ثم ذهب الساعة 10:30 صباحًا.'])
  })

  it('join the lines of a paragraph when a line break is no end', () => {
    const text = 'هذا سطر طويل\nيكمله سطر آخر. وهذه جملة.\n\nفقرة جديدة'
    expect(cut(text, { newlineBreaks: false })).toEqual(['هذا سطر طويل\nيكمله سطر آخر.', 'وهذه جملة.', 'فقرة جديدة'])
  })

  it('cut after every full stop when abbreviations do not count', () => {
    expect(cut('وصل د. سامر.', { respectAbbreviations: false })).toEqual(['وصل د.', 'سامر.'])
  })

  it('part a quotation from its speaker when they should', () => {
    expect(cut('«هل انتهى؟» سأل الطالب.', { keepQuotationWithSpeaker: false })).toEqual(['«هل انتهى؟»', 'سأل الطالب.'])
  })

  it('know abbreviations of the project, with or without their full stop', () => {
    expect(cut('زار كبت. سالم المدينة.', {})).toHaveLength(2)
    expect(cut('زار كبت. سالم المدينة.', { abbreviations: ['كبت.'] })).toHaveLength(1)
    expect(cut('زار كبت. سالم المدينة.', { abbreviations: ['كبت'] })).toHaveLength(1)
  })

  it('cut where the project wants, at whole words only', () => {
    expect(cut('أكلنا ثم نمنا بثمن ثمين', { breakRules: [{ before: '', after: 'ثم' }] })).toEqual([
      'أكلنا',
      'ثم نمنا بثمن ثمين',
    ])
    expect(cut('البند 5 الأجرة البند 6 المدة', { breakRules: [{ before: '', after: 'البند #' }] })).toEqual([
      'البند 5 الأجرة',
      'البند 6 المدة',
    ])
  })

  it('keep together what the project wants, whatever else speaks for a cut', () => {
    const exceptions = [{ before: 'ياهو!', after: '' }]
    expect(cut('اشترت ياهو! موقعًا. ثم باعته.', { exceptions })).toEqual(['اشترت ياهو! موقعًا.', 'ثم باعته.'])
  })
})

describe('every decision', () => {
  it.each([
    ['وصل د. سامر.', 'after the abbreviation د.'],
    ['توفي سنة 505 هـ. ودُفن.', 'after the abbreviation هـ., because «ودُفن» begins a sentence'],
    ['«هل انتهى؟» سأل الطالب.', 'who said it follows: «سأل»'],
    ['بلغ 3.5 ملايين', 'inside a number, date or version'],
    ['زوروا www.example.com الآن', 'inside an address or a file name'],
    ['كنت أظن أن... لا، لا شيء.', 'an ellipsis is a pause here'],
    ['حضر المدير (متأخرًا!) وألقى كلمته.', 'inside brackets within a sentence'],
    ['سأل: «من أنت؟ أجب» وانصرف.', 'inside a quotation within a sentence'],
    ['نعم. لا.', 'after a full stop'],
  ])('in %j says: %s', (text, because) => {
    expect(explain(text, { lang: 'ar' }).map(decision => decision.because)).toContain(because)
  })
})
