import { foldText } from '../../arabic/fold.ts'
import type { PairView, SideView } from '../pair-view.ts'
import { perWord } from '../../per-word.ts'

/** 53 bits, so that two of 100,000 different texts share theirs once in a million documents. */
interface Digest {
  readonly low: number
  readonly high: number
}

const seed: Digest = { low: 0x811c9dc5 | 0, high: 0x9e3779b9 | 0 }

function digestOfFolded(text: string): Digest {
  let { low, high } = seed
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    low = Math.imul(low ^ unit, 0x01000193)
    high = Math.imul(high ^ unit, 0x85ebca6b)
    high ^= high >>> 15
  }
  return { low, high }
}

const digestOfWord = perWord(word => digestOfFolded(foldText(word)))

/** What a side says without case, punctuation and white space, as a number. */
function essenceOf({ words }: SideView): number {
  let { low, high } = seed
  for (const { text } of words) {
    const word = digestOfWord(text)
    low = Math.imul(low ^ word.low, 0x01000193)
    high = Math.imul(high ^ word.high, 0x85ebca6b)
    high ^= high >>> 15
    low = Math.imul(low ^ (high >>> 13), 0xc2b2ae35)
  }
  return (high & 0x1fffff) * 0x1_0000_0000 + (low >>> 0)
}

interface Essence {
  readonly words: number
  readonly digest: number
}

export type Side = 'from' | 'to'

/** What the whole pairs of a document say on either side; two numbers are kept of a side, no text. */
export class Essences {
  readonly #indexes: number[] = []
  readonly #sides: Readonly<Record<Side, Essence[]>> = { from: [], to: [] }

  add({ from, to, whole }: PairView, index: number): void {
    if (!whole) return
    this.#indexes.push(index)
    this.#sides.from.push({ words: from.words.length, digest: essenceOf(from) })
    this.#sides.to.push({ words: to.words.length, digest: essenceOf(to) })
  }

  /**
   * Groups pairs by the essence of one side and keeps the groups whose other sides differ.
   *
   * @param side the side that must be equal
   * @param fewestWords length below which equal texts prove nothing: headings and answers mean what their place says
   * @returns groups of at least two pairs with at least two different other sides, in order of first appearance
   *
   * O(n) in the number of pairs.
   */
  differingGroups(side: Side, fewestWords: number): Member[][] {
    const { [side]: own, [side === 'from' ? 'to' : 'from']: others } = this.#sides
    const groups = new Map<number, Member[]>()
    for (const [place, { words, digest }] of own.entries()) {
      if (words < fewestWords) continue
      const member = { index: this.#indexes[place]!, other: others[place]!.digest }
      const group = groups.get(digest)
      if (group === undefined) groups.set(digest, [member])
      else group.push(member)
    }
    return [...groups.values()].filter(group => group.some(({ other }) => other !== group[0]!.other))
  }
}

interface Member {
  readonly index: number
  readonly other: number
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
