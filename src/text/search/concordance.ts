import type { WordMode } from '../arabic/stem.ts'
import { wordsFolded } from '../arabic/words.ts'
import { blockSize, type PostingBlock } from '../memory/candidates.ts'
import { featureOfWord, featureOf, type Side } from '../memory/features.ts'
import { stemsOfForms } from './find-words.ts'

/**
 * What an index of features must be asked to find a query in one side of a memory.
 *
 * @param side the text searched in
 * @param query one word or several
 * @param mode as for `findWords`
 * @returns for each different word of the query the features of which an entry has at least one; `[]` when the query has
 *   no words and nothing can be found by index
 */
export function concordanceKeys(side: Side, query: string, mode: WordMode): number[][] {
  return [...new Set(wordsFolded(query))].map(word =>
    mode === 'stemmed'
      ? [...new Set([featureOfWord(side, word), ...stemsOfForms(word).map(stem => featureOf(side, stem))])]
      : [featureOfWord(side, word)],
  )
}

/**
 * The entries that have at least one feature of every group: a superset of what `findWords` finds.
 *
 * @param groups from {@link concordanceKeys}
 * @param blocks every block of every feature asked for, in any order
 * @returns numbers of entries, newest first
 *
 * O(postings).
 */
export function entriesWithAll(groups: readonly (readonly number[])[], blocks: Iterable<PostingBlock>): number[] {
  const groupOf = new Map<number, number[]>()
  for (const [group, features] of groups.entries()) {
    for (const feature of features) groupOf.set(feature, [...(groupOf.get(feature) ?? []), group])
  }
  const byBlock = new Map<number, PostingBlock[]>()
  for (const posting of blocks) {
    const lists = byBlock.get(posting.block)
    if (lists) lists.push(posting)
    else byBlock.set(posting.block, [posting])
  }
  return [...byBlock.keys()]
    .sort((one, other) => other - one)
    .flatMap(block => entriesOfBlock(block, byBlock.get(block)!, groups.length, groupOf))
}

function entriesOfBlock(
  block: number,
  lists: readonly PostingBlock[],
  groups: number,
  groupOf: ReadonlyMap<number, readonly number[]>,
): number[] {
  const reached = new Uint8Array(blockSize)
  for (let group = 0; group < groups; group += 1) {
    for (const { feature, entries } of lists) {
      if (!groupOf.get(feature)?.includes(group)) continue
      for (const entry of entries) if (reached[entry] === group) reached[entry] = group + 1
    }
  }
  const found: number[] = []
  for (let entry = blockSize - 1; entry >= 0; entry -= 1)
    if (reached[entry] === groups) found.push(block * blockSize + entry)
  return groups === 0 ? [] : found
}
