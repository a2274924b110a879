import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rulesAsSrx } from '../../../src/text/segmentation/rules-as-srx.ts'
import { segmentWithSrx } from '../../../src/text/segmentation/segment-with-srx.ts'
import { translatePattern } from '../../../src/text/segmentation/srx-pattern.ts'
import { readSrx, writeSrx } from '../../../src/text/segmentation/srx.ts'
import type { Srx, SrxRule } from '../../../src/text/segmentation/srx.ts'

const withRules = (...rules: SrxRule[]): Srx => ({
  cascade: false,
  languageRules: [{ name: 'A', rules }],
  maps: [{ pattern: '.*', rules: 'A' }],
})

const cut = (text: string, srx: Srx, lang = 'ar'): string[] =>
  segmentWithSrx(text, srx, lang).map(({ start, end }) => text.slice(start, end))

/** The expression as it runs, anchored nowhere. */
function running(pattern: string): RegExp {
  const translated = translatePattern(pattern)
  if (translated.kind !== 'runs') throw new Error(translated.because)
  return new RegExp(translated.source, translated.flags)
}

describe('a pattern of ICU or Java', () => {
  it.each([
    ['\\bد\\.', 'قال د. علي', true],
    ['\\bد\\.', 'أحمد. علي', false],
    ['^\\w+$', 'كِتاب', true],
    ['^\\d+$', '٢٣', true],
    ['[[:alpha:]&&[^x]]', 'x', false],
    ['[[:alpha:]&&[^x]]', 'y', true],
    ['(?i)\\bdr\\.', 'DR. A', true],
    ['\\.\\Z', 'a.\n', true],
    ['a\\h+b', 'a\u00A0b', true],
    ['\\Q(a.b)\\E', '(a.b)', true],
    ['[\\.\\?!]+', '?!', true],
    ['\\x{0627}', 'ا', true],
    ['\\p{IsArabic}', 'ب', true],
    ['[»"\\]\\-)]', '-', true],
    ['[a-c-]', '-', true],
    ['\\p{Upper}', 'A', true],
    ['x(?#note)y', 'xy', true],
    ['\\R', '\r\n', true],
    ['a{', 'a{', true],
    ['[^\\p{L}\\s]', '.', true],
    ['[(a)|{}]', '|', true],
  ])('%s on %j matches: %s', (pattern, text, matches) => {
    expect(running(pattern).test(text)).toBe(matches)
  })

  it.each([
    ['(?x)a b', 'cannot run'],
    ['a(?i)b', 'cannot run'],
    ['\\X', 'cannot run'],
    ['[[:runic:]]', 'cannot run'],
    ['[.؟', 'broken'],
    ['(a', 'broken'],
    ['a)', 'broken'],
    ['a\\', 'broken'],
    ['*a', 'broken'],
  ])('%s is told apart as: %s', (pattern, kind) => {
    expect(translatePattern(pattern).kind).toBe(kind)
  })

  it('is never a crash, whatever it is', () => {
    const sign = fc.constantFrom(...'ab[](){}^$.|?*+\\&-:<>=!,12pPQEbBwWdDsShHZzARXGxuiN ا،\u061F'.split(''))
    fc.assert(
      fc.property(
        fc.array(sign, { maxLength: 15 }).map(signs => signs.join('')),
        pattern => {
          expect(['runs', 'cannot run', 'broken']).toContain(translatePattern(pattern).kind)
        },
      ),
      { seed: 9, numRuns: 5000 },
    )
  })
})

const xml = (
  rules: string,
): string => `<srx xmlns="http://www.lisa.org/srx20" version="2.0"><header segmentsubflows="yes" cascade="no"/>
  <body><languagerules><languagerule languagerulename="A">${rules}</languagerule></languagerules>
  <maprules><languagemap languagepattern="[Aa][Rr].*" languagerulename="A"/></maprules></body></srx>`

