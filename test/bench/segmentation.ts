// How fast sentences are cut, beside the platform's own segmenter on the same text in the same run.
import { readFileSync } from 'node:fs'
import { segment } from '../../src/text/segmentation/segment.ts'
import type { Figures } from '../support/figures.ts'

const article = readFileSync(new URL('../../db/seeds/douma.ar.txt', import.meta.url), 'utf8')
const lines = article.split('\n').filter(Boolean)

export const size = 'the sample article repeated to 8 MB; a paragraph of 680,000 characters'

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

export function figures(): Figures {
  const text = repeated(`${article}\n`, 4_500_000)
  const paragraph = repeated(`${lines.join(' ')} `, 680_000)
  const platform = new Intl.Segmenter('ar', { granularity: 'sentence' })
  const few = repeated(`${article}\n`, 600_000)
  return {
    'segment.mbPerSecond': megabytes(text) / leastCpuSeconds(7, () => segment(text, { lang: 'ar' })),
    'segment.longParagraphSeconds': leastCpuSeconds(7, () => segment(paragraph, { lang: 'ar' })),
    'segment.intlMbPerSecond': megabytes(few) / leastCpuSeconds(3, () => {
      for (const line of few.split('\n')) for (const _ of platform.segment(line));
    }),
  }
}
