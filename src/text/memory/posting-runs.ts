import { blockBits, entryOfPosting, postingOf } from './postings.ts'
import type { PostingBlock } from './postings.ts'
import type { EntryKeys } from './features.ts'

/** All postings of one feature in a run, lowest entry first. */
export interface PostingList {
  readonly feature: number
  readonly postings: Uint32Array
}

/** Postings gathered entry by entry, to be given back feature by feature: what an index is built from in one go. */
export interface PostingRun {
  readonly isFull: boolean
  /** Adds an entry; its number must be higher than every one before. */
  add(entry: number, keys: EntryKeys): void
  /** Every list, lowest feature first, after which the run is empty. */
  drain(): Generator<PostingList>
}

const signBit = 0x80000000

/**
 * An empty run.
 *
 * @param size postings after which it is full; one entry may go beyond it
 *
 * Takes 8 bytes for each posting; sorted by the machine's own 64-bit numbers, the feature above the posting.
 */
export function postingRun(size = 1 << 21): PostingRun {
  let keys = new BigUint64Array(size + (size >> 3))
  let halves = new Uint32Array(keys.buffer)
  let count = 0
  return {
    get isFull() {
      return count >= size
    },
    add(entry, { features, words }) {
      if (count + features.length > keys.length) {
        const larger = new BigUint64Array(2 * (count + features.length))
        larger.set(keys)
        keys = larger
        halves = new Uint32Array(keys.buffer)
      }
      const posting = postingOf(entry, words)
      for (const feature of features) {
        halves[2 * count + low] = posting
        halves[2 * count + 1 - low] = feature ^ signBit
        count += 1
      }
    },
    *drain() {
      keys.subarray(0, count).sort()
      for (let start = 0; start < count;) {
        const high = halves[2 * start + 1 - low]!
        let end = start + 1
        while (end < count && halves[2 * end + 1 - low] === high) end += 1
        const postings = new Uint32Array(end - start)
        for (let at = start; at < end; at += 1) postings[at - start] = halves[2 * at + low]!
        yield { feature: (high ^ signBit) | 0, postings }
        start = end
      }
      count = 0
    },
  }
}

/** Where the lower half of a 64-bit number stands: 0 on all machines Node runs on but a few. */
const low = new Uint32Array(BigUint64Array.of(1n).buffer)[0] === 1 ? 0 : 1

/**
 * Joins runs into one.
 *
 * @param runs each with its lists lowest feature first; the entries of a run lie above those of the runs before it
 * @returns each feature once, lowest first
 *
 * O(lists × runs).
 */
export function* mergeRuns(runs: readonly Iterator<PostingList>[]): Generator<PostingList> {
  const heads = runs.map(run => run.next())
  for (;;) {
    let feature = Number.POSITIVE_INFINITY
    for (const { done, value } of heads) if (!done && value.feature < feature) feature = value.feature
    if (feature === Number.POSITIVE_INFINITY) return
    const found: Uint32Array[] = []
    for (const [index, { done, value }] of heads.entries()) {
      if (done || value.feature !== feature) continue
      found.push(value.postings)
      heads[index] = runs[index]!.next()
    }
    yield { feature, postings: found.length === 1 ? found[0]! : joined(found) }
  }
}

function joined(lists: readonly Uint32Array[]): Uint32Array {
  const all = new Uint32Array(lists.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const list of lists) {
    all.set(list, at)
    at += list.length
  }
  return all
}

const postingsPerRow = 2048

/** Cuts a list into rows of whole blocks: few long ones, so that reading it is quick, and none beyond 24 KB. */
export function* blocksOfList({ feature, postings }: PostingList): Generator<PostingBlock> {
  for (let start = 0; start < postings.length;) {
    let end = Math.min(start + postingsPerRow, postings.length)
    while (end < postings.length && blockOf(postings[end]!) === blockOf(postings[end - 1]!)) end += 1
    yield { feature, block: blockOf(postings[start]!), postings: postings.subarray(start, end) }
    start = end
  }
}

const blockOf = (posting: number): number => entryOfPosting(posting) >> blockBits
