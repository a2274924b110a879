import type { ScoredLink } from '../../text/alignment/align.ts'
import type { Row } from '../../model/edits/rearrange.ts'
import type { Pair } from '../../model/pair.ts'
import { linkOf } from './score-rows.ts'

/** Some neighbouring pairs and the rows that shall take their place; neither cuts a link of the other. */
export interface TranslationBlock {
  readonly pairs: readonly Pair[]
  readonly rows: readonly Row[]
}

/** Rows from links between the sentences of some pairs and those of a translation. */
export function rowsOfLinks(pairs: readonly Pair[], links: readonly ScoredLink[], targets: readonly string[]): Row[] {
  const sentences = pairs.flatMap(pair => pair.sentences.map(span => ({ span, paragraph: pair.paragraph })))
  return links.map((link): Row => ({
    sources: sentences.slice(link.source.start, link.source.end).map(({ span }) => span),
    targets: targets.slice(link.target.start, link.target.end),
    paragraph:
      sentences[Math.max(0, link.source.start < link.source.end ? link.source.start : link.source.start - 1)]
        ?.paragraph ?? 0,
    link: linkOf(link),
  }))
}

/** Blocks as small as they can be: each ends where pairs and rows end after the same source sentence. */
export function translationBlocks(pairs: readonly Pair[], rows: readonly Row[]): TranslationBlock[] {
  const blocks: TranslationBlock[] = []
  let [p, r] = [0, 0]
  while (p < pairs.length || r < rows.length) {
    const [startP, startR] = [p, r]
    while (pairs[p]?.sentences.length === 0) p++
    while (rows[r]?.sources.length === 0) r++
    if (p === startP && r === startR) {
      let [seenP, seenR] = [0, 0]
      do {
        if (seenP <= seenR) seenP += pairs[p++]!.sentences.length
        else seenR += rows[r++]!.sources.length
      } while (seenP !== seenR)
    }
    blocks.push({ pairs: pairs.slice(startP, p), rows: rows.slice(startR, r) })
  }
  return blocks
}
