import { cost } from './costs.ts'
import { weightOfSignature, type Signature } from './features.ts'
import { entryOfPosting, fewestWords, highestEntry, lengthOfPosting } from './postings.ts'
import type { PostingBlock } from './postings.ts'

/** Which features of a query to look up, and what an entry must have of them to be worth a look. */
export interface CandidateQuery {
  /** How often each feature stands in the query, rarest first. */
  readonly times: ReadonlyMap<number, number>
  /** For each class of length the fewest of the planned features that an entry shares if it can reach the threshold. */
  readonly required: readonly number[]
  /** The weight of the query, in hundredths of a word, and what of it is not looked up. */
  readonly weight: number
  readonly unseen: number
}

/** How many postings one look-up may read; more make the candidates fewer and the reading longer. */
const postingBudget = 300_000

/**
 * Plans the look-up of entries that can match a sentence at a threshold.
 *
 * An entry shares at most its own weight, and a match of t % shares t % of the heavier of the two. So its length lies in
 * a band, and of any set of features heavier than what a match may miss it has some; the rarest make the shortest lists.
 * Every further feature raises what an entry must have.
 *
 * @param query signature of the sentence
 * @param threshold least score of interest, 1–100
 * @param counts how many entries have each feature; absent means none
 * @returns a plan that loses no entry with such a score; no features when the query has no words
 * @throws {RangeError} if the threshold is not in 1–100
 *
 * O(n log n). Source: Chaudhuri, Ganti & Kaushik 2006, "A Primitive Operator for Similarity Joins in Data Cleaning"
 * (prefix filter), and Bayardo, Ma & Srikant 2007, "Scaling Up All Pairs Similarity Search" (bounds by length).
 */
export function candidateQuery(
  query: Signature,
  threshold: number,
  counts: ReadonlyMap<number, number>,
): CandidateQuery {
  if (!(threshold >= 1 && threshold <= 100)) throw new RangeError(`threshold ${threshold} is not in 1–100`)
  const weight = weightOfSignature(query)
  const share = (threshold - 0.5) / 100
  const times = new Map<number, number>()
  let unseen = weight
  let postings = 0
  for (const [feature, own] of rarestFirst(query, counts)) {
    postings += counts.get(feature) ?? 0
    if (unseen < share * weight && postings > postingBudget) break
    times.set(feature, own)
    unseen -= cost.word * own
  }
  const required = fewestWords.map((fewest, lengthClass) => {
    const shared = share * Math.max(weight, cost.word * fewest)
    const most = cost.word * ((fewestWords[lengthClass + 1] ?? Number.POSITIVE_INFINITY) - 1)
    const isTooShort = most + cost.mark * query.marks < shared
    return isTooShort ? Number.POSITIVE_INFINITY : Math.max(1, Math.ceil((shared - unseen) / cost.word))
  })
  return { times, required, weight, unseen }
}

function rarestFirst(
  { features }: Signature,
  counts: ReadonlyMap<number, number>,
): (readonly [feature: number, times: number])[] {
  const times = new Map<number, number>()
  for (const feature of features) times.set(feature, (times.get(feature) ?? 0) + 1)
  return [...times].sort(([one], [other]) => (counts.get(one) ?? 0) - (counts.get(other) ?? 0))
}

/** An entry worth a look. */
export interface Candidate {
  readonly entry: number
  /** The score it cannot pass, 0–100, but for rounding. */
  readonly best: number
}

/**
 * Merges lists of postings into the entries that have enough of a plan's features.
 *
 * @param plan from {@link candidateQuery}
 * @param blocks every block of every planned feature, in any order
 * @param most how many candidates to keep; those that may score most are kept
 * @returns what may score most first, in whole points, then newest first
 *
 * O(postings) time, two bytes for each entry of the memory.
 */
export function mergePostings(plan: CandidateQuery, blocks: readonly PostingBlock[], most: number): Candidate[] {
  const shared = new Uint16Array(highestEntry(blocks) + 1)
  const { required } = plan
  for (const { feature, postings } of blocks) {
    const times = plan.times.get(feature) ?? 0
    for (let at = 0; at < postings.length; at += 1) {
      const posting = postings[at]!
      if (required[lengthOfPosting(posting)] !== Number.POSITIVE_INFINITY) shared[entryOfPosting(posting)]! += times
    }
  }
  return bestOf(collected(plan, blocks, shared), most)
}

/** Entries by the best score they may have. One that was changed may be listed with two lengths; it is taken once, for `shared` is emptied. */
function collected(
  plan: CandidateQuery,
  blocks: readonly PostingBlock[],
  shared: Uint16Array,
): readonly (readonly number[])[] {
  const byScore: number[][] = Array.from({ length: 101 }, () => [])
  for (const { postings } of blocks) {
    for (let at = 0; at < postings.length; at += 1) {
      const posting = postings[at]!
      const entry = entryOfPosting(posting)
      const lengthClass = lengthOfPosting(posting)
      const count = shared[entry]!
      if (count < plan.required[lengthClass]!) continue
      byScore[bestScore(plan, lengthClass, count)]!.push(entry)
      shared[entry] = 0
    }
  }
  return byScore
}

function bestScore({ weight, unseen }: CandidateQuery, lengthClass: number, count: number): number {
  const score = (100 * (cost.word * count + unseen)) / Math.max(weight, cost.word * fewestWords[lengthClass]!)
  return Math.min(100, Math.round(score))
}

function bestOf(byScore: readonly (readonly number[])[], most: number): Candidate[] {
  const found: Candidate[] = []
  for (let best = 100; best >= 0 && found.length < most; best -= 1) {
    const entries = byScore[best]!.toSorted((one, other) => other - one).slice(0, most - found.length)
    for (const entry of entries) found.push({ entry, best })
  }
  return found
}
