import { foldText } from '../../arabic/fold.ts'
import type { PairView } from '../pair-view.ts'
import { perWord } from '../../per-word.ts'
import { sign } from '../signs.ts'

/** Share of a document's sources that makes a Latin word its topic, which English may take for granted. */
const topicShare = 0.1
const topicFewest = 5

/** Accents off and nothing but letters and digits, so that `set-up`, `setup` and `SetUp` are one. */
export const bareLatin = (text: string): string =>
  foldText(text)
    .normalize('NFD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')

/** A Latin name in its bare form; undefined for any other word. */
export const latinName = perWord(word =>
  word.length > 2 && word.length < 40 && /^\p{Lu}[\p{Script=Latin}\d'’]+$/u.test(word) ? bareLatin(word) : undefined,
)

/** Counts the Latin words of the Arabic sources of a document. */
export class TopicCounts {
  #pairs = 0
  readonly #counts = new Map<string, number>()

  add({ from }: PairView): void {
    this.#pairs++
    if (!from.arabic || !from.has(sign.latin)) return
    const names = new Set(from.words.map(({ text }) => latinName(text)))
    for (const name of names) if (name !== undefined) this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1)
  }

  /** The words, in bare form, that stand in a tenth of the sources and in five at least: what the document is about. */
  words(): ReadonlySet<string> {
    const least = Math.max(topicFewest, topicShare * this.#pairs)
    return new Set([...this.#counts].filter(([, count]) => count >= least).map(([word]) => word))
  }
}
