import { backwardRun, forwardRun, keptRun, type Evidence } from './evidence.ts'
import { lengthWorth, widest, type LengthModel } from './length-worth.ts'
import { breakAt, type Model } from './model.ts'
import { markSets } from './tokens.ts'
import type { Side } from './vocabulary.ts'
import type { WordTable } from './word-table.ts'

/**
 * How much of the word evidence counts: words of a sentence are not independent, and each match is seen from both
 * sides.
 */
export interface Weights {
  readonly words: number
  readonly length: number
  readonly marks: number
  readonly paragraphs: number
  /** How much the habit of joining and leaving out counts: below 1, evidence may overrule it sooner. */
  readonly shape: number
}

/** What marks and paragraphs may add to a link that is otherwise hopeless. */
const mostOfTheRest = 4

/** Scores the link of a source sentences from i and b target sentences from j; gives up below `floor`. */
export type LinkScorer = (i: number, a: number, j: number, b: number, floor: number) => number

/** @returns a scorer of links that shares what it needs to add evidence up; each call is O(sentences of the link) */
export function linkScorer(
  source: Side,
  target: Side,
  table: WordTable,
  model: Model,
  lengths: LengthModel,
  evidence: Evidence,
  weights: Weights,
): LinkScorer {
  const words = wordScorer(source, target, table, evidence)
  return (i, a, j, b, floor) => {
    const prior = weights.shape * model.shape[a * (widest + 1) + b]!
    if (a === 0 || b === 0) return prior
    const length = weights.length * lengthWorth(lengths, i * (widest + 1) + a, j * (widest + 1) + b)
    if (a + b > 4 && prior + length < floor - 4) return -Infinity
    const worth = prior + length + weights.words * words(i, a, j, b)
    if (worth < floor - mostOfTheRest) return -Infinity
    return (
      worth +
      weights.marks * marksWorth(source, target, model, i, a, j, b) +
      weights.paragraphs * paragraphsWorth(source, target, model, i, a, j, b)
    )
  }
}

function wordScorer(
  source: Side,
  target: Side,
  table: WordTable,
  evidence: Evidence,
): (i: number, a: number, j: number, b: number) => number {
  const { start, first, forward, backward, sourceMiss, targetMiss } = evidence
  const size = Math.max(1, source.types.length, target.types.length)
  const best = new Float32Array(Math.min(size, 100_000))
  const touched = new Int32Array(best.length)
  return (i, a, j, b) => {
    let sum = 0
    for (let row = i; row < i + a; row += 1) {
      sum += sourceMiss[row]!
      const cell = start[row]! + j - first[row]!
      if (cell < start[row]! || cell >= start[row + 1]!) continue
      sum +=
        b <= keptRun ? forward[cell * keptRun + b - 1]! : forwardRun(evidence, source, table, row, j, b, best, touched)
    }
    for (let column = j; column < j + b; column += 1) {
      sum += targetMiss[column]!
      const cell = start[i]! + column - first[i]!
      if (cell < start[i]! || cell >= start[i + 1]!) continue
      sum +=
        a <= keptRun
          ? backward[cell * keptRun + a - 1]!
          : backwardRun(evidence, target, table, i, column, a, best, touched)
    }
    return sum
  }
}

function marksWorth(source: Side, target: Side, model: Model, i: number, a: number, j: number, b: number): number {
  let [from, to] = [0, 0]
  for (let at = i; at < i + a; at += 1) from |= source.marks[at]!
  for (let at = j; at < j + b; at += 1) to |= target.marks[at]!
  return model.marks[from * markSets + to]!
}

function paragraphsWorth(source: Side, target: Side, model: Model, i: number, a: number, j: number, b: number): number {
  if (!model.paragraphs) return 0
  const { border, inside } = model.paragraphs
  let worth = 0
  if (i > 0 && j > 0) worth += border[breakAt(source, i) * 2 + breakAt(target, j)]! / 2
  if (i + a < source.size && j + b < target.size)
    worth += border[breakAt(source, i + a) * 2 + breakAt(target, j + b)]! / 2
  for (let at = i + 1; at < i + a; at += 1) worth += breakAt(source, at) === 1 ? inside[1] : inside[0]
  for (let at = j + 1; at < j + b; at += 1) worth += breakAt(target, at) === 1 ? inside[1] : inside[0]
  return worth
}
