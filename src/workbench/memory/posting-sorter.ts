import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import type { EntryKeys } from '../../text/memory/features.ts'
import { mergeRuns, postingRun } from '../../text/memory/posting-runs.ts'
import type { PostingList, PostingRun } from '../../text/memory/posting-runs.ts'

const numbersPerRead = 1 << 13

/** Sorts the postings of any number of entries by feature, in little memory: what is sorted waits in a file. */
export class PostingSorter {
  readonly #path: string
  readonly #file: number
  readonly #run: PostingRun
  /** Where each run begins, in bytes, and where the last one ends. */
  readonly #starts = [0]
  #count = 0

  /** @param run what is held before it goes to the file at `path` */
  constructor(path: string, run = postingRun()) {
    this.#path = path
    this.#run = run
    this.#file = openSync(path, 'w+', 0o600)
  }

  /** Numbers must rise. */
  add(entry: number, keys: EntryKeys): void {
    this.#run.add(entry, keys)
    this.#count += keys.features.length
    if (this.#run.isFull) this.#spill()
  }

  /** Every list, lowest feature first, with how many of the postings were given back, 0–1. */
  *lists(): Generator<PostingList & { readonly share: number }> {
    const kept = this.#starts.slice(1).map((end, run) => this.#read(this.#starts[run]!, end))
    let done = 0
    for (const list of mergeRuns([...kept, this.#run.drain()])) {
      done += list.postings.length
      yield { ...list, share: done / this.#count }
    }
  }

  close(): void {
    closeSync(this.#file)
    rmSync(this.#path, { force: true })
  }

  /** Each list is its feature, how many postings it has, and those. */
  #spill(): void {
    let end = this.#starts.at(-1)!
    let [numbers, used] = [new Uint32Array(1 << 16), 0]
    const flush = (): void => {
      end += writeSync(this.#file, numbers, 0, 4 * used, end)
      used = 0
    }
    for (const { feature, postings } of this.#run.drain()) {
      if (used + 2 + postings.length > numbers.length) flush()
      if (2 + postings.length > numbers.length) numbers = new Uint32Array(2 * (2 + postings.length))
      numbers[used] = feature
      numbers[used + 1] = postings.length
      numbers.set(postings, used + 2)
      used += 2 + postings.length
    }
    flush()
    this.#starts.push(end)
  }

  *#read(start: number, end: number): Generator<PostingList> {
    let [numbers, at] = [new Uint32Array(0), 0]
    /** Makes the next numbers stand at `at`, as many as are wanted and more. */
    const have = (wanted: number): void => {
      const rest = numbers.subarray(at)
      if (rest.length >= wanted) return
      const more = Math.min(Math.max(numbersPerRead, wanted - rest.length), (end - start) / 4)
      numbers = new Uint32Array(rest.length + more)
      numbers.set(rest)
      start += readSync(this.#file, numbers, 4 * rest.length, 4 * more, start)
      at = 0
    }
    for (;;) {
      if (start === end && at === numbers.length) return
      have(2)
      const [feature, length] = [numbers[at]! | 0, numbers[at + 1]!]
      at += 2
      have(length)
      yield { feature, postings: numbers.slice(at, at + length) }
      at += length
    }
  }
}