describe('an SRX file', () => {
  it('gives its rules in order, and the first that matches decides', () => {
    const { srx, problems } = readSrx(
      xml(`<rule break="no"><beforebreak>\\bد\\.</beforebreak><afterbreak>\\s</afterbreak></rule>
      <rule break="yes"><beforebreak>[.؟]+</beforebreak><afterbreak>\\s</afterbreak></rule>`),
    )
    expect(problems).toEqual([])
    expect(cut('وصل د. سامر. هل رأيته؟ نعم', srx!)).toEqual(['وصل د. سامر.', 'هل رأيته؟', 'نعم'])
    expect(cut('وصل د. سامر. هل رأيته؟ نعم', srx!, 'en')).toHaveLength(1)
  })

  it('is taken without the rules that cannot run, and each of them is named', () => {
    const { srx, problems } = readSrx(
      xml('<rule break="yes"><beforebreak>\\X</beforebreak></rule><rule><beforebreak>\\.++</beforebreak></rule>'),
    )
    expect(srx?.languageRules[0]?.rules).toEqual([{ breaks: true, before: '\\.++', after: '' }])
    expect(problems.map(({ effect, sentence }) => [effect, sentence])).toEqual([
      ['skipped', 'Rule 1 of "A" cannot run: in \\X JavaScript has no \\X.'],
      ['noted', 'Rule 1 of "A": in \\.++ a possessive quantifier runs as a greedy one.'],
    ])
  })

  it('is refused when a rule is broken, or when it is none', () => {
    expect(readSrx(xml('<rule break="yes"><beforebreak>[.</beforebreak></rule>'))).toMatchObject({
      srx: undefined,
      problems: [{ sentence: 'Rule 1 of "A" is broken: in [. the class at character 1 is never closed.' }],
    })
    expect(readSrx('<tmx/>').srx).toBeUndefined()
    expect(readSrx('').srx).toBeUndefined()
    expect(readSrx('<srx><body>').srx).toBeUndefined()
  })

  it('says the same after it is written and read', () => {
    const pattern = fc
      .string({ maxLength: 12 })
      .filter(text => translatePattern(text).kind === 'runs' && /^[^\0-\u001F\uFFFE\uFFFF]*$/.test(text))
    const rule = fc.record({ breaks: fc.boolean(), before: pattern, after: pattern })
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 5 }), fc.boolean(), (rules, cascade) => {
        const srx = { ...withRules(...rules), cascade }
        const { srx: again, problems } = readSrx(writeSrx(srx))
        expect(problems.filter(({ effect }) => effect !== 'noted')).toEqual([])
        expect(again).toMatchObject(srx)
      }),
      { seed: 9 },
    )
  })
})

describe('our rules as SRX', () => {
  it('cut plain texts as we do, with the abbreviations of the project', () => {
    const srx = readSrx(
      writeSrx(rulesAsSrx('ar', { abbreviations: ['كا'], exceptions: [{ before: 'الجزء #.', after: 'من' }] })),
    ).srx!
    expect(cut('وصل د. سامر ود. ليلى. هل رأيتهما؟ «نعم.» قرأ كا. علي الجزء 12. من الكتاب.', srx)).toEqual([
      'وصل د. سامر ود. ليلى.',
      'هل رأيتهما؟',
      '«نعم.»',
      'قرأ كا. علي الجزء 12. من الكتاب.',
    ])
  })
})

it('spans of SRX sentences cover any text', () => {
  const srx = withRules({ breaks: true, before: '[.؟]', after: '' }, { breaks: true, before: '\\s', after: 'ا' })
  fc.assert(
    fc.property(
      fc
        .array(fc.constantFrom('.', '؟', ' ', '\n', 'ا', '\u200F', 'b'), { maxLength: 30 })
        .map(units => units.join('')),
      text => {
        let end = 0
        for (const span of segmentWithSrx(text, srx, 'ar')) {
          expect(text.slice(end, span.start)).toMatch(/^[\s\u200F]*$/)
          expect(text.slice(span.start, span.end).trim()).toBe(text.slice(span.start, span.end))
          end = span.end
        }
        expect(text.slice(end)).toMatch(/^[\s\u200F]*$/)
      },
    ),
    { seed: 9 },
  )
})
