import { diffArrays } from 'diff'

export interface DiffPart { readonly kind: 'same' | 'added' | 'removed', readonly text: string }

/**
 * Says which words of a text were taken away and which were added to make another.
 *
 * @param before the older text
 * @param after the newer text
 * @returns parts in reading order; those not added give `before` when joined, those not removed give `after`
 *
 * O((n+m)·d) for texts of n and m words that differ in d.
 * Source: Myers 1986, "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1.
 */
export function wordDiff(before: string, after: string): DiffPart[] {
  return diffArrays(wordsAndSpaces(before), wordsAndSpaces(after)).map(part => ({
    kind: part.added ? 'added' : part.removed ? 'removed' : 'same', text: part.value.join(''),
  }))
}

const wordsAndSpaces = (text: string): string[] => text.match(/\s+|\S+/gu) ?? []
