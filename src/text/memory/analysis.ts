import { countWords } from '../words.ts'
import type { InContext } from './score.ts'

/** Bands of an analysis in the order they are shown; a sentence is in one. */
export const bands = ['repetition', '102', '101', '100', '95–99', '85–94', '75–84', '50–74', 'none'] as const
export type Band = (typeof bands)[number]

export interface BandCount {
  readonly band: Band
  readonly sentences: number
  readonly words: number
}

/**
 * Sorts the sentences of a document by how much of the work a memory has done already.
 *
 * @param sentences in document order
 * @param bestScore the best score of each, 0–102, in the same order
 * @returns every band once, in order; their sentences and words sum to those of the document
 * @throws {RangeError} if there is not one score for each sentence
 *
 * A sentence that stands earlier in the document is a repetition, whatever the memory has, unless its neighbours agree too.
 */
export function analysis(sentences: readonly InContext[], bestScore: readonly number[]): BandCount[] {
  if (sentences.length !== bestScore.length)
    throw new RangeError(`${bestScore.length} scores for ${sentences.length} sentences`)
  const counts = new Map(bands.map(band => [band, { sentences: 0, words: 0 }]))
  const seen = new Set<string>()
  for (const [index, { text }] of sentences.entries()) {
    const score = bestScore[index]!
    const plain = text.normalize('NFC').trim()
    const count = counts.get(seen.has(plain) && score < 101 ? 'repetition' : bandOf(score))!
    count.sentences += 1
    count.words += countWords(text)
    seen.add(plain)
  }
  return bands.map(band => ({ band, ...counts.get(band)! }))
}

/**
 * The band of a score.
 *
 * @param score 0–102
 */
export function bandOf(score: number): Band {
  if (score >= 102) return '102'
  if (score >= 101) return '101'
  if (score >= 100) return '100'
  if (score >= 95) return '95–99'
  if (score >= 85) return '85–94'
  if (score >= 75) return '75–84'
  return score >= 50 ? '50–74' : 'none'
}
