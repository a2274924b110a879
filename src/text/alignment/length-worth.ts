import type { Model } from './model.ts'
import type { Side } from './vocabulary.ts'

/** The widest run of sentences a link may hold on one side. */
export const widest = 8

/** The lengths of a side: mean and variance, in counted characters. */
export interface Lengths {
  readonly mean: number
  readonly variance: number
}

/** How much the logarithm of the length ratio varies: translators, and the granularity of short sentences. */
export const lengthVariance = (from: number, to: number): number => 0.022 + 3 / (Math.min(from, to) + 3)

/**
 * What the lengths of two runs of sentences say: the odds that the target is as long as it is because it renders the
 * source, against being as long as any other run of as many sentences. Follows Gale & Church 1993 in modelling one
 * side's length given the other's, but on the logarithm, with a variance measured in the document, a tail for free
 * renderings, and against a background as Moore 2002 does, so that nulls need no score of their own.
 */
export interface LengthModel {
  /**
   * What is known of the run of n sentences from s, at `s * (widest + 1) + n`: characters, their logarithm, and how
   * usual.
   */
  readonly source: Runs
  readonly target: Runs
  readonly ratio: number
  readonly spread: number
}

interface Runs {
  readonly length: Float32Array
  readonly logarithm: Float32Array
  readonly usual: Float32Array
}

/** @returns the lengths of every run of both sides, which are asked for again and again; O(sentences) */
export function lengthModel(
  source: Side,
  target: Side,
  { ratio, spread, sourceLength, targetLength }: Model,
): LengthModel {
  return { source: runsOf(source.lengths, sourceLength), target: runsOf(target.lengths, targetLength), ratio, spread }
}

function runsOf(lengths: Float64Array, { mean, variance }: Lengths): Runs {
  const size = (lengths.length + 1) * (widest + 1)
  const runs = { length: new Float32Array(size), logarithm: new Float32Array(size), usual: new Float32Array(size) }
  for (let sentences = 1; sentences <= widest; sentences += 1) {
    const spread = Math.log(1 + variance / (mean * mean * sentences))
    const usual = Math.log(mean * sentences + 2) - spread / 2
    for (let at = 0; at + sentences <= lengths.length; at += 1) {
      const place = at * (widest + 1) + sentences
      runs.length[place] = runs.length[place - 1]! + lengths[at + sentences - 1]!
      runs.logarithm[place] = Math.log(runs.length[place] + 2)
      const x = runs.logarithm[place] - usual
      runs.usual[place] = Math.log(
        (0.9 * Math.exp((-x * x) / (2 * spread))) / Math.sqrt(spread) + (0.1 * Math.exp((-x * x) / 4)) / 1.4,
      )
    }
  }
  return runs
}

/** Variances and half their logarithms by the shorter length, which saves a logarithm for every pair of runs. */
const tabled = 1024
const variances = Float64Array.from({ length: tabled }, (_, length) => lengthVariance(length, length))
const halfLogarithms = variances.map(variance => Math.log(variance) / 2)
const logarithmOfNear = Math.log(0.95)
const logarithmOfFar = Math.log(0.05 / 0.9)

/**
 * @param from place of the source run, see `LengthModel`
 * @param to place of the target run
 * @returns ln of the odds
 */
export function lengthWorth({ source, target, ratio, spread }: LengthModel, from: number, to: number): number {
  const x = target.logarithm[to]! - source.logarithm[from]! - ratio
  const at = Math.min(tabled - 1, source.length[from]!, target.length[to]!) | 0
  const near = logarithmOfNear - (x * x) / (2 * spread * variances[at]!) - halfLogarithms[at]! - Math.log(spread) / 2
  const far = logarithmOfFar - (x * x) / 1.6
  return (near > far ? near : far) - (source.usual[from]! + target.usual[to]!) / 2
}
