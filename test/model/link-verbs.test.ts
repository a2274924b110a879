import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  closeGap,
  joinSentence,
  mergeRows,
  moveDown,
  moveUp,
  noMatch,
  openGap,
  splitRow,
  splitSentence,
} from '../../src/model/edits/link-verbs.ts'
import type { Focus, RowsOutcome } from '../../src/model/edits/link-verbs.ts'
import { rearrange, rowOf } from '../../src/model/edits/rearrange.ts'
import type { Row } from '../../src/model/edits/rearrange.ts'
import type { DocumentId, PairId } from '../../src/model/id.ts'
import { stateOf } from '../../src/model/pair.ts'
import type { Pair } from '../../src/model/pair.ts'

const source = 'aa bb. cc dd. ee ff. gg hh. ii jj. kk ll. '

const row = (sources: number[], ...targets: string[]): Row => ({
  sources: sources.map(index => ({ start: index * 7, end: index * 7 + 6 })),
  targets,
})

const shape = (outcome: RowsOutcome): string[] =>
  outcome.kind === 'refused'
    ? [outcome.because]
    : outcome.rows.map(
        ({ sources, targets }) => `${sources.map(({ start }) => start / 7).join('')}|${targets.join('')}`,
      )

const three = [row([0], 'A'), row([1, 2], 'B', 'C'), row([3], 'D')]
const never = () => false
const length = () => 1

describe('verbs of aligning', () => {
  it('move the focused sentence to the row above or below, with those between', () => {
    expect(shape(moveUp(three, { row: 1, side: 'source', sentence: 0 }))).toEqual(['01|A', '2|BC', '3|D'])
    expect(shape(moveUp(three, { row: 1, side: 'target', sentence: 1 }))).toEqual(['0|ABC', '12|', '3|D'])
    expect(shape(moveUp(three, { row: 0, side: 'target', sentence: 0 }))).toEqual(['|A', '0|', '12|BC', '3|D'])
    expect(shape(moveDown(three, { row: 1, side: 'target', sentence: 1 }))).toEqual(['0|A', '12|B', '3|CD'])
    expect(shape(moveDown(three, { row: 2, side: 'target', sentence: 0 }))).toEqual(['0|A', '12|BC', '3|', '|D'])
  })

  it('open a gap as far as the next one, and close it again', () => {
    const opened = openGap(three, { row: 0, side: 'target', sentence: 0 }, never)
    expect(shape(opened)).toEqual(['0|', '12|A', '3|BC', '|D'])
    if (opened.kind === 'rows')
      expect(shape(closeGap(opened.rows, { row: 0, side: 'target', sentence: 0 }, never))).toEqual([
        '0|A',
        '12|BC',
        '3|D',
      ])
    expect(shape(openGap([...three, row([4]), row([5], 'E')], { row: 2, side: 'target', sentence: 0 }, never))).toEqual(
      ['0|A', '12|BC', '3|', '4|D', '5|E'],
    )
  })

  it('leave checked rows where they are when a gap opens above them', () => {
    expect(shape(openGap(three, { row: 0, side: 'target', sentence: 0 }, index => index === 1))).toEqual([
      '0|',
      '|A',
      '12|BC',
      '3|D',
    ])
  })

  it('merge, divide, set apart, join and split', () => {
    expect(shape(mergeRows(three, 0))).toEqual(['012|ABC', '3|D'])
    expect(shape(splitRow(three, { row: 1, side: 'target', sentence: 1 }, length))).toEqual([
      '0|A',
      '1|B',
      '2|C',
      '3|D',
    ])
    expect(shape(noMatch(three, { row: 1, side: 'source', sentence: 1 }))).toEqual(['0|A', '1|BC', '2|', '3|D'])
    expect(shape(noMatch(three, { row: 0, side: 'target', sentence: 0 }))).toEqual(['|A', '0|', '12|BC', '3|D'])
    expect(shape(joinSentence(three, { row: 1, side: 'target', sentence: 0 }))).toEqual(['0|A', '12|B C', '3|D'])
    expect(shape(splitSentence([row([0], 'one two')], { row: 0, side: 'target', sentence: 0 }, 4, source))).toEqual([
      '0|onetwo',
    ])
    expect(splitSentence([row([0], 'A')], { row: 0, side: 'source', sentence: 0 }, 3, source)).toMatchObject({
      rows: [
        {
          sources: [
            { start: 0, end: 2 },
            { start: 3, end: 6 },
          ],
        },
      ],
    })
  })

  it('say why they cannot be done', () => {
    for (const outcome of [
      mergeRows(three, 2),
      splitRow(three, { row: 0, side: 'source', sentence: 0 }, length),
      closeGap(three, { row: 1, side: 'source', sentence: 0 }, never),
      joinSentence(three, { row: 0, side: 'source', sentence: 0 }),
      moveUp(three, { row: 9, side: 'source', sentence: 0 }),
      noMatch([row([], 'A')], { row: 0, side: 'target', sentence: 0 }),
      splitSentence(three, { row: 0, side: 'source', sentence: 0 }, 0, source),
    ])
      expect(outcome.kind).toBe('refused')
  })
})

