import type { Span } from '../../text/span.ts'
import type { MarkedRun } from '../memory-views.ts'

/** A text in runs, those that were sought marked; marks do not overlap. */
export function markedRuns(
  text: string,
  marks: readonly Span[],
  within: Span = { start: 0, end: text.length },
): MarkedRun[] {
  const runs: MarkedRun[] = []
  let at = within.start
  for (const { start, end } of marks) {
    if (start < at || end > within.end) continue
    if (start > at) runs.push({ text: text.slice(at, start), isMarked: false })
    runs.push({ text: text.slice(start, end), isMarked: true })
    at = end
  }
  if (at < within.end) runs.push({ text: text.slice(at, within.end), isMarked: false })
  return runs
}
