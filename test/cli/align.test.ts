import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readLadder } from '../../src/text/alignment/ladder.ts'
import { readAll } from '../../src/text/formats/format.ts'
import { tmx } from '../../src/text/formats/tmx.ts'
import { tsv } from '../../src/text/formats/tsv.ts'
import { doumaArabic, doumaEnglish } from '../support/douma.ts'
import { builtServer } from '../support/shared.ts'
import { mizan } from './mizan.ts'

const folder = mkdtempSync(join(tmpdir(), 'mizan-align-'))
const file = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}
const document = (id: number, source: readonly string[], target: readonly unknown[]): string =>
  JSON.stringify({ id, source, target, sourceLang: 'ar', targetLang: 'en' })
const objects = (lines: string): Record<string, unknown>[] =>
  lines
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line) as Record<string, unknown>)

/** What a run that could not be done says. */
const told = async (...args: string[]): Promise<string> => {
  const { out, err, status } = await mizan(['align', ...args])
  expect([out, status]).toEqual(['', 1])
  return err
}

const firstConfidence = ({ out }: { out: string }): number => (objects(out)[0]!['confidence'] as number[])[0]!

beforeAll(builtServer)
afterAll(() => rmSync(folder, { recursive: true }))

describe('documents on standard input', () => {
  it('are answered one line each, in order', async () => {
    const { out, err, status } = await mizan(
      ['align'],
      `${document(1, ['نعم.'], ['Yes.'])}\n\n${document(2, ['لا.'], [])}`,
    )
    expect(objects(out)).toMatchObject([
      { id: 1, beads: [[[0], [0]]] },
      { id: 2, beads: [[[0], []]] },
    ])
    expect([err, status]).toEqual(['', 0])
  })

  it('that are wrong are reported with line and reason, and the good ones go on', async () => {
    const lines = [
      document(1, ['نعم.'], ['Yes.']),
      '{"id": 2, "source": [',
      document(3, ['نعم.'], [7]),
      '[]',
      document(5, ['لا.'], ['No.']),
    ]
    const { out, err, status } = await mizan(['align'], lines.join('\n'))
    expect(objects(out).map(({ id, line }) => [id, line])).toEqual([
      [1, undefined],
      [null, 2],
      [3, 3],
      [null, 4],
      [5, undefined],
    ])
    expect(err).toMatch(
      /^Line 2: This is not JSON: .*\nLine 3: Item 1 of "target" is not a text\.\nLine 4: The line is not a JSON object\.\n$/,
    )
    expect(status).toBe(0)
    expect((await mizan(['align', '--strict'], lines.join('\n'))).status).toBe(1)
  })

  it('may hold U+2028, and bytes that are not UTF-8 are one line’s problem', async () => {
    const lines = [document(1, ['نعم\u2028لا.'], ['Yes.']), '', document(2, ['لا.'], ['No.'])].map(line =>
      Buffer.from(line),
    )
    const { out, err } = await mizan(
      ['align'],
      Buffer.concat([lines[0]!, Buffer.from('\n'), Buffer.from([0xff, 0x0a]), lines[2]!]),
    )
    expect(objects(out).map(({ id }) => id)).toEqual([1, null, 2])
    expect(err).toBe('Line 2: This is not UTF-8.\n')
  })

  it('use more words from a table, whose wrong line is named', async () => {
    const words = file('words.tsv', 'قطرميز\tjar\n')
    const given = document(1, ['قطرميز', 'نعم'], ['A jar', 'Something else'])
    const [plain, better] = [await mizan(['align'], given), await mizan(['align', '--lexicon', words], given)]
    expect(firstConfidence(better)).toBeGreaterThan(firstConfidence(plain))
    const { err, status } = await mizan(['align', '--lexicon', file('wrong.tsv', 'أ\ta\nب\n')], given)
    expect(err).toContain('wrong.tsv, line 2: a word, a tab and its translation are wanted, not “ب”.')
    expect(status).toBe(1)
  })
})

