import { learnWords, type Lesson } from './learn-words.ts'
import { readerOf, type Side } from './vocabulary.ts'
import { kinds, type WordPairs } from './word-pairs.ts'

/**
 * What pairs confirmed elsewhere teach about the words of two texts.
 *
 * @param known pairs of sentences, source language first
 * @param inWordList whether the word list knows an Arabic form
 * @returns a lesson for each, with the words that the texts have; O(characters)
 */
export function lessonsFrom(
  source: Side,
  target: Side,
  known: readonly (readonly [string, string])[],
  inWordList: (form: string) => boolean,
): Lesson[] {
  if (known.length === 0) return []
  const [sourceTypes, targetTypes] = [readerOf(source, inWordList), readerOf(target, inWordList)]
  return known.map(([from, to]) => ({ source: sourceTypes(from), target: targetTypes(to) }))
}

/** A word with renderings this likely has nothing to learn from other texts: in these it may mean something else. */
const wellKnown = 0.2
/** How much of what was true elsewhere is expected to be true here. */
const carriedOver = 0.8

/**
 * Adds to the words known before the texts are compared those that lessons teach, for words that nothing else renders.
 *
 * @param prior ordered by source
 * @returns pairs ordered by source and target; `prior` itself without lessons
 */
export function withLessons(source: Side, target: Side, prior: WordPairs, lessons: readonly Lesson[]): WordPairs {
  if (lessons.length === 0) return prior
  const taught = learnWords(source, target, prior, [], lessons)
  const [sourceKnown, targetKnown] = [new Float32Array(source.keys.length), new Float32Array(target.keys.length)]
  prior.source.forEach((type, at) => {
    if (kinds[prior.kind[at]!] === 'name') return
    sourceKnown[type]! += prior.forward[at]!
    targetKnown[prior.target[at]!]! += prior.backward[at]!
  })
  const added = Array.from(taught.source.keys()).filter(
    at =>
      kinds[taught.kind[at]!] === 'learned' &&
      sourceKnown[taught.source[at]!]! < wellKnown &&
      targetKnown[taught.target[at]!]! < wellKnown,
  )
  return merged(prior, {
    source: Int32Array.from(added, at => taught.source[at]!),
    target: Int32Array.from(added, at => taught.target[at]!),
    forward: Float32Array.from(added, at => carriedOver * taught.forward[at]!),
    backward: Float32Array.from(added, at => carriedOver * taught.backward[at]!),
    kind: new Uint8Array(added.length).fill(kinds.indexOf('given')),
  })
}

function merged(one: WordPairs, other: WordPairs): WordPairs {
  const places = [
    ...Array.from(one.source.keys(), at => [one, at] as const),
    ...Array.from(other.source.keys(), at => [other, at] as const),
  ].sort(([a, i], [b, j]) => a.source[i]! - b.source[j]! || a.target[i]! - b.target[j]!)
  return {
    source: Int32Array.from(places, ([pairs, at]) => pairs.source[at]!),
    target: Int32Array.from(places, ([pairs, at]) => pairs.target[at]!),
    forward: Float32Array.from(places, ([pairs, at]) => pairs.forward[at]!),
    backward: Float32Array.from(places, ([pairs, at]) => pairs.backward[at]!),
    kind: Uint8Array.from(places, ([pairs, at]) => pairs.kind[at]!),
  }
}
