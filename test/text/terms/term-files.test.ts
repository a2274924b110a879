import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTermsCsv, writeTermsCsv } from '../../../src/text/terms/csv.ts'
import { readTbx, writeTbx } from '../../../src/text/terms/tbx.ts'
import { uses, type Term } from '../../../src/text/terms/term.ts'
import type { TermsRead } from '../../../src/text/terms/term-file.ts'

const body = (
  status: string,
): string => `<text><body><conceptEntry id="c1"><langSec xml:lang="ar"><termSec><term>كتاب</term></termSec></langSec>
  <langSec xml:lang="en-GB"><termSec><term>book</term>${status}</termSec><termSec><term>tome</term></termSec></langSec></conceptEntry></body></text>`

const languages = { sourceLang: 'ar', targetLang: 'en' }
const formats = [
  {
    name: 'CSV',
    write: (terms: readonly Term[]) => [...writeTermsCsv(terms)].join(''),
    read: (text: string) => readTermsCsv(text, languages),
  },
  {
    name: 'TBX',
    write: (terms: readonly Term[]) => [...writeTbx(terms, languages, 'Glossary & more')].join(''),
    read: (text: string) => readTbx(text, languages),
  },
]

const word = fc
  .array(fc.constantFrom(...Array.from('كتابأبجد abc=+-@\'",;&<>\n\t٣')), { minLength: 1, maxLength: 12 })
  .map(letters => letters.join('').trim())
  .filter(Boolean)
const glossary = fc.uniqueArray(
  fc.record({
    source: word,
    target: word,
    use: fc.constantFrom(...uses),
    partOfSpeech: fc.option(fc.constantFrom('noun', 'verb')),
    note: fc.option(word),
  }),
  { selector: ({ source }) => source, maxLength: 6 },
)

describe.each(formats)('a glossary in $name', ({ write, read }) => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(glossary, terms => {
        expect(read(write(terms))).toEqual({ terms, problems: [] })
      }),
    )
  })

  it('survives being cut or spoilt anywhere', () => {
    const whole = write([
      { source: 'كتاب', target: 'book', use: 'preferred', partOfSpeech: 'noun', note: 'a "note" & more' },
    ])
    fc.assert(
      fc.property(fc.nat(whole.length), fc.string({ maxLength: 5 }), (at, junk) => {
        const { terms, problems }: TermsRead = read(whole.slice(0, at) + junk)
        expect(terms.length).toBeLessThanOrEqual(junk.length + 2)
        for (const { line, column, sentence } of problems)
          expect(line > 0 && column > 0 && /[.!]$/.test(sentence)).toBe(true)
      }),
    )
  })
})

describe('a glossary from elsewhere', () => {
  it('is a table with language tags for headings', () => {
    expect(
      readTermsCsv(
        '\uFEFFar,en,partOfSpeech,definition\nقافلة,caravan,noun,A company of travellers.\nبئر,,noun,\n',
        languages,
      ),
    ).toEqual({
      terms: [
        {
          source: 'قافلة',
          target: 'caravan',
          use: 'preferred',
          partOfSpeech: 'noun',
          note: 'A company of travellers.',
        },
      ],
      problems: [{ line: 3, column: 1, effect: 'skipped', sentence: 'The term “بئر” has no translation.' }],
    })
  })

  it('is a table without headings, with an unknown use', () => {
    const { terms, problems } = readTermsCsv('كتاب;book;sometimes\nبيت;house;forbidden', languages)
    expect(terms.map(({ target, use }) => [target, use])).toEqual([
      ['book', 'allowed'],
      ['house', 'forbidden'],
    ])
    expect(problems.map(({ effect }) => effect)).toEqual(['noted'])
  })

  it('is TBX 3 in either style, with several terms in an entry', () => {
    const dca = `<tbx type="TBX-Basic" style="dca" xml:lang="ar" xmlns="urn:iso:std:iso:30042:ed-2">${body('<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>')}</tbx>`
    const dct = `<tbx type="TBX-Basic" style="dct" xml:lang="ar">${body('<basic:administrativeStatus>deprecatedTerm-admn-sts</basic:administrativeStatus>')}</tbx>`
    for (const file of [dca, dct]) {
      expect(readTbx(file, languages).terms.map(({ source, target, use }) => [source, target, use])).toEqual([
        ['كتاب', 'book', 'forbidden'],
        ['كتاب', 'tome', 'preferred'],
      ])
    }
  })

  it('tells of entries that lack a language and of files that are something else', () => {
    const file =
      '<martif type="TBX"><text><body><termEntry><langSet xml:lang="fr"><tig><term>livre</term></tig></langSet></termEntry></body></text></martif>'
    expect(readTbx(file, languages).problems.map(({ sentence }) => sentence)).toEqual([
      'The entry that ends here has no term in “ar”.',
    ])
    expect(readTbx('<html/>', languages).problems[0]!.sentence).toMatch(/not a TBX file/)
    expect(readTbx('<!DOCTYPE martif [<!ENTITY a "b">]><martif/>', languages).problems[0]!.sentence).toMatch(/DOCTYPE/)
  })
})
