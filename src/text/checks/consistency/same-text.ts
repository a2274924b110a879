import { foldText } from '../../arabic/fold.ts'
import type { PairView, SideView } from '../pair-view.ts'

/** Folded words in order, without case, punctuation and white space. */
export function essence(side: SideView): string {
  return foldText(side.words.map(({ text }) => text).join(' '))
}

interface Member {
  readonly index: number
  readonly other: string
}

/**
 * Groups the whole pairs of a document by the essence of one side and keeps the groups whose other sides differ.
 *
 * @param pairs the document's pairs in order
 * @param side the side that must be equal
 * @param fewestWords length below which equal texts prove nothing: headings and answers mean what their place says
 * @returns groups of at least two pairs with at least two different other sides, in order of first appearance
 *
 * O(n) in the length of the texts.
 */
export function differingGroups(pairs: readonly PairView[], side: 'from' | 'to', fewestWords: number): Member[][] {
  const groups = new Map<string, Member[]>()
  for (const [index, pair] of pairs.entries()) {
    if (!pair.whole || pair[side].words.length < fewestWords) continue
    const member = { index, other: essence(pair[side === 'from' ? 'to' : 'from']) }
    const key = essence(pair[side])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [member])
    else group.push(member)
  }
  return [...groups.values()].filter(group => group.some(({ other }) => other !== group[0]!.other))
}

/** Members that do not follow the group's most frequent other side, with a member that does. */
export function deviants(
  group: readonly Member[],
): { readonly index: number; readonly usual: number; readonly times: number }[] {
  const counts = new Map<string, number>()
  for (const { other } of group) counts.set(other, (counts.get(other) ?? 0) + 1)
  const [usual, times] = [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))
  const model = group.find(({ other }) => other === usual)!.index
  return group.filter(({ other }) => other !== usual).map(({ index }) => ({ index, usual: model, times }))
}
