// How fast texts are aligned, beside alignment by length alone on the same texts in the same run.
import { align, alignByLength } from '../../src/text/alignment/align.ts'
import { beadOf, count, f1 } from '../quality/alignment.ts'
import { alone } from '../support/alone.ts'
import type { Figures } from '../support/figures.ts'
import { generatedTexts } from '../support/generated-texts.ts'
import type { GeneratedTexts } from '../support/generated-texts.ts'
import type { Place } from './run.ts'

export const size = 'made-up texts of 30, 1,000, 5,000 and 20,000 sentences a side'

const seed = 1_993

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

const alignTexts = ({ source, target }: GeneratedTexts): ReturnType<typeof align> =>
  align({ source, target, sourceLang: 'ar', targetLang: 'en' })

const alignLengths = ({ source, target }: GeneratedTexts): ReturnType<typeof alignByLength> =>
  alignByLength(
    source.map(sentence => sentence.length),
    target.map(sentence => sentence.length),
  )

const accuracy = ({ beads }: GeneratedTexts, links: ReturnType<typeof alignByLength>): number =>
  f1(count(beads, links.map(beadOf)))

const firstTime = (folder: string, sentences: number) =>
  alone(folder, 'align-generated.ts', sentences, seed) as { cpuSeconds: number; rssMb: number }

export function figures({ folder }: Place): Figures {
  const [article, s1000, s5000, s20000] = [30, 1000, 5000, 20_000].map(sentences =>
    generatedTexts(sentences, seed),
  ) as [GeneratedTexts, GeneratedTexts, GeneratedTexts, GeneratedTexts]
  const articles = Array.from({ length: 60 }, (_, at) => generatedTexts(30, seed + at))
  const first = firstTime(folder, 5000)
  const seconds1000 = leastCpuSeconds(5, () => alignTexts(s1000))
  const seconds20000 = leastCpuSeconds(2, () => alignTexts(s20000))
  return {
    'align.article.cpuMs': 1000 * leastCpuSeconds(9, () => alignTexts(article)),
    'align.articlesPerCpuSecond': articles.length / leastCpuSeconds(3, () => articles.forEach(alignTexts)),
    'align.s5000.cpuSeconds': leastCpuSeconds(3, () => alignTexts(s5000)),
    'align.s5000.lengthOnly.cpuSeconds': leastCpuSeconds(1, () => alignLengths(s5000)),
    'align.s5000.firstCpuSeconds': first.cpuSeconds,
    'align.s5000.rssMb': first.rssMb,
    'align.s20000.cpuSeconds': seconds20000,
    'align.s20000.rssMb': firstTime(folder, 20_000).rssMb,
    'align.growth': seconds20000 / s20000.source.length / (seconds1000 / s1000.source.length),
    'align.s5000.f1': accuracy(s5000, alignTexts(s5000)),
    'align.s20000.f1': accuracy(s20000, alignTexts(s20000)),
    'align.s5000.lengthOnly.f1': accuracy(s5000, alignLengths(s5000)),
  }
}
