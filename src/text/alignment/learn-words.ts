import type { TaughtPairs } from './word-table.ts'
import { kinds, type WordPairs } from './word-pairs.ts'
import type { Side } from './vocabulary.ts'
import type { Link } from './link.ts'

/** Settings of learning; see `learnWords`. */
const priorWeight = 4
const mostFrequent = 0.25
const knownBefore = 2
const explainedAway = 0.6
const learned = kinds.indexOf('learned')

/** The words of a confirmed pair that both texts have: types of either side, each once. */
export interface Lesson {
  readonly source: readonly number[]
  readonly target: readonly number[]
}

/**
 * Learns which words render each other from links between sentences.
 *
 * Two words seen together in k links more often than chance allows are a new pair; it is believed the more the less
 * likely k is by chance among all words it could have met (a Poisson tail against the size of the vocabulary). Pairs
 * known before keep their first belief as some links' worth and are corrected by what is seen. Every pair also carries
 * what it would be worth without one of the links it was learned from, so that a wrong link cannot vouch for itself.
 *
 * @param prior ordered by source
 * @param links of both sides; one-sided ones teach nothing
 * @param lessons what pairs confirmed elsewhere add to the counts
 * @returns pairs ordered by source; O(words · words of a sentence)
 */
export function learnWords(
  source: Side,
  target: Side,
  prior: WordPairs,
  links: readonly Link[],
  lessons: readonly Lesson[] = [],
): TaughtPairs {
  const seen = countTogether(source, target, links, lessons)
  const pairs = new PairList(source.keys.length, target.keys.length)
  let at = 0
  for (let type = 0; type < source.keys.length; type += 1) {
    const touched = seen.together(type)
    for (; at < prior.source.length && prior.source[at] === type; at += 1) {
      correct(prior, at, seen, pairs)
      seen.count[prior.target[at]!] = 0
    }
    for (const other of touched) if (seen.count[other]! > 1) consider(type, other, seen, pairs)
    seen.forget(touched)
  }
  return pairs.closed()
}

/** Collects pairs by source; at the end drops those that a better pair of the same word explains away. */
class PairList {
  readonly #source: number[] = []
  readonly #target: number[] = []
  readonly #values: readonly [number[], number[], number[], number[]] = [[], [], [], []]
  readonly #kind: number[] = []
  readonly #surprise: number[] = []
  readonly #bestOfSource: Float64Array
  readonly #bestOfTarget: Float64Array

  constructor(sources: number, targets: number) {
    this.#bestOfSource = new Float64Array(sources)
    this.#bestOfTarget = new Float64Array(targets)
  }

