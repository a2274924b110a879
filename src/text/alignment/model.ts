import { lengthVariance, widest, type Lengths } from './length-worth.ts'
import type { Link } from './link.ts'
import { markSets } from './tokens.ts'
import type { Side } from './vocabulary.ts'

/**
 * What is believed of links of this document apart from their words; all logarithms are of odds against sentences that
 * have nothing to do with each other.
 */
export interface Model {
  /** ln P(a source sentences and b target sentences form a link), at `a * (widest + 1) + b`. */
  readonly shape: Float64Array
  /** ln of target length over source length, and how much it varies. */
  readonly ratio: number
  readonly spread: number
  readonly sourceLength: Lengths
  readonly targetLength: Lengths
  /** Worth of the marks of both sides, at `sourceMarks * markSets + targetMarks`. */
  readonly marks: Float64Array
  readonly paragraphs: ParagraphModel | undefined
}

/**
 * Worth of a border between links by whether a paragraph ends there on neither, the target, the source or both sides.
 */
export interface ParagraphModel {
  readonly border: Float64Array
  /** Worth of a paragraph ending, or not ending, between two sentences of one link. */
  readonly inside: readonly [number, number]
}

const shapes: readonly (readonly [number, number, number])[] = [
  [1, 1, 0.82],
  [1, 0, 0.045],
  [0, 1, 0.045],
  [1, 2, 0.032],
  [2, 1, 0.032],
  [2, 2, 0.006],
  [1, 3, 0.005],
  [3, 1, 0.005],
  [2, 3, 0.0015],
  [3, 2, 0.0015],
  [1, 4, 0.0015],
  [4, 1, 0.0015],
  [3, 3, 0.0005],
  [2, 4, 0.0004],
  [4, 2, 0.0004],
  [3, 4, 0.0002],
  [4, 3, 0.0002],
  [4, 4, 0.0001],
  [1, 5, 0.0006],
  [5, 1, 0.0006],
  [1, 6, 0.0003],
  [6, 1, 0.0003],
  [1, 7, 0.0002],
  [7, 1, 0.0002],
  [1, 8, 0.0001],
  [8, 1, 0.0001],
]

/** How many links of an ordinary document the first beliefs are worth. */
const shapeWeight = 25

/** The least share of sentences cut in n + 1 among those cut in n or more. */
const furtherCut = 0.15

/**
 * The usual length of a rendering against its original, in characters: English needs more letters than Arabic writes.
 */
const usualRatio = new Map([
  ['ar en', Math.log(1.2)],
  ['en ar', -Math.log(1.2)],
])

/**
 * Beliefs about a document, from the links found so far; without links, what is usual.
 *
 * @param links of the whole document, or none at first
 * @returns the model; O(sentences)
 */
export function modelOf(source: Side, target: Side, links: readonly Link[]): Model {
  const { ratio, spread } = ratioOf(source, target, links)
  return {
    shape: shapeModel(links),
    ratio,
    spread,
    sourceLength: lengthsOf(source),
    targetLength: lengthsOf(target),
    marks: markModel(source, target, links),
    paragraphs: paragraphModel(source, target, links),
  }
}

function shapeModel(links: readonly Link[]): Float64Array {
  const counts = new Float64Array((widest + 1) ** 2)
  for (const [a, b, share] of shapes) counts[a * (widest + 1) + b] = share * shapeWeight
  for (const { source, target } of links) {
    const at = Math.min(widest, source.end - source.start) * (widest + 1) + Math.min(widest, target.end - target.start)
    if (counts[at]! > 0) counts[at]! += 1
  }
  // Who cuts one sentence in two often cuts one in three more often than others do.
  for (let run = 3; run <= widest; run += 1) {
    for (const [longer, shorter] of [
      [widest + 1 + run, widest + run],
      [run * (widest + 1) + 1, (run - 1) * (widest + 1) + 1],
    ] as const) {
      counts[longer] = Math.max(counts[longer]!, furtherCut * counts[shorter]!)
    }
  }
  const total = counts.reduce((sum, count) => sum + count, 0)
  return counts.map(count => (count > 0 ? Math.log(count / total) : -Infinity))
}

function lengthsOf(side: Side): Lengths {
  const mean = side.lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, side.size)
  const variance = side.lengths.reduce((sum, length) => sum + (length - mean) ** 2, 0) / Math.max(1, side.size)
  return { mean: Math.max(1, mean), variance: Math.max(variance, 0.15 * mean * mean, 1) }
}

const total = (side: Side, start: number, end: number): number => {
  let sum = 0
  for (let at = start; at < end; at += 1) sum += side.lengths[at]!
  return sum
}

