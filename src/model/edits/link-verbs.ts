import { isInsideWord } from '../../text/words.ts'
import type { Span } from '../../text/span.ts'
import { never } from '../never.ts'
import type { Row } from './rearrange.ts'

/**
 * The verbs of aligning, over rows: each answers the rows that shall be, or why it cannot be done.
 * Rows are a window of neighbours in a document; no verb drops, repeats or reorders a sentence of either side.
 */
export type Side = 'source' | 'target'

export interface Focus {
  readonly row: number
  readonly side: Side
  /** Index of the sentence in the row's side. */
  readonly sentence: number
}

export type RowsOutcome =
  | { readonly kind: 'rows'; readonly rows: readonly Row[] }
  | { readonly kind: 'refused'; readonly because: string }

const refuse = (because: string): RowsOutcome => ({ kind: 'refused', because })
const answer = (rows: readonly Row[]): RowsOutcome => ({
  kind: 'rows',
  rows: rows.filter(row => row.sources.length + row.targets.length > 0),
})

const key = (side: Side): 'sources' | 'targets' => (side === 'source' ? 'sources' : 'targets')
const other = (side: Side): Side => (side === 'source' ? 'target' : 'source')

const countOf = (row: Row | undefined, side: Side): number => row?.[key(side)].length ?? 0

/** The row with one side exchanged; what was known of its link no longer holds. */
function withSide(row: Row, side: Side, content: readonly (Span | string)[]): Row {
  return side === 'source'
    ? { sources: content as readonly Span[], targets: row.targets, ...paragraph(row) }
    : { sources: row.sources, targets: content as readonly string[], ...paragraph(row) }
}

const paragraph = (row: Row) => (row.paragraph === undefined ? {} : { paragraph: row.paragraph })
const only = (row: Row, side: Side, content: readonly (Span | string)[]): Row =>
  withSide({ sources: [], targets: [], ...paragraph(row) }, side, content)

/** Moves the focused sentence, with those of its row before it, to the row above; above the first row a new one is made. */
export function moveUp(rows: readonly Row[], { row, side, sentence }: Focus): RowsOutcome {
  const from = rows[row]
  if (!from || sentence >= countOf(from, side)) return refuse('Choose a sentence to move.')
  const [moving, staying] = [from[key(side)].slice(0, sentence + 1), from[key(side)].slice(sentence + 1)]
  const above = rows[row - 1]
  const upper = above ? withSide(above, side, [...above[key(side)], ...moving]) : only(from, side, moving)
  return answer([...rows.slice(0, Math.max(0, row - 1)), upper, withSide(from, side, staying), ...rows.slice(row + 1)])
}

/** Moves the focused sentence, with those of its row after it, to the row below; below the last row a new one is made. */
export function moveDown(rows: readonly Row[], { row, side, sentence }: Focus): RowsOutcome {
  const from = rows[row]
  if (!from || sentence >= countOf(from, side)) return refuse('Choose a sentence to move.')
  const [staying, moving] = [from[key(side)].slice(0, sentence), from[key(side)].slice(sentence)]
  const below = rows[row + 1]
  const lower = below ? withSide(below, side, [...moving, ...below[key(side)]]) : only(from, side, moving)
  return answer([...rows.slice(0, row), withSide(from, side, staying), lower, ...rows.slice(row + 2)])
}

/**
 * Pushes the side's text from the focused sentence on one row down, as far as the next gap on that side
 * or the first row that must not move; there a new row takes what is pushed out.
 */
export function openGap(
  rows: readonly Row[],
  { row, side, sentence }: Focus,
  fixed: (row: number) => boolean,
): RowsOutcome {
  const from = rows[row]
  if (!from || sentence >= countOf(from, side)) return refuse('Choose a sentence; a gap opens where it stands.')
  const result = [...rows.slice(0, row), withSide(from, side, from[key(side)].slice(0, sentence))]
  let carried: readonly (Span | string)[] = from[key(side)].slice(sentence)
  let next = row + 1
  for (; carried.length > 0 && next < rows.length && !fixed(next); next++) {
    const current = rows[next]!
    result.push(withSide(current, side, carried))
    carried = current[key(side)]
  }
  if (carried.length > 0) result.push(only(rows[next - 1]!, side, carried))
  return answer([...result, ...rows.slice(next)])
}

