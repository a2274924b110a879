// How fast sentences are cut, beside the platform's own segmenter and a library on the same text in the same run, and
// what the command takes of memory. `sbd` is left out, for it brings an HTML sanitizer with fifteen packages of its own.
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { segment } from '../../src/text/segmentation/segment.ts'
import { alone } from '../support/alone.ts'
import type { Figures } from '../support/figures.ts'
import { copyLines, peakMemory } from '../support/peak-memory.ts'
import type { Place } from './run.ts'

const article = readFileSync(new URL('../../db/seeds/douma.ar.txt', import.meta.url), 'utf8')
const lines = article.split('\n').filter(Boolean)
const command = resolve(import.meta.dirname, '../../dist/cli/main.js')

export const size =
  'the sample article repeated to 8 MB (others: 1 MB); a paragraph of 680,000 characters; 5,000 sentences for the preview; memory at 16 and 64 MB'

const repeated = (unit: string, length: number): string => unit.repeat(Math.ceil(length / unit.length)).slice(0, length)

/** The least CPU seconds of several runs, for other work on the machine only ever adds to them. */
function leastCpuSeconds(runs: number, work: () => unknown): number {
  let least = Infinity
  for (let run = 0; run < runs; run++) {
    const before = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(before)
    least = Math.min(least, (user + system) / 1e6)
  }
  return least
}

const megabytes = (text: string): number => Buffer.byteLength(text) / 1e6

export async function figures({ folder }: Place): Promise<Figures> {
  const text = repeated(`${article}\n`, 4_500_000)
  const paragraph = repeated(`${lines.join(' ')} `, 680_000)
  const platform = new Intl.Segmenter('ar', { granularity: 'sentence' })
  const few = repeated(`${article}\n`, 600_000)
  // its package names parts that no registry has, so it is measured only where somebody put it in by hand
  const sentencex = await import('sentencex').catch(() => undefined)
  const eachLine = (cut: (line: string) => unknown) => () => {
    for (const line of few.split('\n')) cut(line)
  }
  return {
    'segment.mbPerSecond': megabytes(text) / leastCpuSeconds(7, () => segment(text, { lang: 'ar' })),
    'segment.longParagraphSeconds': leastCpuSeconds(7, () => segment(paragraph, { lang: 'ar' })),
    'segment.intlMbPerSecond':
      megabytes(few) /
      leastCpuSeconds(
        3,
        eachLine(line => [...platform.segment(line)]),
      ),
    ...(sentencex && {
      'segment.sentencexMbPerSecond':
        megabytes(few) /
        leastCpuSeconds(
          3,
          eachLine(line => sentencex.segment('ar', line)),
        ),
    }),
    'segment.preview.firstCpuMs': firstPreview(folder),
    ...(await memoryFigures()),
  }
}

/** What the first look at other rules costs a process that has cut nothing yet. */
function firstPreview(folder: string): number {
  const file = join(folder, 'preview.txt')
  writeFileSync(file, repeated(`${article}\n`, 630_000))
  const runs = [1, 2, 3].map(() => (alone(folder, 'preview-cut.ts', file) as { cpuMs: number }).cpuMs)
  return Math.min(...runs)
}

/** Memory over a Node that only copies the lines, and whether it grows with the input. */
async function memoryFigures(): Promise<Figures> {
  const megabyte = repeated(`${article}\n`, 570_000)
  const document = `${JSON.stringify({ id: 1, text: article })}\n`
  const documents = document.repeat(Math.ceil(570_000 / document.length))
  const bare = await peakMemory(['--input-type=module', '--eval', copyLines], megabyte, 16)
  const plain = await peakMemory([command, 'segment', '--plain'], megabyte, 16)
  return {
    'segment.rssOverBareMb': (await peakMemory([command, 'segment'], documents, 16)) - bare,
    'segment.plainRssOverBareMb': plain - bare,
    'segment.plainRssGrowthMb': (await peakMemory([command, 'segment', '--plain'], megabyte, 64)) - plain,
  }
}
