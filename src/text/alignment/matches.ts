import type { Link } from './link.ts'
import type { Side } from './vocabulary.ts'
import type { WordTable } from './word-table.ts'

/** Matches of a cell: place of the word in either sentence and what it is worth each way. */
export interface Matches {
  readonly start: Int32Array
  readonly source: Int32Array
  readonly target: Int32Array
  readonly forward: Float32Array
  readonly backward: Float32Array
}

/**
 * Every match of the cells that are searched.
 *
 * @param start cells of source sentence i are `start[i] … start[i + 1] - 1`
 * @param first the target sentence of the first cell of each source sentence
 * @param before the links the words were learned from
 * @returns matches by cell; O(cells · words of a sentence)
 */
export function findMatches(
  source: Side,
  target: Side,
  table: WordTable,
  start: Int32Array,
  first: Int32Array,
  before: readonly Link[],
): Matches {
  const [from, to] = linkedTo(source.size, before)
  const list = new MatchList(start[source.size]!)
  const head = new Int32Array(target.keys.length).fill(-1)
  for (let i = 0; i < source.size; i += 1) {
    const [pairs, words, next] = pairsOfSentence(source, table, i, head)
    for (let cell = start[i]!, j = first[i]!; cell < start[i + 1]!; cell += 1, j += 1) {
      list.open(cell)
      const own = j >= from[i]! && j < to[i]!
      for (let k = target.offsets[j]!; k < target.offsets[j + 1]!; k += 1) {
        for (let at = head[target.types[k]!]!; at >= 0; at = next[at]!) {
          const pair = pairs[at]!
          list.add(
            words[at]!,
            k - target.offsets[j]!,
            (own ? table.forwardWithout : table.forward)[pair]!,
            (own ? table.backwardWithout : table.backward)[pair]!,
          )
        }
      }
    }
    for (const pair of pairs) head[table.target[pair]!] = -1
  }
  return list.closed()
}

function linkedTo(size: number, links: readonly Link[]): [Int32Array, Int32Array] {
  const [from, to] = [new Int32Array(size), new Int32Array(size)]
  for (const { source, target } of links) from.fill(target.start, source.start, source.end)
  for (const { source, target } of links) to.fill(target.end, source.start, source.end)
  return [from, to]
}

/** Chains, at each target type, the pairs that words of sentence i have with it. */
function pairsOfSentence(source: Side, table: WordTable, i: number, head: Int32Array): [number[], number[], number[]] {
  const pairs: number[] = []
  const words: number[] = []
  const next: number[] = []
  for (let k = source.offsets[i]!; k < source.offsets[i + 1]!; k += 1) {
    const type = source.types[k]!
    for (let pair = table.start[type]!; pair < table.start[type + 1]!; pair += 1) {
      const to = table.target[pair]!
      next.push(head[to]!)
      head[to] = pairs.push(pair) - 1
      words.push(k - source.offsets[i]!)
    }
  }
  return [pairs, words, next]
}

function larger<Numbers extends Int32Array | Float32Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from)
  return to
}

class MatchList {
  readonly #start: Int32Array
  #source = new Int32Array(4096)
  #target = new Int32Array(4096)
  #forward = new Float32Array(4096)
  #backward = new Float32Array(4096)
  #size = 0

  constructor(cells: number) {
    this.#start = new Int32Array(cells + 1)
  }

  open(cell: number): void {
    this.#start[cell] = this.#size
  }

  add(source: number, target: number, forward: number, backward: number): void {
    if (this.#size === this.#source.length) this.#grow()
    this.#source[this.#size] = source
    this.#target[this.#size] = target
    this.#forward[this.#size] = forward
    this.#backward[this.#size] = backward
    this.#size += 1
  }

  #grow(): void {
    const size = this.#size * 2
    this.#source = larger(this.#source, new Int32Array(size))
    this.#target = larger(this.#target, new Int32Array(size))
    this.#forward = larger(this.#forward, new Float32Array(size))
    this.#backward = larger(this.#backward, new Float32Array(size))
  }

  closed(): Matches {
    this.#start[this.#start.length - 1] = this.#size
    return {
      start: this.#start,
      source: this.#source,
      target: this.#target,
      forward: this.#forward,
      backward: this.#backward,
    }
  }
}
