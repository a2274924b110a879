import { beforeAll, describe, expect, it } from 'vitest'
import { boundaries, segment } from '../../src/text/segmentation/segment.ts'
import { segmentHelp } from '../../src/cli/segment.ts'
import { peakMemory } from '../support/peak-memory.ts'
import { builtServer } from '../support/shared.ts'
import { doumaArabic as douma } from '../support/douma.ts'
import { mizan } from './mizan.ts'

beforeAll(builtServer)

const objects = (lines: string): Record<string, unknown>[] =>
  lines
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line) as Record<string, unknown>)

describe('texts on standard input', () => {
  it('are answered one line each, in order, with the ends of all sentences but the last', async () => {
    const texts = ['وصل د. سامي. ثم غادر.', 'نعم', '', 'سطر.\nسطر آخر. وثالث؟']
    const { out, err, status } = await mizan(
      ['segment', '--lang', 'ar'],
      texts.map((text, id) => JSON.stringify({ id, text })).join('\n'),
    )
    expect(objects(out)).toEqual(texts.map((text, id) => ({ id, boundaries: boundaries(text, { lang: 'ar' }) })))
    expect([err, status]).toEqual(['', 0])
  })

  it('that are wrong are told with their line, and those after them are cut', async () => {
    const { out, err } = await mizan(['segment'], '{"id":1}\n{"id":2,"text":"نعم. لا."}\nno json\n')
    expect(objects(out)).toMatchObject([
      { id: 1, line: 1, problems: ['There is no "text" that is a string.'] },
      { id: 2, boundaries: [4] },
      { id: null, line: 3 },
    ])
    expect(err).toContain('Line 3: This is not JSON')
  })

  it('are cut into a sentence a line with --plain, whatever pieces they come in', async () => {
    const wanted = douma
      .split('\n')
      .map(line => segment(line, { lang: 'ar' }).map(({ start, end }) => line.slice(start, end)))
      .filter(sentences => sentences.length > 0)
    const { out, status } = await mizan(['segment', '--plain'], douma)
    expect(out).toBe(`${wanted.map(sentences => sentences.join('\n')).join('\n\n')}\n`)
    expect(status).toBe(0)
  })

  it('that are not UTF-8 are left out with --plain, and said', async () => {
    const { out, err } = await mizan(['segment', '--plain'], Buffer.from([0xc7, 0xe1, 0x0a, 0x61, 0x2e, 0x0a]))
    expect([out, err]).toEqual(['a.\n', 'Line 1: This is not UTF-8.\n'])
  })

  it('of any length take the memory of a short one', async () => {
    const command = ['dist/cli/main.js', 'segment', '--plain']
    const text = `${douma}\n`.repeat(60)
    const [short, long] = [await peakMemory(command, text, 12), await peakMemory(command, text, 60)]
    expect(long - short).toBeLessThan(25)
  })

  it('are explained by --help, which needs no input', async () => {
    const { out, status } = await mizan(['segment', '--help'])
    expect([out, status]).toEqual([segmentHelp, 0])
    for (const word of ['--lang', '--plain', 'UTF-16', 'UTF-8', 'boundaries', 'problems']) expect(out).toContain(word)
  })
})
