import { writeLadder } from '../text/alignment/ladder.ts'
import type { ScoredLink } from '../text/alignment/link.ts'
import { escaped } from '../text/formats/table.ts'
import { pairText, type PairText } from '../text/formats/pair-text.ts'
import { tmx } from '../text/formats/tmx.ts'
import { verifyingWriter } from '../text/formats/verifying-writer.ts'
import type { Span } from '../text/span.ts'
import { version } from '../workbench/version.ts'

export interface AlignedTexts {
  readonly title: string
  readonly sourceLang: string
  readonly targetLang: string
  readonly source: readonly string[]
  readonly target: readonly string[]
  readonly links: readonly ScoredLink[]
}

/** Writes links piece by piece; what people should know besides goes to `note`. */
type LinkFormat = (texts: AlignedTexts, note: (sentence: string) => void) => Iterable<string>

export const linkFormats = { tsv: writeTsv, ladder, tmx: writeTmx, jsonl } as const satisfies Record<string, LinkFormat>

function* writeTsv(texts: AlignedTexts): Iterable<string> {
  yield 'source\ttarget\tconfidence\treasons\n'
  for (const link of texts.links) {
    const cells = [
      textOf(texts.source, link.source),
      textOf(texts.target, link.target),
      link.confidence.toFixed(3),
      link.reasons.join('; '),
    ]
    yield `${cells.map(cell => escaped(cell, /[\\\t\n\r]/g)).join('\t')}\n`
  }
}

function* ladder({ links }: AlignedTexts): Iterable<string> {
  yield writeLadder(
    links,
    links.map(({ confidence }) => confidence),
  )
}

function* writeTmx(texts: AlignedTexts, note: (sentence: string) => void): Iterable<string> {
  const { title, sourceLang, targetLang } = texts
  const writer = verifyingWriter(tmx, { title, sourceLang, targetLang, version })
  yield* writer.head()
  for (const pair of pairsOf(texts)) yield* writer.row(pair)
  yield* writer.tail()
  const { leftOut, differences } = writer.report()
  for (const { count, reason } of leftOut) note(`Left out of the memory: ${count} with ${reason}.`)
  if (differences.length > 0)
    throw new RangeError(`The memory does not read back as it was written: ${JSON.stringify(differences[0])}`)
}

function* jsonl(texts: AlignedTexts): Iterable<string> {
  for (const link of texts.links) {
    yield `${JSON.stringify({
      source: textOf(texts.source, link.source),
      target: textOf(texts.target, link.target),
      sources: indexes(link.source),
      targets: indexes(link.target),
      confidence: Math.round(link.confidence * 1000) / 1000,
      reasons: link.reasons,
    })}\n`
  }
}

function* pairsOf({ source, target, links }: AlignedTexts): Iterable<PairText> {
  for (const [index, link] of links.entries()) {
    yield pairText({
      id: String(index + 1),
      source: textOf(source, link.source),
      target: textOf(target, link.target),
      order: index + 1,
    })
  }
}

const textOf = (sentences: readonly string[], { start, end }: Span): string => sentences.slice(start, end).join(' ')
const indexes = ({ start, end }: Span): number[] => Array.from({ length: end - start }, (_, at) => start + at)
