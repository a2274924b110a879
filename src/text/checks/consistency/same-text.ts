import { foldText } from '../../arabic/fold.ts'
import type { PairView, SideView } from '../pair-view.ts'

/** What a side says without case, punctuation and white space, as a number; 0 is nobody's. */
interface Essence {
  readonly words: number
  readonly digest: number
}

function essenceOf(side: SideView): Essence {
  const words = side.words.map(({ text }) => text)
  return { words: words.length, digest: digestOf(foldText(words.join(' '))) }
}

/** 53 bits, so that two of 100,000 different texts share theirs once in a million documents. */
function digestOf(text: string): number {
  let low = 0x811c9dc5
  let high = 0x9e3779b9
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    low = Math.imul(low ^ unit, 0x01000193)
    high = Math.imul(high ^ unit, 0x85ebca6b)
    high ^= high >>> 15
  }
  low = Math.imul(low ^ (high >>> 13), 0xc2b2ae35)
  return (high & 0x1fffff) * 0x1_0000_0000 + (low >>> 0)
}

type Side = 'from' | 'to'
type Essences = Readonly<Record<Side, readonly Essence[]>>

/** Two checks ask for the same document, from one side and from the other. */
const documents = new WeakMap<readonly PairView[], Essences>()

function essencesOf(pairs: readonly PairView[]): Essences {
  const ready = documents.get(pairs) ?? {
    from: pairs.map(({ from }) => essenceOf(from)),
    to: pairs.map(({ to }) => essenceOf(to)),
  }
  documents.set(pairs, ready)
  return ready
}

interface Member {
  readonly index: number
  readonly other: number
}

/**
 * Groups the whole pairs of a document by the essence of one side and keeps the groups whose other sides differ.
 *
 * @param pairs the document's pairs in order
 * @param side the side that must be equal
 * @param fewestWords length below which equal texts prove nothing: headings and answers mean what their place says
 * @returns groups of at least two pairs with at least two different other sides, in order of first appearance
 *
 * O(n) in the length of the texts, once for both sides; a few numbers are kept of each pair, no texts.
 */
export function differingGroups(pairs: readonly PairView[], side: Side, fewestWords: number): Member[][] {
  const { [side]: own, [side === 'from' ? 'to' : 'from']: others } = essencesOf(pairs)
  const groups = new Map<number, Member[]>()
  for (const [index, { whole }] of pairs.entries()) {
    const { words, digest } = own[index]!
    if (!whole || words < fewestWords) continue
    const member = { index, other: others[index]!.digest }
    const group = groups.get(digest)
    if (group === undefined) groups.set(digest, [member])
    else group.push(member)
  }
  return [...groups.values()].filter(group => group.some(({ other }) => other !== group[0]!.other))
}

/** Members that do not follow the group's most frequent other side, with a member that does. */
export function deviants(
  group: readonly Member[],
): { readonly index: number; readonly usual: number; readonly times: number }[] {
  const counts = new Map<number, number>()
  for (const { other } of group) counts.set(other, (counts.get(other) ?? 0) + 1)
  const [usual, times] = [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))
  const model = group.find(({ other }) => other === usual)!.index
  return group.filter(({ other }) => other !== usual).map(({ index }) => ({ index, usual: model, times }))
}
