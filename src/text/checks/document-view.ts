import type { CheckedPair } from './check.ts'
import { Essences } from './consistency/same-text.ts'
import { learnLengthBand, logRatio } from './length/length-band.ts'
import type { LearnedContext } from './learn-context.ts'
import { learnNames } from './names/name-missing.ts'
import { NameSpellings, type SpelledName } from './names/spellings.ts'
import { TopicCounts } from './names/topic-words.ts'
import { PairView } from './pair-view.ts'

/** A document as the checks see it, gathered pair by pair: its texts, and little beside them. */
export class DocumentView {
  readonly pairs: CheckedPair[] = []
  readonly spellings = new NameSpellings()
  readonly essences = new Essences()
  readonly #topic = new TopicCounts()
  readonly #ratios: number[] = []
  #spelledNames: readonly SpelledName[] | undefined
  #learned: LearnedContext | undefined

  /** Looks once at every word of the document's next pair; no words are kept. */
  add(pair: CheckedPair): void {
    const view = new PairView(pair)
    const index = this.pairs.push(pair) - 1
    this.spellings.add(view, index)
    this.essences.add(view, index)
    this.#topic.add(view)
    const ratio = view.whole ? logRatio(pair) : undefined
    if (ratio !== undefined) this.#ratios.push(ratio)
  }

  /** The names of all pairs, as they are spelled; to be asked for when the last one was added. */
  get spelledNames(): readonly SpelledName[] {
    return (this.#spelledNames ??= this.spellings.names())
  }

  /** What all pairs have in common; to be asked for when the last one was added. */
  get learned(): LearnedContext {
    return (this.#learned ??= this.#learn())
  }

  #learn(): LearnedContext {
    const lengthBand = learnLengthBand(this.#ratios)
    return { topic: this.#topic.words(), names: learnNames(this.spelledNames), ...(lengthBand && { lengthBand }) }
  }
}

/** @param pairs a document's pairs in order */
export function documentView(pairs: Iterable<CheckedPair>): DocumentView {
  const document = new DocumentView()
  for (const pair of pairs) document.add(pair)
  return document
}