/** Pulls the side's text up by one row into the gap at or above the focus, as far as the next gap or a row that must not move. */
export function closeGap(rows: readonly Row[], { row, side }: Focus, fixed: (row: number) => boolean): RowsOutcome {
  const gap = countOf(rows[row], side) === 0 ? row : row - 1
  if (!rows[gap] || countOf(rows[gap], side) > 0) return refuse('There is no gap here to close.')
  if (fixed(gap)) return refuse('This link was checked; uncheck it first.')
  const result = [...rows]
  let at = gap
  while (at + 1 < rows.length && countOf(rows[at + 1], side) > 0 && !fixed(at + 1)) {
    result[at] = withSide(rows[at]!, side, rows[at + 1]![key(side)])
    at++
  }
  if (at === gap) return refuse('Nothing below can be pulled up.')
  result[at] = withSide(rows[at]!, side, [])
  return answer(result)
}

/** Joins a row with the next one. */
export function mergeRows(rows: readonly Row[], row: number): RowsOutcome {
  const [first, second] = [rows[row], rows[row + 1]]
  if (!first || !second) return refuse('This is the last link; there is nothing after it to merge.')
  const merged: Row = {
    sources: [...first.sources, ...second.sources],
    targets: [...first.targets, ...second.targets],
    ...paragraph(first),
  }
  return answer([...rows.slice(0, row), merged, ...rows.slice(row + 2)])
}

/**
 * Divides a row before the focused sentence. The other side is divided where the lengths of the parts agree best.
 * @param lengthOf visible length of a sentence of a side
 */
export function splitRow(
  rows: readonly Row[],
  { row, side, sentence }: Focus,
  lengthOf: (side: Side, content: Span | string) => number,
): RowsOutcome {
  const from = rows[row]
  if (!from || sentence <= 0 || sentence >= countOf(from, side))
    return refuse('Choose the second or a later sentence; the link is divided before it.')
  const content = from[key(side)]
  const share = total(content.slice(0, sentence), side, lengthOf) / total(content, side, lengthOf)
  const opposite = from[key(other(side))]
  const cut = bestCut(opposite, other(side), share, lengthOf)
  const upper = withSide(withSide(from, side, content.slice(0, sentence)), other(side), opposite.slice(0, cut))
  const lower = withSide(withSide(from, side, content.slice(sentence)), other(side), opposite.slice(cut))
  return answer([...rows.slice(0, row), upper, lower, ...rows.slice(row + 1)])
}

const total = (
  content: readonly (Span | string)[],
  side: Side,
  lengthOf: (side: Side, content: Span | string) => number,
): number => content.reduce((sum, sentence) => sum + Math.max(1, lengthOf(side, sentence)), 0)

function bestCut(
  content: readonly (Span | string)[],
  side: Side,
  share: number,
  lengthOf: (side: Side, content: Span | string) => number,
): number {
  if (content.length < 2) return content.length
  const all = total(content, side, lengthOf)
  const off = (cut: number): number => Math.abs(total(content.slice(0, cut), side, lengthOf) / all - share)
  return content.slice(1).reduce<number>((best, _, index) => (off(index + 1) < off(best) ? index + 1 : best), 1)
}

/** Gives the focused sentence a row of its own with nothing beside it. */
export function noMatch(rows: readonly Row[], { row, side, sentence }: Focus): RowsOutcome {
  const from = rows[row]
  if (!from || sentence >= countOf(from, side)) return refuse('Choose the sentence that has no match.')
  if (countOf(from, other(side)) === 0 && countOf(from, side) === 1)
    return refuse('Nothing stands beside this sentence already.')
  const content = from[key(side)]
  const alone = only(from, side, content.slice(sentence, sentence + 1))
  const [before, after] = [content.slice(0, sentence), content.slice(sentence + 1)]
  // the other side stays with what comes before, or with what comes after when the sentence was the first
  const rest =
    before.length > 0
      ? [withSide(from, side, before), alone, only(from, side, after)]
      : [alone, withSide(from, side, after)]
  return answer([...rows.slice(0, row), ...rest, ...rows.slice(row + 1)])
}