describe('two text files', () => {
  let files: [string, string]
  beforeAll(() => {
    files = [file('douma.ar.txt', doumaArabic), file('douma.en.txt', doumaEnglish)]
  })

  it('come out as a table with confidence and reasons', async () => {
    const { out, status } = await mizan(['align', '--text', ...files])
    expect(out.split('\n')[0]).toBe('source\ttarget\tconfidence\treasons')
    expect(
      out
        .split('\n')
        .slice(1, -1)
        .every(line => /^[^\t]*\t[^\t]*\t[01]\.\d{3}\t[^\t]*$/.test(line)),
    ).toBe(true)
    expect(readAll(tsv, out).problems).toEqual([])
    expect(status).toBe(0)
  })

  it('come out as a ladder of the same links', async () => {
    const links = objects((await mizan(['align', '--text', ...files, '--format', 'jsonl'])).out)
    const lengthOf = (side: string): number => links.flatMap(link => link[side] as number[]).length
    const read = readLadder(
      (await mizan(['align', '--text', ...files, '--format', 'ladder'])).out,
      lengthOf('sources'),
      lengthOf('targets'),
    )
    expect(read.kind === 'read' && read.links.map(({ source, target }) => [source.start, target.start])).toEqual(
      links.map(link => [(link['sources'] as number[])[0], (link['targets'] as number[])[0]]),
    )
  })

  it('come out as a translation memory, which says what it leaves out', async () => {
    const texts = [file('a.txt', 'نعم.\nهذه جملة لم يترجمها أحد أبدا.\n'), file('b.txt', 'Yes.\n')]
    const { out, err } = await mizan(['align', '--text', ...texts, '--lines', '--format', 'tmx'])
    expect(readAll(tmx, out).pairs.map(({ source, target }) => [source, target])).toEqual([['نعم.', 'Yes.']])
    expect(err).toBe('Left out of the memory: 1 with no translation.\n')
  })

  it('are read a sentence a line on demand, and one from standard input', async () => {
    const one = file('lines.txt', 'نعم. لا.\nكتاب\n')
    const { out } = await mizan(['align', '--text', one, '-', '--lines', '--format', 'jsonl'], 'Yes. No.\nbook\n')
    expect(objects(out).map(({ source, target }) => [source, target])).toEqual([
      ['نعم. لا.', 'Yes. No.'],
      ['كتاب', 'book'],
    ])
  })

  it('that cannot be read, or are not named, are told of in a sentence', async () => {
    const arabic = file('1256.txt', Uint8Array.from([0xe4, 0xda, 0xe3]))
    expect(await told('--text', 'missing.txt', files[1])).toBe('missing.txt cannot be read: there is no such file.\n')
    expect(await told('--text', folder, files[1])).toContain('cannot be read: it is a folder.')
    expect(await told('--text', arabic, files[1])).toMatch(
      /This is not UTF-8: .* It may be windows-1256.*; say so with --encoding\./,
    )
    expect(await told('--text', files[0])).toContain('--text wants two files')
    expect(await told('--text', ...files, '--format', 'pdf')).toBe(
      'There is no format “pdf”; there are tsv, ladder, tmx, jsonl.\n',
    )
    expect(await told('--colour')).toMatch(/^Unknown option '--colour'.*--help/)
    expect((await mizan(['align', '--text', arabic, arabic, '--encoding', 'windows-1256'])).out).toContain('نعم')
  })
})

describe('help', () => {
  it('of aligning names every option, every format and the shape of a line', async () => {
    const { out, status } = await mizan(['align', '--help'])
    expect(status).toBe(0)
    for (const word of [
      '--text',
      '--format',
      '--lines',
      '--source-lang',
      '--target-lang',
      '--encoding',
      '--lexicon',
      '--no-word-list',
      '--strict',
      'tsv',
      'ladder',
      'tmx',
      'jsonl',
      '"sourcePar"',
      '"beads"',
      '"problems"',
    ])
      expect(out).toContain(word)
  })
})
