import { XmlDocument } from 'libxml2-wasm'
import { describe, expect, it } from 'vitest'
import { readAll, writeAll } from '../../../src/text/formats/format.ts'
import { manifest } from '../../../src/text/formats/manifest.ts'
import { tmx } from '../../../src/text/formats/tmx.ts'
import { goldenPairs, header } from './pairs.ts'

const written = writeAll(
  tmx,
  header,
  goldenPairs,
  manifest(tmx, header, 11, [{ reason: 'no translation -- yet', count: 1, ids: ['doc1-s12'] }]),
)[0]!

const file = (units: string, before = ''): string =>
  `<?xml version="1.0"?>${before}<tmx version="1.4"><header srclang="ar"/><body>\n${units}\n</body></tmx>`
const variant = (lang: string, text: string): string => `<tuv xml:lang="${lang}"><seg>${text}</seg></tuv>`
const unit = (...variants: string[]): string => `<tu>${variants.join('')}</tu>`
const whole = unit(variant('ar', 'نعم.'), variant('en', 'Yes.'))
const read = (text: string) => readAll(tmx, text)
const textsOf = (text: string) => read(text).pairs.map(({ source, target }) => [source, target])
const withStatus = (word: string) => file(whole.replace('<tu>', `<tu><prop type="x-status">${word}</prop>`))
const stopped = (text: string) => read(text).problems.find(({ effect }) => effect === 'stopped')?.sentence
const nested = (depth: number) =>
  file(unit(variant('ar', `${'<hi>'.repeat(depth)}نعم${'</hi>'.repeat(depth)}`), variant('en', 'Yes')))

describe('a written memory', () => {
  const root = XmlDocument.fromString(written).root
  const found = (path: string) => root.find(path).map(node => node.content)

  it('has every attribute the DTD requires of the header', () => {
    for (const name of [
      'creationtool',
      'creationtoolversion',
      'segtype',
      'o-tmf',
      'adminlang',
      'srclang',
      'datatype',
    ]) {
      expect(found(`header/@${name}`)).toHaveLength(1)
    }
    expect(found('@version')).toEqual(['1.4'])
    expect(written.split('\n')[1]).toBe('<!DOCTYPE tmx SYSTEM "tmx14.dtd">')
  })

  it('orders the children of a unit as the DTD does: notes and properties, then the variants', () => {
    expect(root.find('body/tu[note and prop and tuv]')).toHaveLength(8)
    expect(root.find('body/tu/prop/following-sibling::note')).toEqual([])
    expect(root.find('body/tu/tuv/following-sibling::*[self::note or self::prop]')).toEqual([])
    expect(root.find('body/tu[count(tuv) != 2]')).toEqual([])
  })

  it('puts each tag of a unit on its own line', () => {
    expect(written.match(/^ *<tu [^>]*>$/gm)).toHaveLength(11)
    expect(written.match(/^ *<body>$/gm)).toHaveLength(1)
    expect(written.match(/^ *<seg>[^]*?<\/seg>$/gm)).toHaveLength(22)
  })

  it('writes dates as TMX does and ids that are unique', () => {
    expect(new Set(found('body/tu/@tuid')).size).toBe(11)
    expect(found('//@creationdate | //@changedate').every(date => /^\d{8}T\d{6}Z$/.test(date))).toBe(true)
  })

  it('says at its end what it holds, in a comment that stays a comment', () => {
    expect(written.trimEnd().split('\n').at(-1)).toBe('<!-- 11 pairs. Left out: 1 pair (no translation - - yet). -->')
  })
})

describe('memories of other tools', () => {
  it('are read by lang as well as xml:lang, in any order and region', () => {
    expect(
      textsOf(file('<tu><tuv lang="EN-GB"><seg>Yes.</seg></tuv><tuv lang="AR"><seg>نعم.</seg></tuv></tu>')),
    ).toEqual([['نعم.', 'Yes.']])
  })

  it('give the exact tag before another region, and the choice is told', () => {
    const { pairs, problems } = read(
      file(unit(variant('ar', 'لون'), variant('en-GB', 'colour'), variant('en', 'color'))),
    )
    expect(pairs[0]!.target).toBe('color')
    expect(problems).toEqual([
      {
        effect: 'noted',
        line: 2,
        column: 5,
        sentence: 'This unit has several texts in one language (en-GB, en); en was taken.',
      },
    ])
  })

  it('lose the code of other programs, never the words round it', () => {
    const { pairs, problems } = read(
      file(
        unit(
          variant('ar', 'أ<bpt i="1">&lt;b></bpt>ب<ept i="1">&lt;/b></ept><hi>ج</hi>'),
          variant('en', 'a<ph>{1}<sub>lost</sub></ph>b'),
        ),
      ),
    )
    expect(pairs[0]).toMatchObject({ source: 'أبج', target: 'ab' })
    expect(problems).toMatchObject([
      { effect: 'noted', sentence: 'Inline codes were left away (bpt, ept, ph, sub); the text round them is kept.' },
    ])
  })

  it('keep entities, references and CDATA as the characters they stand for', () => {
    expect(textsOf(file(unit(variant('ar', '&#x200F;&amp;amp;'), variant('en', '<![CDATA[<b>&amp;</b>]]>'))))).toEqual([
      ['\u200f&amp;', '<b>&amp;</b>'],
    ])
  })

  it('lose units with one language or an empty text, and each is told', () => {
    const units = [unit(variant('ar', 'نعم.')), unit(variant('ar', 'نعم.'), variant('en', ' ')), whole]
    const { pairs, problems } = read(file(units.join('\n')))
    expect(pairs.map(({ id }) => id)).toEqual(['3'])
    expect(problems.map(({ line, effect, sentence }) => [line, effect, sentence])).toEqual([
      [2, 'skipped', 'This unit has no text in en (it has: ar).'],
      [3, 'skipped', 'This unit has an empty text in en.'],
    ])
  })

  it('keep the notes of the pair, not those of one of its texts', () => {
    const inText = variant('en', 'Yes.').replace(
      '<seg>',
      '<note>of the text</note><prop type="x-document">b</prop><seg>',
    )
    const { pairs } = read(file(`<tu><note>of the pair</note>${variant('ar', 'نعم.')}${inText}</tu>`))
    expect(pairs).toEqual([{ id: '1', source: 'نعم.', target: 'Yes.', status: 'translated', notes: ['of the pair'] }])
  })

  it('may have a status of their own words, and an unknown one is told', () => {
    expect(read(withStatus('reviewed')).pairs[0]!.status).toBe('approved')
    expect(read(withStatus('blessed'))).toMatchObject({
      pairs: [{ status: 'translated' }],
      problems: [{ sentence: 'The status “blessed” is not known.' }],
    })
  })
})

