import { XmlDocument } from 'libxml2-wasm'
import { describe, expect, it } from 'vitest'
import { compareExport } from '../../../src/text/formats/compare-export.ts'
import { readAll, writeAll, type Format, type Parts } from '../../../src/text/formats/format.ts'
import { html } from '../../../src/text/formats/html.ts'
import { jsonl } from '../../../src/text/formats/jsonl.ts'
import { manifest, manifestSentence, manifestText } from '../../../src/text/formats/manifest.ts'
import { paragraphsIn, plainText } from '../../../src/text/formats/plain-text.ts'
import { tmx } from '../../../src/text/formats/tmx.ts'
import { tsv } from '../../../src/text/formats/tsv.ts'
import { exportParts, verifyingWriter } from '../../../src/text/formats/verifying-writer.ts'
import { xmlAttribute, xmlText } from '../../../src/text/formats/xml.ts'
import type { PairText } from '../../../src/text/formats/pair-text.ts'
import { goldenPairs, header } from './pairs.ts'

const pair = (id: string, source: string, target: string, more: Partial<PairText> = {}): PairText => ({
  id,
  source,
  target,
  status: 'translated',
  ...more,
})

/** A format whose writer spoils each row on its way out. */
const spoilt = (format: Format, spoil: (row: string) => string): Format => ({
  ...format,
  writer(about) {
    const writer = format.writer(about)
    return { ...writer, row: each => writer.row(each).map(spoil) }
  },
})

async function* arriving() {
  for (const each of goldenPairs) {
    await Promise.resolve()
    yield each
  }
}

function reportOf(format: Format, pairs: readonly PairText[]) {
  const writer = verifyingWriter(format, header)
  writer.head()
  for (const each of pairs) writer.row(each)
  writer.tail()
  return writer.report()
}

describe('an export that is read again while it is written', () => {
  it('shows the field that came back otherwise, with both texts', () => {
    expect(
      reportOf(
        spoilt(tsv, row => row.replace('caravan', 'camel')),
        goldenPairs,
      ),
    ).toMatchObject({
      faithful: false,
      differenceCount: 1,
      differences: [
        {
          position: 1,
          id: 'doc1-s1',
          field: 'target',
          written: 'The caravan reached the well before sunset.',
          read: 'The camel reached the well before sunset.',
        },
      ],
    })
  })

  it('shows pairs that are lost or too many', () => {
    const two = [pair('a', 'أ', 'a'), pair('b', 'ب', 'b')]
    expect(
      reportOf(
        spoilt(jsonl, row => (row.includes('"b"') ? '' : row)),
        two,
      ).differences,
    ).toEqual([{ position: 2, id: 'b', field: 'pair', written: 'ب', read: undefined }])
    expect(
      reportOf(
        spoilt(jsonl, row => (row.includes('"b"') ? row + row : row)),
        two,
      ).differences,
    ).toEqual([{ position: 3, id: 'b', field: 'pair', written: undefined, read: 'ب' }])
  })

  it('lists twenty differences and counts the rest', () => {
    const many = Array.from({ length: 100 }, (_, index) => pair(`p${index}`, 'نعم', 'caravan'))
    const report = reportOf(
      spoilt(tsv, row => row.replace('caravan', 'camel')),
      many,
    )
    expect([report.differences.length, report.differenceCount]).toEqual([20, 100])
  })

  it('is not faithful when its reader stumbles', () => {
    const report = reportOf(
      spoilt(tmx, row => row.replace('</tu>', '')),
      goldenPairs,
    )
    expect(report.faithful).toBe(false)
    expect(report.problems).toMatchObject([{ effect: 'stopped' }])
  })

  it('is not faithful when its reader had something to tell, though every text came back', () => {
    expect(
      reportOf(
        spoilt(tmx, row => row.replace('<seg>', '<seg><ph x="1"/>')),
        goldenPairs,
      ),
    ).toMatchObject({ faithful: false, differenceCount: 0 })
  })

  it('says what was left out and why, and keeps the first ids', () => {
    const report = reportOf(tmx, [
      pair('a', 'أ', ''),
      pair('b', 'ب', 'b'),
      pair('c', 'ج', 'c\u0001'),
      pair('d', 'د', ' '),
      pair('e', '\ud800', 'e'),
      pair('f', '', 'f'),
      pair('g', 'ز', 'g', { notes: ['\u0000'] }),
    ])
    expect(report).toMatchObject({
      pairs: 1,
      faithful: true,
      leftOut: [
        { reason: 'no translation', count: 2, ids: ['a', 'd'] },
        { reason: 'a control character, which XML cannot hold', count: 2, ids: ['c', 'g'] },
        { reason: 'half a character (a lone surrogate), which no file can hold', count: 1, ids: ['e'] },
        { reason: 'no source text', count: 1, ids: ['f'] },
      ],
    })
  })

  it('can be driven by pairs that arrive one by one', async () => {
    const steps: Parts[] = []
    const parts = exportParts(tsv, header, arriving())
    let step = await parts.next()
    for (; !step.done; step = await parts.next()) steps.push(step.value)
    expect(step.value).toMatchObject({ pairs: 12, faithful: true })
    expect(steps.map(([text]) => text).join('')).toBe(
      writeAll(tsv, header, goldenPairs, manifest(tsv, header, 12, []))[0],
    )
  })

  it('has no report before its tail', () => {
    expect(() => verifyingWriter(tsv, header).report()).toThrow('an export is reported on after its tail')
  })

  it('compared afterwards shows the same differences', () => {
    expect(compareExport([pair('a', 'أ', 'a')], [pair('a', 'أ', 'b')], tsv)).toEqual([
      { position: 1, id: 'a', field: 'target', written: 'a', read: 'b' },
    ])
    expect(compareExport([pair('a', 'أ', 'a')], [], tsv)).toMatchObject([{ field: 'pair', read: undefined }])
  })
})

