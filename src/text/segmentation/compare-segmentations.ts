import type { Span } from '../span.ts'

/** One place where two segmentations of a text differ. */
export interface SegmentationChange {
  /** `cut`: a boundary is new; `joined`: a boundary is gone. */
  readonly kind: 'cut' | 'joined'
  /** The end of the sentence before the boundary, in UTF-16 code units. */
  readonly at: number
  /** 0-based index, before the change, of the sentence that is cut, or of the first of the two that are joined. */
  readonly sentence: number
}

/**
 * Every place that a change of rules alters.
 *
 * @param before the sentences of a text in order
 * @param after the sentences of the same text under other rules
 * @returns changes in order; `[]` exactly when both have the same boundaries
 *
 * O(n + m).
 */
export function compareSegmentations(before: readonly Span[], after: readonly Span[]): SegmentationChange[] {
  const changes: SegmentationChange[] = []
  let [old, fresh] = [0, 0]
  while (old < before.length - 1 || fresh < after.length - 1) {
    const oldEnd = endOf(before, old)
    const freshEnd = endOf(after, fresh)
    if (oldEnd < freshEnd) changes.push({ kind: 'joined', at: oldEnd, sentence: old })
    if (freshEnd < oldEnd) changes.push({ kind: 'cut', at: freshEnd, sentence: Math.min(old, before.length - 1) })
    if (oldEnd <= freshEnd) old++
    if (freshEnd <= oldEnd) fresh++
  }
  return changes
}

/** The end of a sentence that another one follows. */
const endOf = (sentences: readonly Span[], index: number): number =>
  index < sentences.length - 1 ? sentences[index]!.end : Infinity
