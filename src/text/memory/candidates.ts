import { cost } from './costs.ts'
import { weightOfSignature, type Signature } from './features.ts'

/** Entries of a memory are numbered from 0; a block of postings holds the entries that share all but the last 14 bits. */
export const blockBits = 14
export const blockSize = 1 << blockBits

/** Entries of one block that have a feature: their numbers within the block. */
export interface PostingBlock {
  readonly feature: number
  readonly block: number
  readonly entries: Uint16Array
}

/** Which features of a query to look up, and how much of them an entry must have to be worth a look. */
export interface CandidateQuery {
  /** Weight in the query by feature, rarest first. */
  readonly weights: ReadonlyMap<number, number>
  /** Least weight, in hundredths of a word, that an entry shares if it can reach the threshold. */
  readonly required: number
}

/** How many postings one look-up may read; more make the candidates fewer and the reading longer. */
const postingBudget = 250_000

/**
 * Plans the look-up of entries that can match a sentence at a threshold.
 *
 * An entry that loses at most the share l of its points misses at most l times the weight of the query, whatever its own
 * length. So of any set of features heavier than that, it has some; the rarest make the shortest lists. Every further
 * feature raises what an entry must have.
 *
 * @param query signature of the sentence
 * @param threshold least score of interest, 1–100
 * @param counts how many entries have each feature; absent means none
 * @returns a plan that loses no entry with such a score; no weights when the query has no words
 * @throws {RangeError} if the threshold is not in 1–100
 *
 * O(n log n). Source: Chaudhuri, Ganti & Kaushik 2006, "A Primitive Operator for Similarity Joins in Data Cleaning"
 * (prefix filter), with weights and a surplus of features as a count filter.
 */
export function candidateQuery(
  query: Signature,
  threshold: number,
  counts: ReadonlyMap<number, number>,
): CandidateQuery {
  if (!(threshold >= 1 && threshold <= 100)) throw new RangeError(`threshold ${threshold} is not in 1–100`)
  const mayMiss = ((100.5 - threshold) / 100) * weightOfSignature(query)
  const weights = new Map<number, number>()
  let weight = 0
  let postings = 0
  for (const [feature, own] of rarestFirst(query, counts)) {
    postings += counts.get(feature) ?? 0
    if (weight > mayMiss && postings > postingBudget) break
    weights.set(feature, own)
    weight += own
  }
  return { weights, required: Math.max(1, weight - mayMiss) }
}

function rarestFirst(
  { features }: Signature,
  counts: ReadonlyMap<number, number>,
): (readonly [feature: number, weight: number])[] {
  const weights = new Map<number, number>()
  for (const feature of features) weights.set(feature, (weights.get(feature) ?? 0) + cost.word)
  return [...weights].sort(([one], [other]) => (counts.get(one) ?? 0) - (counts.get(other) ?? 0))
}

/** An entry worth a look, and how much of the planned features it has. */
export interface Candidate {
  readonly entry: number
  readonly weight: number
}

/**
 * Merges lists of postings into the entries that have enough of a plan's features.
 *
 * @param plan from {@link candidateQuery}
 * @param blocks every block of every planned feature, in any order
 * @param most how many candidates to keep; those that share most are kept
 * @returns heaviest first, then newest first
 *
 * O(postings).
 */
export function mergePostings(plan: CandidateQuery, blocks: Iterable<PostingBlock>, most: number): Candidate[] {
  const weights = new Uint32Array(blockSize)
  const found: Candidate[] = []
  for (const [block, lists] of byBlock(blocks)) {
    for (const { feature, entries } of lists) {
      const weight = plan.weights.get(feature) ?? 0
      for (let at = 0; at < entries.length; at += 1) weights[entries[at]!]! += weight
    }
    collect(found, lists, weights, block * blockSize, plan.required)
  }
  return found.sort((one, other) => other.weight - one.weight || other.entry - one.entry).slice(0, most)
}

function byBlock(blocks: Iterable<PostingBlock>): Map<number, PostingBlock[]> {
  const grouped = new Map<number, PostingBlock[]>()
  for (const posting of blocks) {
    const lists = grouped.get(posting.block)
    if (lists) lists.push(posting)
    else grouped.set(posting.block, [posting])
  }
  return grouped
}

/** Leaves `weights` empty for the next block. */
function collect(
  found: Candidate[],
  lists: readonly PostingBlock[],
  weights: Uint32Array,
  first: number,
  required: number,
): void {
  for (const { entries } of lists) {
    for (let at = 0; at < entries.length; at += 1) {
      const entry = entries[at]!
      const weight = weights[entry]!
      if (weight >= required) found.push({ entry: first + entry, weight })
      weights[entry] = 0
    }
  }
}
