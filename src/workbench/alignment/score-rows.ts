import { scoreLinks } from '../../text/alignment/align.ts'
import type { Link, ScoredLink } from '../../text/alignment/link.ts'
import type { Row } from '../../model/edits/rearrange.ts'
import type { Project } from '../../model/project.ts'

export type Languages = Pick<Project, 'sourceLang' | 'targetLang'>

const context = 4

/** What a row says of a link the aligner judged. Three decimals come back from both databases as they went in. */
export const linkOf = ({ confidence, reasons }: ScoredLink): NonNullable<Row['link']> => ({
  state: 'automatic',
  confidence: Math.round(confidence * 1000) / 1000,
  reasons,
})

/**
 * How sure each of some rows is, judged beside its neighbours.
 * @param wanted the first row and the row after the last that are wanted
 */
export function scoreRows(
  rows: readonly Row[],
  wanted: { first: number; end: number },
  source: string,
  languages: Languages,
): ScoredLink[] {
  const from = Math.max(0, wanted.first - context)
  const near = rows.slice(from, wanted.end + context)
  const scored = scoreLinks({ ...languages, ...sentencesIn(near, source) }, linksOf(near))
  return scored.slice(wanted.first - from, wanted.end - from)
}

export const sentencesIn = (rows: readonly Row[], source: string): { source: string[]; target: string[] } => ({
  source: rows.flatMap(row => row.sources.map(({ start, end }) => source.slice(start, end))),
  target: rows.flatMap(row => row.targets),
})

/** Rows as links between the running numbers of their sentences. */
export function linksOf(rows: readonly Row[]): Link[] {
  let [i, j] = [0, 0]
  return rows.map(({ sources, targets }) => ({
    source: { start: i, end: (i += sources.length) },
    target: { start: j, end: (j += targets.length) },
  }))
}
