import { bandOf } from './band.ts'
import { evidenceOf } from './evidence.ts'
import { learnWords } from './learn-words.ts'
import { builtInLexicon, type Lexicon } from './lexicon.ts'
import type { Link, ScoredLink } from './link.ts'
import { modelOf } from './model.ts'
import { bestPath, edgeOf, latticeOf, posteriors, type Weights } from './search.ts'
import { readSide } from './vocabulary.ts'
import { priorPairs } from './word-links.ts'
import { wordTable } from './word-table.ts'

export type { Link, ScoredLink } from './link.ts'

/** Two texts to align. */
export interface AlignInput {
  readonly source: readonly string[]
  readonly target: readonly string[]
  readonly sourceLang: string
  readonly targetLang: string
  readonly sourceParagraphs?: readonly number[]
  readonly targetParagraphs?: readonly number[]
  readonly anchors?: readonly Link[]
  readonly known?: readonly (readonly [string, string])[]
  readonly lexicon?: 'built-in' | 'none'
  readonly extraLexicon?: readonly (readonly [string, string])[]
}

export const tune = { words: 0.5, length: 1, marks: 1, paragraphs: 1, passes: 3, sharp: 1, mbr: 0 }

export function align(input: AlignInput): ScoredLink[] {
  const lexicon: Lexicon = input.lexicon === 'none' ? new Map() : builtInLexicon()
  const source = readSide(input.source, input.sourceLang, input.sourceParagraphs, form => lexicon.has(form))
  const target = readSide(input.target, input.targetLang, input.targetParagraphs, form => lexicon.has(form))
  const prior = priorPairs(source, target, { lexicon, given: [...input.known ?? [], ...input.extraLexicon ?? []] })
  const weights: Weights = tune
  let links: Link[] = []
  for (let pass = 0; ; pass += 1) {
    const pairs = learnWords(source, target, prior, links)
    const table = wordTable(source, target, pairs)
    const model = modelOf(source, target, links)
    const band = bandOf(source, target, table, input.anchors ?? [], [])
    const evidence = evidenceOf(source, target, table, band, links)
    const lattice = latticeOf(source, target, table, model, evidence, band, weights)
    links = bestPath(lattice)
    if (pass >= tune.passes - 1) {
      const likely = posteriors(lattice, tune.sharp)
      if (tune.mbr) links = bestPath(lattice, likely.map((p, edge) => p * (lattice.shape[edge] === 1 || lattice.shape[edge] === 2 ? 0.5 : 1)))
      return links.map(link => ({ ...link, confidence: likely[edgeOf(lattice, link)] ?? 0, reasons: [] }))
    }
  }
}