  add(
    source: number,
    target: number,
    kind: number,
    surprise: number,
    values: readonly [number, number, number, number],
  ): void {
    this.#source.push(source)
    this.#target.push(target)
    this.#kind.push(kind)
    this.#surprise.push(surprise)
    values.forEach((value, which) => this.#values[which]!.push(value))
    this.#bestOfSource[source] = Math.max(this.#bestOfSource[source]!, surprise)
    this.#bestOfTarget[target] = Math.max(this.#bestOfTarget[target]!, surprise)
  }

  closed(): TaughtPairs {
    const kept: number[] = []
    this.#kind.forEach((kind, at) => {
      const best = Math.max(this.#bestOfSource[this.#source[at]!]!, this.#bestOfTarget[this.#target[at]!]!)
      if (kind !== learned || this.#surprise[at]! >= explainedAway * best) kept.push(at)
    })
    const [forward, backward, forwardWithout, backwardWithout] = this.#values.map(values =>
      Float32Array.from(kept, at => values[at]!),
    )
    return {
      source: Int32Array.from(kept, at => this.#source[at]!),
      target: Int32Array.from(kept, at => this.#target[at]!),
      kind: Uint8Array.from(kept, at => this.#kind[at]!),
      forward: forward!,
      backward: backward!,
      forwardWithout: forwardWithout!,
      backwardWithout: backwardWithout!,
    }
  }
}

interface Together {
  readonly links: number
  readonly sourceCount: Int32Array
  readonly targetCount: Int32Array
  readonly candidates: number
  readonly count: Int32Array
  /** Counts, into `count`, the target types met by a source type; returns those met. */
  together: (type: number) => number[]
  forget: (touched: readonly number[]) => void
}

function countTogether(source: Side, target: Side, links: readonly Link[], lessons: readonly Lesson[]): Together {
  const both = links.filter(({ source: from, target: to }) => from.end > from.start && to.end > to.start)
  const sources = [
    ...both.map(link => typesIn(source, link.source.start, link.source.end)),
    ...lessons.map(lesson => lesson.source),
  ]
  const targets = [
    ...both.map(link => typesIn(target, link.target.start, link.target.end)),
    ...lessons.map(lesson => lesson.target),
  ]
  const [sourceCount, targetCount] = [countOf(sources, source), countOf(targets, target)]
  const places: number[][] = Array.from(sourceCount, () => [])
  sources.forEach((types, at) => types.forEach(type => places[type]!.push(at)))
  const count = new Int32Array(target.keys.length)
  return {
    links: both.length + lessons.length,
    sourceCount,
    targetCount,
    count,
    candidates:
      targetCount.reduce((sum, n) => sum + (n > 1 ? 1 : 0), 1) / 2 +
      sourceCount.reduce((sum, n) => sum + (n > 1 ? 1 : 0), 1) / 2,
    together(type) {
      const touched: number[] = []
      for (const place of places[type]!)
        for (const other of targets[place]!) if (count[other]!++ === 0) touched.push(other)
      return touched
    },
    forget(touched) {
      for (const type of touched) count[type] = 0
    },
  }
}

function typesIn(
  side: Side,
  start: number,
  end: number,
): Iterable<number> & { forEach: (each: (type: number) => void) => void } {
  const types = side.types.subarray(side.offsets[start], side.offsets[end])
  return end - start === 1 ? types : new Set(types)
}

function countOf(lists: readonly Iterable<number>[], side: Side): Int32Array {
  const count = new Int32Array(side.keys.length)
  for (const types of lists) for (const type of types) count[type]! += 1
  return count
}

function correct(prior: WordPairs, at: number, seen: Together, pairs: PairList): void {
  const [source, target] = [prior.source[at]!, prior.target[at]!]
  const together = seen.count[target]!
  const [often, otherOften] = [seen.sourceCount[source]!, seen.targetCount[target]!]
  const expected = (often * otherOften) / Math.max(1, seen.links)
  const surprise = together > 0 ? knownBefore - tail(together, expected) : 0
  const beyond = Math.max(0, together - expected)
  const beyondWithout = together > 1 ? Math.max(0, together - 1 - expected) : 0
  pairs.add(source, target, prior.kind[at]!, surprise, [
    blend(prior.forward[at]!, beyond, often),
    blend(prior.backward[at]!, beyond, otherOften),
    blend(prior.forward[at]!, beyondWithout, often - 1),
    blend(prior.backward[at]!, beyondWithout, otherOften - 1),
  ])
}

const blend = (prior: number, found: number, often: number): number =>
  Math.min(0.95, (priorWeight * prior + found) / (priorWeight + Math.max(0, often)))

function consider(source: number, target: number, seen: Together, pairs: PairList): void {
  const together = seen.count[target]!
  const [often, otherOften] = [seen.sourceCount[source]!, seen.targetCount[target]!]
  if (Math.max(often, otherOften) > Math.max(12, mostFrequent * seen.links)) return
  const expected = (often * otherOften) / seen.links
  if (together < 2 * expected) return
  const surprise = -tail(together, expected)
  const belief = beliefIn(surprise, seen.candidates)
  if (belief < 0.03) return
  const without = beliefIn(-tail(together - 1, ((often - 1) * (otherOften - 1)) / seen.links), seen.candidates)
  pairs.add(source, target, learned, surprise, [
    (belief * together) / (often + 1),
    (belief * together) / (otherOften + 1),
    (without * (together - 1)) / often,
    (without * (together - 1)) / otherOften,
  ])
}

const beliefIn = (surprise: number, candidates: number): number => 1 / (1 + candidates * Math.exp(-surprise) * 0.5)

/** The logarithm of how likely k or more meetings are when `expected` are (Chernoff's bound of a Poisson tail). */
const tail = (k: number, expected: number): number =>
  k <= expected || k === 0 ? 0 : k * Math.log(expected / k) + k - expected
