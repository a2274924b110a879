import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareExport } from '../../../src/text/formats/compare-export.ts'
import { readAll, writeAll, type Format } from '../../../src/text/formats/format.ts'
import { formatNamed, formats } from '../../../src/text/formats/index.ts'
import { manifest } from '../../../src/text/formats/manifest.ts'
import { pairStatuses, type PairText } from '../../../src/text/formats/pair-text.ts'
import { verifyingWriter } from '../../../src/text/formats/verifying-writer.ts'
import { goldenPairs, header } from './pairs.ts'

const awkward = fc.constantFrom(
  '\n',
  '\r',
  '\r\n',
  '\t',
  '\\',
  '\\n',
  '"',
  "'",
  '&',
  '&lt;',
  '<',
  '>',
  ']]>',
  '<!--',
  '--',
  '=1+1',
  '+',
  '-',
  '@',
  '\uff1d',
  ',',
  ';',
  '\u060c',
  '\u061b',
  '\u0000',
  '\u0001',
  '\u000b',
  '\u0085',
  '\u2028',
  '\ufeff',
  '\ufffe',
  '\ud800',
  '\udc00',
  ' ',
  '\u00a0',
  '\u200f',
  '\u202e',
  '\u2067',
  'قـــال',
  'لم يُجِبْ أَحَدٌ',
  '\ufdfa',
  '\u{1ee00}',
  '😀',
  'word',
  '__proto__',
)
const text = fc.oneof(
  { weight: 3, arbitrary: fc.array(awkward, { maxLength: 6 }).map(parts => parts.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
)
const name = fc.option(text, { nil: undefined })
const date = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
const time = fc.option(
  date.map(moment => moment.toISOString()),
  { nil: undefined },
)
const count = fc.option(fc.nat(), { nil: undefined })

const pair = fc.record({
  source: text,
  target: text,
  status: fc.constantFrom(...pairStatuses),
  document: name,
  paragraph: count,
  order: count,
  notes: fc.option(fc.array(text, { maxLength: 3 }), { nil: undefined }),
  createdBy: name,
  createdAt: time,
  changedBy: name,
  changedAt: time,
})
const present = (fields: object): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
const pairs = fc
  .array(pair, { maxLength: 8 })
  .map(list => list.map((fields, index) => present({ id: `p${index}`, ...fields }) as PairText))

const none = (format: Format) => manifest(format, header, 0, [])

function exported(format: Format, list: readonly PairText[]) {
  const writer = verifyingWriter(format, header)
  const steps = [writer.head(), ...list.map(each => writer.row(each)), writer.tail()]
  return { texts: steps[0]!.map((_, file) => steps.map(parts => parts[file]).join('')), report: writer.report() }
}

describe.each(formats.map(format => [format.id, format] as const))('%s', (_, format) => {
  it('gives back every pair it writes, whatever the text', () => {
    fc.assert(
      fc.property(pairs, list => {
        const { pairs: read, problems } = readAll(format, writeAll(format, header, list, none(format)), header)
        expect(problems).toEqual([])
        expect(compareExport(list, read, format)).toEqual([])
      }),
      { seed: 14, numRuns: 400 },
    )
  })

  it('reads the same from pieces cut anywhere', () => {
    fc.assert(
      fc.property(pairs, fc.integer({ min: 1, max: 7 }), (list, size) => {
        const texts = writeAll(format, header, list, none(format))
        const reader = format.reader(header)
        const read: PairText[] = []
        texts.forEach((whole, file) => {
          for (let at = 0; at < whole.length; at += size) read.push(...reader.push(whole.slice(at, at + size), file))
        })
        read.push(...reader.end())
        expect(read).toEqual(readAll(format, texts, header).pairs)
      }),
      { seed: 15, numRuns: 100 },
    )
  })

  it('finds its own export faithful and counts every pair as written or left out', () => {
    fc.assert(
      fc.property(pairs, list => {
        const { report } = exported(format, list)
        expect(report.faithful).toBe(true)
        expect(report.pairs + report.leftOut.reduce((sum, { count }) => sum + count, 0)).toBe(list.length)
      }),
      { seed: 16, numRuns: 100 },
    )
  })

  it('writes the golden pairs and loses only those without a translation', () => {
    const { report } = exported(format, goldenPairs)
    expect(report.faithful).toBe(true)
    const needsBothSides = ['tmx', 'moses', 'txt'].includes(format.id)
    expect(report.leftOut).toEqual(needsBothSides ? [{ reason: 'no translation', count: 1, ids: ['doc1-s12'] }] : [])
  })

  it('keeps the good part of a file cut short anywhere and never fails', () => {
    const texts = writeAll(format, header, goldenPairs, none(format))
    const whole = readAll(format, texts, header).pairs
    for (let keep = 0; keep < texts[0]!.length; keep += 23) {
      const { pairs: read } = readAll(format, [texts[0]!.slice(0, keep), ...texts.slice(1)], header)
      expect(read.length).toBeLessThanOrEqual(whole.length)
      expect(read.slice(0, -1)).toEqual(whole.slice(0, Math.max(0, read.length - 1)))
    }
  })

  it('never throws on a file that is anything else', () => {
    fc.assert(
      fc.property(text, fc.string({ unit: 'binary', maxLength: 200 }), (start, rest) => {
        readAll(
          format,
          format.files('x', header).map(() => start + rest),
        )
      }),
      { seed: 17, numRuns: 200 },
    )
  })

  it('names its files, and can be found by its id', () => {
    expect(formatNamed(format.id)).toBe(format)
    expect(new Set(format.files('book', header)).size).toBe(format.files('book', header).length)
  })

  it('writes and reads an export without pairs', () => {
    expect(exported(format, []).report).toMatchObject({ pairs: 0, faithful: true })
  })
})

it('no two formats share an id or a file name', () => {
  const names = formats.flatMap(format => [format.id, ...format.files('book', header)])
  expect(new Set(names).size).toBe(names.length)
  expect(formatNamed('constructor')).toBeUndefined()
})