describe('hostile memories', () => {
  it('with declarations in the DOCTYPE are refused and nothing in them is expanded', () => {
    const bomb = `<!DOCTYPE tmx [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(100)}">]>`
    const external = '<!DOCTYPE tmx [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    for (const doctype of [bomb, external]) {
      expect(read(file(unit(variant('ar', '&b;&x;'), variant('en', 'x')), doctype))).toMatchObject({
        pairs: [],
        problems: [
          {
            effect: 'stopped',
            line: 1,
            sentence: 'The DOCTYPE declares things of its own; such files are not read, because they can be traps.',
          },
        ],
      })
    }
  })

  it('with a plain DOCTYPE are read and nothing is fetched', () => {
    expect(textsOf(file(whole, '<!DOCTYPE tmx SYSTEM "http://127.0.0.1:9/tmx14.dtd">'))).toEqual([['نعم.', 'Yes.']])
  })

  it('with a second DOCTYPE or an unknown entity stop there', () => {
    expect(stopped(file(whole, '<!DOCTYPE tmx><!DOCTYPE tmx>'))).toContain('doctype')
    expect(stopped(file(unit(variant('ar', '&secret;'), variant('en', 'x'))))).toContain('undefined entity')
  })

  it('may nest a hundred tags and no more', () => {
    expect(read(nested(95)).pairs).toHaveLength(1)
    expect(stopped(nested(96))).toBe('Tags are nested more than 100 deep.')
    expect(stopped(nested(100_000))).toBe('Tags are nested more than 100 deep.')
  })

  it('may not have endless attributes, attribute values, texts or comments', () => {
    const many = Array.from({ length: 1001 }, (_, index) => ` a${index}=""`).join('')
    expect(stopped(file(`<tu${many}/>`))).toBe('A tag has more than 1000 attributes.')
    expect(stopped(file(`<tu a="${'x'.repeat(100_001)}"/>`))).toBe('An attribute is longer than 100000 characters.')
    expect(stopped(file(unit(variant('ar', 'ن'.repeat(100_001)), variant('en', 'x'))))).toBe(
      'A text is longer than 100000 characters.',
    )
    expect(stopped(file(`<!--${'x'.repeat(1_200_000)}-->`))).toBe('There is no tag for more than 1000000 characters.')
  })

  it('cut short give their good part and the place where they end', () => {
    const { pairs, problems } = read(
      file(whole).slice(0, file(whole).indexOf('</body>')) + '<tu><tuv xml:lang="ar"><seg>نص',
    )
    expect(pairs).toHaveLength(1)
    expect(problems).toEqual([
      {
        effect: 'stopped',
        line: 3,
        column: 31,
        sentence: 'The file ends too early (unclosed tag: seg); what stands before was read.',
      },
    ])
  })

  it.each([
    ['a control character', file(unit(variant('ar', 'أ\u000bب'), variant('en', 'x'))), 'disallowed character'],
    [
      'a reference to a control character',
      file(unit(variant('ar', '&#x1F;'), variant('en', 'x'))),
      'malformed character',
    ],
    ['crossed tags', file('<tu><tuv></tu></tuv>'), 'unexpected close tag'],
    ['no XML at all', 'نعم.\tYes.\n', 'text data outside of root node'],
    ['nothing', '', 'must contain a root'],
  ])('with %s are told of in a sentence', (_, text, fault) => {
    expect(read(text).pairs).toEqual([])
    expect(stopped(text)).toContain(fault)
  })

  it('cannot switch to XML 1.1 to smuggle control characters in', () => {
    expect(stopped(file(unit(variant('ar', '&#1;'), variant('en', 'x'))).replace('"1.0"', '"1.1"'))).toBeDefined()
  })
})