function apply(rows: readonly Row[], wish: { name: string; at: number; fixed: number } & Focus): RowsOutcome {
  const fixed = (index: number) => index === wish.fixed
  switch (wish.name) {
    case 'up':
      return moveUp(rows, wish)
    case 'down':
      return moveDown(rows, wish)
    case 'open':
      return openGap(rows, wish, fixed)
    case 'close':
      return closeGap(rows, wish, fixed)
    case 'merge':
      return mergeRows(rows, wish.row)
    case 'split':
      return splitRow(rows, wish, length)
    case 'none':
      return noMatch(rows, wish)
    case 'join':
      return joinSentence(rows, wish)
    default:
      return splitSentence(rows, wish, wish.at, source)
  }
}

describe('any sequence of verbs', () => {
  const verb = fc.record({
    name: fc.constantFrom('up', 'down', 'open', 'close', 'merge', 'split', 'none', 'join', 'cut'),
    row: fc.nat(8),
    side: fc.constantFrom('source' as const, 'target' as const),
    sentence: fc.nat(2),
    at: fc.nat(42),
    fixed: fc.nat(12),
  })

  it('keeps every word of both sides, in order, and keeps what it does not touch', () => {
    fc.assert(
      fc.property(fc.array(verb, { maxLength: 12 }), wishes => {
        let pairs = pairsFrom([
          row([0], 'A one.'),
          row([1, 2], 'B two.', 'C three.'),
          row([], 'D four.'),
          row([3]),
          row([4, 5], 'E five.'),
        ])
        const words = wordsOf(pairs)
        for (const wish of wishes) {
          const outcome = apply(pairs.map(rowOf), wish)
          if (outcome.kind === 'refused') continue
          pairs = carriedOut(pairs, outcome.rows)
          expect(wordsOf(pairs)).toEqual(words)
          expect(pairs.map(pair => pair.position)).toEqual(pairs.map(pair => pair.position).toSorted((a, b) => a - b))
          expect(new Set(pairs.map(pair => pair.position)).size).toBe(pairs.length)
          expect(pairs.map(rowOf).map(({ sources, targets }) => [sources, targets])).toEqual(
            outcome.rows.map(({ sources, targets }) => [sources, targets]),
          )
        }
      }),
      { numRuns: 2000, seed: 7 },
    )
  })

  it('a row that is as it was is not touched', () => {
    const pairs = pairsFrom(three)
    expect(rearrange(pairs, pairs.map(rowOf), 0, undefined)).toEqual({ kind: 'plan', changes: [] })
  })
})

const wordsOf = (pairs: readonly Pair[]) => [
  pairs
    .flatMap(pair => pair.sentences.map(({ start, end }) => source.slice(start, end)))
    .join('')
    .replace(/\s/g, ''),
  pairs
    .map(pair => pair.target)
    .filter(Boolean)
    .join('')
    .replace(/\s/g, ''),
]

let made = 0
function pairFrom(state: ReturnType<typeof stateOf>, id = `p${made++}`): Pair {
  return {
    ...state,
    id: id as PairId,
    document: 'd' as DocumentId,
    source: '',
    sourceWords: 0,
    targetWords: 0,
    revision: 1,
    comments: 0,
    changedBy: null,
    changedAt: '',
  }
}

function pairsFrom(rows: readonly Row[]): Pair[] {
  const plan = rearrange([], rows, 0, undefined)
  if (plan.kind === 'refused') throw new Error(plan.because)
  return plan.changes.map(({ after }) => pairFrom(after!))
}

function carriedOut(pairs: readonly Pair[], rows: readonly Row[]): Pair[] {
  const plan = rearrange(pairs, rows, 0, undefined)
  if (plan.kind === 'refused') throw new Error(plan.because)
  const result = new Map(pairs.map(pair => [pair.id, pair]))
  for (const { pair, after } of plan.changes) {
    if (after === null) result.delete(pair!.id)
    else if (pair) result.set(pair.id, { ...pair, ...after })
    else {
      const fresh = pairFrom(after)
      result.set(fresh.id, fresh)
    }
  }
  return [...result.values()].sort((a, b) => a.position - b.position)
}
