import type { CheckedName, CheckedPair, LengthBand } from './check.ts'
import { learnLengthBand } from './length/length-band.ts'
import { topicWords } from './names/latin-word.ts'
import { learnNames } from './names/name-missing.ts'
import { pairView, type PairView } from './pair-view.ts'

/** What the checks know about a document from its own pairs; part of a `CheckContext`. */
export interface LearnedContext {
  readonly lengthBand?: LengthBand
  readonly topic: ReadonlySet<string>
  readonly names: readonly CheckedName[]
}

/** The same for pairs that are prepared already. */
export function learnFromViews(views: readonly PairView[]): LearnedContext {
  const lengthBand = learnLengthBand(views.filter(({ whole }) => whole))
  return { topic: topicWords(views), names: learnNames(views), ...(lengthBand === undefined ? {} : { lengthBand }) }
}

/**
 * Learns from a document what its pairs have in common, so that one pair can be checked alone as well as in its document.
 *
 * @param pairs the document's pairs in order
 * @returns what `checkPair` takes as a part of its context
 *
 * O(n) in the texts; seconds for 50,000 pairs, so run it in a worker.
 */
export const learnContext = (pairs: Iterable<CheckedPair>): LearnedContext =>
  learnFromViews(Array.from(pairs, pair => pairView(pair, false)))
