import type { WordMode } from '../arabic/stem.ts'
import { wordsFolded } from '../arabic/words.ts'
import { featureOfWord, featureOf, type Side } from '../memory/features.ts'
import { entryOfPosting, highestEntry, type PostingBlock } from '../memory/postings.ts'
import { stemsOfForms } from './find-words.ts'

/** A word has hundreds of stems to look up; whoever has the longest six of a phrase is worth reading. */
const mostWords = 6

/**
 * What an index of features must be asked to find a query in one side of a memory.
 *
 * @param side the text searched in
 * @param query one word or several
 * @param mode as for `findWords`
 * @returns for different words of the query, the longest first, the features of which an entry has at least one; `[]` when
 *   the query has no words and nothing can be found by index
 */
export function concordanceKeys(side: Side, query: string, mode: WordMode): number[][] {
  return Array.from(new Set(wordsFolded(query)))
    .toSorted((one, other) => other.length - one.length)
    .slice(0, mostWords)
    .map(word =>
      mode === 'stemmed'
        ? [...new Set([featureOfWord(side, word), ...stemsOfForms(word).map(stem => featureOf(side, stem))])]
        : [featureOfWord(side, word)],
    )
}

/** Fewer entries than this are looked through sooner than the list of another word. */
const fewEntries = 300

/**
 * Which groups to look up, of which features: when one word is rare, the others need not be.
 *
 * @param groups from {@link concordanceKeys}
 * @param counts how many entries have each feature; absent means none
 * @returns groups without features that no entry has, rarest first; `[]` when some word is in no entry
 */
export function groupsToRead(
  groups: readonly (readonly number[])[],
  counts: ReadonlyMap<number, number>,
): readonly (readonly number[])[] {
  const found = groups
    .map(group => group.filter(feature => counts.has(feature)))
    .map(features => ({ features, count: features.reduce((sum, feature) => sum + counts.get(feature)!, 0) }))
    .toSorted((one, other) => one.count - other.count)
  const [rarest] = found
  if (!rarest || rarest.count === 0) return []
  return (rarest.count <= fewEntries ? [rarest] : found).map(({ features }) => features)
}

/**
 * The entries that have at least one feature of every group: a superset of what `findWords` finds; none without groups.
 *
 * @param groups from {@link groupsToRead}
 * @param blocks every block of every feature asked for, in any order
 * @param most how many entries are wanted
 * @returns numbers of entries, newest first
 *
 * O(postings) time, one byte for each entry of the memory.
 */
export function entriesWithAll(
  groups: readonly (readonly number[])[],
  blocks: readonly PostingBlock[],
  most = Number.POSITIVE_INFINITY,
): number[] {
  const reached = new Uint8Array(highestEntry(blocks) + 1)
  for (const [group, features] of groups.entries()) {
    const isOfGroup = new Set(features)
    for (const { feature, postings } of blocks) {
      if (!isOfGroup.has(feature)) continue
      for (let at = 0; at < postings.length; at += 1) {
        const entry = entryOfPosting(postings[at]!)
        if (reached[entry] === group) reached[entry] = group + 1
      }
    }
  }
  const found: number[] = []
  for (let entry = reached.length - 1; entry >= 0 && found.length < most; entry -= 1)
    if (reached[entry] === groups.length) found.push(entry)
  return found
}