function ratioOf(source: Side, target: Side, links: readonly Link[]): { ratio: number; spread: number } {
  const usual = usualRatio.get(`${source.language} ${target.language}`)
  const whole = Math.log((total(target, 0, target.size) + 20) / (total(source, 0, source.size) + 20))
  const first = usual ?? Math.min(1.2, Math.max(-1.2, whole))
  const samples = links
    .filter(({ source: from, target: to }) => from.end > from.start && to.end > to.start)
    .map(link => {
      const [from, to] = [
        total(source, link.source.start, link.source.end),
        total(target, link.target.start, link.target.end),
      ]
      return { x: Math.log((to + 2) / (from + 2)), variance: lengthVariance(from, to) }
    })
  let [weight, sum] = [4 / 0.05, (first * 4) / 0.05]
  for (const { x, variance } of samples)
    if (Math.abs(x - first) < 1.2) [weight, sum] = [weight + 1 / variance, sum + x / variance]
  const ratio = sum / weight
  let [count, squares] = [12, 12]
  for (const { x, variance } of samples)
    [count, squares] = [count + 1, squares + Math.min(9, (x - ratio) ** 2 / variance)]
  return { ratio, spread: Math.min(3, Math.max(0.4, squares / count)) }
}

/**
 * Share of linked sentences in which a mark stands on both sides, only left, only right; first beliefs, in bit order.
 */
const usualMarks: readonly (readonly [number, number])[] = [
  [0.04, 0.003],
  [0.01, 0.012],
  [0.15, 0.04],
  [0.03, 0.015],
  [0.06, 0.02],
  [0.012, 0.012],
]

function markModel(source: Side, target: Side, links: readonly Link[]): Float64Array {
  const both = links
    .filter(({ source: from, target: to }) => from.end > from.start && to.end > to.start)
    .map(
      link =>
        [
          marksIn(source, link.source.start, link.source.end),
          marksIn(target, link.target.start, link.target.end),
        ] as const,
    )
  const worth = new Float64Array(markSets * markSets)
  usualMarks.forEach(([together, alone], bit) => {
    const weight = 60
    const counts = [(1 - together - 2 * alone) * weight, alone * weight, alone * weight, together * weight]
    for (const [from, to] of both) counts[((from >> bit) & 1) * 2 + ((to >> bit) & 1)]! += 1
    const odds = oddsOf(counts)
    for (let from = 0; from < markSets; from += 1)
      for (let to = 0; to < markSets; to += 1) {
        worth[from * markSets + to]! += odds[((from >> bit) & 1) * 2 + ((to >> bit) & 1)]!
      }
  })
  return worth
}

/** ln P(a, b) − ln P(a) P(b) for two facts, from counts of neither, second, first, both. */
function oddsOf(counts: readonly number[]): Float64Array {
  const [neither, second, first, both] = counts as [number, number, number, number]
  const sum = neither + second + first + both
  const rows = [neither + second, first + both]
  const columns = [neither + first, second + both]
  return Float64Array.from(counts, (count, at) => Math.log((count * sum) / (rows[at >> 1]! * columns[at & 1]!)))
}

/** The marks of a run of sentences, as bits of `mark`; O(sentences of the run). */
export function marksIn(side: Side, start: number, end: number): number {
  let marks = 0
  for (let at = start; at < end; at += 1) marks |= side.marks[at]!
  return marks
}

function paragraphModel(source: Side, target: Side, links: readonly Link[]): ParagraphModel | undefined {
  if (!source.breaks || !target.breaks) return undefined
  const [rate, otherRate] = [breakRate(source), breakRate(target)]
  if (rate === 0 || otherRate === 0) return undefined
  const weight = 12
  const together = 0.85 * Math.min(rate, otherRate)
  const counts = [
    Math.max(0.05, 1 - rate - otherRate + together),
    otherRate - together + 0.01,
    rate - together + 0.01,
    together,
  ].map(share => share * weight)
  let [breaks, gaps] = [0.04 * weight, weight]
  for (const link of links) {
    if (link.source.end > link.source.start && link.target.end > link.target.start) {
      if (link.source.end < source.size && link.target.end < target.size) {
        counts[breakAt(source, link.source.end) * 2 + breakAt(target, link.target.end)]! += 1
      }
      for (const [side, span] of [
        [source, link.source],
        [target, link.target],
      ] as const) {
        for (let at = span.start + 1; at < span.end; at += 1) [breaks, gaps] = [breaks + breakAt(side, at), gaps + 1]
      }
    }
  }
  const inside = breaks / gaps
  const mean = (rate + otherRate) / 2
  return {
    border: oddsOf(counts),
    inside: [Math.log((1 - inside) / (1 - Math.min(mean, 0.9))), Math.log(inside / mean)],
  }
}

/** Whether a paragraph begins at a sentence, 1 or 0; only for sides whose paragraphs are known. */
export const breakAt = (side: Side, at: number): number => side.breaks![at]!

function breakRate(side: Side): number {
  let breaks = 0
  for (let at = 1; at < side.size; at += 1) breaks += breakAt(side, at)
  return breaks / Math.max(1, side.size - 1)
}