/** Joins the focused sentence with the next one of its row. */
export function joinSentence(rows: readonly Row[], { row, side, sentence }: Focus): RowsOutcome {
  const from = rows[row]
  if (!from || sentence + 1 >= countOf(from, side)) return refuse('There is no sentence after it in this link to join.')
  const content = from[key(side)]
  const [first, second] = [content[sentence]!, content[sentence + 1]!]
  const both =
    typeof first === 'string' ? `${first} ${second as string}` : { start: first.start, end: (second as Span).end }
  return answer(
    rows.toSpliced(row, 1, withSide(from, side, [...content.slice(0, sentence), both, ...content.slice(sentence + 2)])),
  )
}

/**
 * Divides the focused sentence at a place inside it.
 * @param at for a source sentence an offset in the document's source; for a target sentence an offset in its text
 * @param source the document's source
 */
export function splitSentence(
  rows: readonly Row[],
  { row, side, sentence }: Focus,
  at: number,
  source: string,
): RowsOutcome {
  const from = rows[row]
  const content = from?.[key(side)][sentence]
  if (!from || content === undefined) return refuse('Choose a sentence to split.')
  const inside =
    typeof content === 'string'
      ? isInsideWord(content, at)
      : isInsideWord(source.slice(content.start, content.end), at - content.start)
  if (inside) return refuse('A sentence is split between words; this place lies inside one.')
  const parts =
    typeof content === 'string'
      ? [content.slice(0, at).trim(), content.slice(at).trim()].filter(Boolean)
      : spanParts(content, at, source)
  if (parts.length < 2) return refuse('Choose a word inside the sentence to split before.')
  return answer(rows.toSpliced(row, 1, withSide(from, side, replaced(from[key(side)], sentence, parts))))
}

const replaced = (
  content: readonly (Span | string)[],
  index: number,
  parts: readonly (Span | string)[],
): (Span | string)[] => [...content.slice(0, index), ...parts, ...content.slice(index + 1)]

function spanParts({ start, end }: Span, at: number, source: string): Span[] {
  if (!(at > start && at < end)) return []
  const [head, tail] = [source.slice(start, at).trimEnd(), source.slice(at, end)]
  const second = at + tail.length - tail.trimStart().length
  return head === '' || second >= end
    ? []
    : [
        { start, end: start + head.length },
        { start: second, end },
      ]
}

export const arrangingVerbs = [
  'move-up',
  'move-down',
  'open-gap',
  'close-gap',
  'merge',
  'split',
  'no-match',
  'join-sentence',
] as const
/** The verbs that only say which sentences stand together; the others want a place or words as well. */
export type ArrangingVerb = (typeof arrangingVerbs)[number]

/** What must be known of rows to arrange them: which must not move, and how long a sentence is. */
export interface RowFacts {
  readonly fixed: (row: number) => boolean
  readonly lengthOf: (side: Side, content: Span | string) => number
}

export function arrange(
  verb: ArrangingVerb,
  rows: readonly Row[],
  focus: Focus,
  { fixed, lengthOf }: RowFacts,
): RowsOutcome {
  switch (verb) {
    case 'move-up':
      return moveUp(rows, focus)
    case 'move-down':
      return moveDown(rows, focus)
    case 'open-gap':
      return openGap(rows, focus, fixed)
    case 'close-gap':
      return closeGap(rows, focus, fixed)
    case 'merge':
      return mergeRows(rows, focus.row)
    case 'split':
      return splitRow(rows, focus, lengthOf)
    case 'no-match':
      return noMatch(rows, focus)
    case 'join-sentence':
      return joinSentence(rows, focus)
    default:
      return never(verb)
  }
}
