import type { TaughtPair } from './word-table.ts'
import type { WordPair } from './word-links.ts'
import type { Side } from './vocabulary.ts'
import type { Link } from './link.ts'

/** Settings of learning; see `learnWords`. */
const priorWeight = 4
const mostFrequent = 0.25

/**
 * Learns which words render each other from links between sentences.
 *
 * Two words seen together in k links more often than chance allows are a new pair; it is believed the more the less likely
 * k is by chance among all words it could have met (a Poisson tail against the size of the vocabulary). Pairs known before
 * keep their first belief as some links' worth and are corrected by what is seen. Every pair also carries what it would be
 * worth without one of the links it was learned from, so that a wrong link cannot vouch for itself.
 *
 * @param prior sorted by source, then target
 * @param links of both sides; one-sided ones teach nothing
 * @returns pairs sorted by source, then target; O(words · words of a sentence)
 */
export function learnWords(source: Side, target: Side, prior: readonly WordPair[], links: readonly Link[]): TaughtPair[] {
  const seen = countTogether(source, target, links)
  const taught: TaughtPair[] = []
  const fresh: Candidate[] = []
  const best = { source: new Float64Array(source.keys.length), target: new Float64Array(target.keys.length) }
  let at = 0
  for (let type = 0; type < source.keys.length; type += 1) {
    const touched = seen.together(type)
    for (; at < prior.length && prior[at]!.source === type; at += 1) taught.push(corrected(prior[at]!, seen, best))
    for (const other of touched) {
      const candidate = candidateOf(type, other, seen)
      if (candidate) fresh.push(candidate)
    }
    seen.forget(touched)
  }
  for (const { source: from, target: to, surprise } of fresh) {
    best.source[from] = Math.max(best.source[from]!, surprise)
    best.target[to] = Math.max(best.target[to]!, surprise)
  }
  return merged(taught, fresh.filter(one => one.surprise >= 0.6 * Math.max(best.source[one.source]!, best.target[one.target]!)))
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

function countTogether(source: Side, target: Side, links: readonly Link[]): Together {
  const both = links.filter(({ source: from, target: to }) => from.end > from.start && to.end > to.start)
  const sources = both.map(link => typesIn(source, link.source.start, link.source.end))
  const targets = both.map(link => typesIn(target, link.target.start, link.target.end))
  const [sourceCount, targetCount] = [countOf(sources, source), countOf(targets, target)]
  const places: number[][] = Array.from(sourceCount, () => [])
  sources.forEach((types, at) => types.forEach(type => places[type]!.push(at)))
  const count = new Int32Array(target.keys.length)
  return {
    links: both.length, sourceCount, targetCount, count,
    candidates: targetCount.reduce((sum, n) => sum + (n > 1 ? 1 : 0), 1) / 2 + sourceCount.reduce((sum, n) => sum + (n > 1 ? 1 : 0), 1) / 2,
    together(type) {
      const touched: number[] = []
      for (const place of places[type]!) for (const other of targets[place]!) if (count[other]!++ === 0) touched.push(other)
      return touched
    },
    forget(touched) {
      for (const type of touched) count[type] = 0
    },
  }
}

function typesIn(side: Side, start: number, end: number): Iterable<number> & { forEach: (each: (type: number) => void) => void } {
  const types = side.types.subarray(side.offsets[start], side.offsets[end])
  return end - start === 1 ? types : new Set(types)
}

function countOf(lists: readonly Iterable<number>[], side: Side): Int32Array {
  const count = new Int32Array(side.keys.length)
  for (const types of lists) for (const type of types) count[type]! += 1
  return count
}

function corrected(pair: WordPair, seen: Together, best: { source: Float64Array, target: Float64Array }): TaughtPair {
  const together = seen.count[pair.target]!
  const [often, otherOften] = [seen.sourceCount[pair.source]!, seen.targetCount[pair.target]!]
  const expected = often * otherOften / Math.max(1, seen.links)
  const share = (prior: number, k: number, n: number): number =>
    Math.min(0.95, (priorWeight * prior + Math.max(0, k - expected * (k > 0 ? 1 : 0))) / (priorWeight + Math.max(0, n)))
  const surprise = together > 0 ? -tail(together, expected) + 2 : 0
  best.source[pair.source] = Math.max(best.source[pair.source]!, surprise)
  best.target[pair.target] = Math.max(best.target[pair.target]!, surprise)
  return {
    ...pair,
    forward: share(pair.forward, together, often), backward: share(pair.backward, together, otherOften),
    forwardWithout: share(pair.forward, together - 1, often - 1), backwardWithout: share(pair.backward, together - 1, otherOften - 1),
  }
}

interface Candidate extends TaughtPair {
  readonly surprise: number
}

function candidateOf(source: number, target: number, seen: Together): Candidate | undefined {
  const together = seen.count[target]!
  const [often, otherOften] = [seen.sourceCount[source]!, seen.targetCount[target]!]
  if (together < 2 || Math.max(often, otherOften) > Math.max(12, mostFrequent * seen.links)) return undefined
  const expected = often * otherOften / seen.links
  if (together < 2 * expected) return undefined
  const surprise = -tail(together, expected)
  const belief = beliefIn(surprise, seen.candidates)
  if (belief < 0.03) return undefined
  const without = beliefIn(-tail(together - 1, (often - 1) * (otherOften - 1) / seen.links), seen.candidates)
  return {
    source, target, kind: 'learned', surprise,
    forward: belief * together / (often + 1), backward: belief * together / (otherOften + 1),
    forwardWithout: without * (together - 1) / often, backwardWithout: without * (together - 1) / otherOften,
  }
}

const beliefIn = (surprise: number, candidates: number): number => 1 / (1 + candidates * Math.exp(-surprise) * 0.5)

/** The logarithm of how likely k or more meetings are when `expected` are (Chernoff's bound of a Poisson tail). */
const tail = (k: number, expected: number): number => k <= expected || k === 0 ? 0 : k * Math.log(expected / k) + k - expected

function merged(taught: TaughtPair[], fresh: readonly Candidate[]): TaughtPair[] {
  const known = new Set(taught.map(pair => `${pair.source} ${pair.target}`))
  for (const one of fresh) if (!known.has(`${one.source} ${one.target}`)) taught.push(one)
  return taught.sort((one, other) => one.source - other.source || one.target - other.target)
}