describe('a manifest', () => {
  const it12 = manifest(tmx, header, 11, [{ reason: 'no translation', count: 1, ids: ['doc1-s12'] }])

  it('is a sentence, a text and plain data', () => {
    expect(manifestSentence(it12)).toBe('11 pairs. Left out: 1 pair (no translation).')
    expect(manifestSentence(manifest(tsv, header, 1, []))).toBe('1 pair. Nothing left out.')
    expect(manifestText(it12).split('\n').slice(0, 5)).toEqual([
      'القافلة (ar to en, tmx)',
      'Asked for: all pairs',
      'Made: 2026-01-15T09:30:00.000Z by amal',
      'Pairs in the file: 11',
      'Left out: 1 pair, no translation (doc1-s12)',
    ])
    expect(JSON.parse(JSON.stringify(it12))).toEqual(it12)
  })

  it('stands at the foot of the bilingual page', () => {
    expect(writeAll(html, header, goldenPairs, it12)[0]).toContain(
      '<footer><p>11 pairs. Left out: 1 pair (no translation).</p></footer>',
    )
  })
})

describe('the bilingual page', () => {
  const hostile = pair('x', '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', {
    document: 'b<c>',
    notes: ['<b>'],
  })
  const page = writeAll(html, header, [...goldenPairs, hostile], manifest(html, header, 13, []))[0]!
  const root = XmlDocument.fromString(page).root

  it('gives every cell its language and direction', () => {
    expect(root.find('.//td[@class="source"][@lang="ar"][@dir="rtl"]')).toHaveLength(13)
    expect(root.find('.//td[@class="target"][@lang="en"][@dir="ltr"]')).toHaveLength(13)
  })

  it('holds every text as text', () => {
    expect(root.find('.//script | .//img | .//@onerror | .//@src')).toEqual([])
    expect(root.find('.//td[@class="source"]').at(-1)!.content).toBe('<script>alert(1)</script>')
  })

  it('shows a line break as one', () => {
    expect(root.find('.//tr[@data-id="doc1-s10"]/td[@class="source"]/br')).toHaveLength(1)
  })

  it('heads each document once and needs nothing from elsewhere', () => {
    expect(root.find('.//tr[@class="document"]').map(row => row.content)).toEqual(['doc1.txt', 'b<c>'])
    expect(page).not.toMatch(/https?:\/\/(?!example\.org)|@import|url\(/)
  })
})

describe('plain text', () => {
  it('joins the sentences of a paragraph and parts paragraphs and documents by an empty line', () => {
    const pairs = [
      pair('1', 'أ', 'One.', { document: 'a', paragraph: 1 }),
      pair('2', 'ب', 'Two.', { document: 'a', paragraph: 1 }),
      pair('3', 'ج', 'Three.\r\n\r\nFour.', { document: 'a', paragraph: 2 }),
      pair('4', 'د', 'Five.', { document: 'b', paragraph: 2 }),
    ]
    expect(writeAll(plainText, header, pairs, manifest(plainText, header, 4, []))[0]).toBe(
      'One. Two.\n\nThree.\nFour.\n\nFive.\n',
    )
  })

  it('is cut into paragraphs at empty lines, each with its line', () => {
    expect(paragraphsIn('\ufeff\r\nأول\r\nثان\r\n \t\r\n\r\nثالث')).toEqual([
      { text: 'أول\nثان', line: 2 },
      { text: 'ثالث', line: 6 },
    ])
    expect(paragraphsIn(' \n\n')).toEqual([])
  })

  it('says where a line is too long', () => {
    expect(readAll(plainText, `a\n${'b'.repeat(1_000_001)}`).problems).toMatchObject([{ line: 2, effect: 'stopped' }])
  })
})

describe('text in XML', () => {
  it('is escaped once, and a carriage return survives', () => {
    expect(xmlText('a&<b>"\r')).toBe('a&amp;&lt;b&gt;"&#13;')
    expect(xmlAttribute('n', 'a"\t\n<')).toBe(' n="a&quot;&#9;&#10;&lt;"')
    expect(xmlAttribute('n', undefined)).toBe('')
  })

  it('that XML cannot hold is refused with its place', () => {
    expect(() => xmlText('أب\u000b')).toThrow('character U+000B at index 2 cannot be in XML')
    expect(() => xmlText('\udc00\u0000')).toThrow('character U+DC00 at index 0 cannot be in XML')
  })
})
