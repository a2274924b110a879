import type { Row } from './rearrange.ts'

/** Where two lists of rows differ: the first row that does, and where the common end begins in each. */
export function changedRange(
  before: readonly Row[],
  after: readonly Row[],
): { first: number; end: number; endBefore: number } {
  let first = 0
  while (first < before.length && first < after.length && sameRow(before[first]!, after[first]!)) first++
  let [endBefore, end] = [before.length, after.length]
  while (endBefore > first && end > first && sameRow(before[endBefore - 1]!, after[end - 1]!)) {
    endBefore--
    end--
  }
  return { first, end, endBefore }
}

export const sameRow = (a: Row, b: Row): boolean =>
  a.sources.length === b.sources.length &&
  a.targets.length === b.targets.length &&
  a.sources.every((span, index) => span.start === b.sources[index]!.start && span.end === b.sources[index]!.end) &&
  a.targets.every((text, index) => text === b.targets[index])
