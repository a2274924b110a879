import { confidenceOf } from './confidence.ts'
import { passOver, prepare, settings, type AlignInput, type Pass, type Prepared } from './engine.ts'
import type { Link, ScoredLink } from './link.ts'
import { reasonsOf } from './reasons.ts'
import { bestPath, edgeOf, posteriors } from './paths.ts'

export { alignByLength } from './by-length.ts'
export type { AlignInput } from './engine.ts'
export type { Link, ScoredLink } from './link.ts'

/**
 * Links the sentences of a text with those of its translation.
 *
 * The best path through all links is sought by dynamic programming over the odds of lengths (after Gale & Church 1993
 * and Moore 2002), words, names, numbers, marks and paragraphs. The first pass knows only the word list and likenesses;
 * each later pass learns words, length ratio, habits of splitting and joining from the links before (Varga et al. 2005
 * and Braune & Fraser 2010 use two passes in the same way). Vecalign (Thompson & Koehn 2019) compares sentence vectors
 * of a large model instead; no model is needed here.
 *
 * @param input two texts; anchors that are out of range or cross are ignored
 * @param progress told the share done, 0–1
 * @returns links in order; every sentence is in exactly one; anchors stand as given; the same input gives the same
 *   links
 *
 * Near-linear in the number of sentences when the texts share words; O(n·m) below some 30,000 sentence pairs.
 */
export function align(input: AlignInput, progress?: (share: number) => void): ScoredLink[] {
  if (input.source.length + input.target.length === 0) return []
  const prepared = prepare(input)
  let links: Link[] = []
  for (let pass = 1; ; pass += 1) {
    const found = passOver(prepared, links, pass > 2)
    const before = links
    links = bestPath(found.lattice)
    const settled = pass > 1 && changed(before, links) <= settings.settled
    progress?.(settled ? 1 : pass / settings.passes)
    if (settled || pass === settings.passes) return scored(prepared, found, links)
  }
}

/** The share of links that were not there before. */
function changed(before: readonly Link[], links: readonly Link[]): number {
  const known = new Set(before.map(keyOf))
  return links.filter(link => !known.has(keyOf(link))).length / links.length
}

const keyOf = ({ source, target }: Link): string => `${source.start} ${source.end} ${target.start} ${target.end}`

/**
 * Confidence and reasons of links as they stand, for instance after a person moved some.
 *
 * @param input the texts; its anchors count as certain
 * @param links in order, every sentence in exactly one
 * @returns the same links in the same order
 */
export function scoreLinks(input: AlignInput, links: readonly Link[]): ScoredLink[] {
  if (links.length === 0) return []
  const prepared = prepare(input)
  return scored(prepared, passOver(prepared, links, false, links), links)
}

function scored(prepared: Prepared, pass: Pass, links: readonly Link[]): ScoredLink[] {
  const likely = posteriors(pass.lattice, settings.sharpness)
  const pinned = new Set(prepared.anchors.map(keyOf))
  return links.map(({ source, target }) => {
    if (pinned.has(keyOf({ source, target }))) return { source, target, confidence: 1, reasons: [] }
    const edge = edgeOf(pass.lattice, { source, target })
    const confidence = confidenceOf(edge < 0 ? 0 : likely[edge]!)
    return { source, target, confidence, reasons: reasonsOf(prepared, pass, { source, target }, confidence) }
  })
}
