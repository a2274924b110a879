import type { Format } from './format.ts'
import type { PairField, PairText } from './pair-text.ts'
import { cellOf } from './table.ts'

/** One thing that came back otherwise than it was written. */
export interface Difference {
  /** The place in the file, from 1. */
  readonly position: number
  readonly id: string
  /** `pair` when a whole pair is missing or too much. */
  readonly field: PairField | 'pair'
  /** Cut to 200 characters; `undefined` for a pair that was never written. */
  readonly written: string | undefined
  readonly read: string | undefined
}

/** Compares two runs of pairs while they arrive, in the memory of the pairs that wait for their twin. */
export interface Comparison {
  wrote(pairs: readonly PairText[]): void
  read(pairs: readonly PairText[]): void
  /** Call once; pairs still waiting are differences. */
  end(): void
  /** The first twenty. */
  readonly differences: readonly Difference[]
  count(): number
}

const listed = 20

/**
 * @param fields what must be equal; a missing field equals an empty one
 */
export function comparison(fields: readonly PairField[]): Comparison {
  const written: PairText[] = []
  const back: PairText[] = []
  const differences: Difference[] = []
  let position = 0
  let count = 0
  const differ = (difference: Difference): void => {
    count += 1
    if (differences.length < listed) differences.push(difference)
  }
  const alone = (pair: PairText, from: 'written' | 'read'): void => {
    position += 1
    const text = cut(pair.source || pair.target)
    differ({ position, id: pair.id, field: 'pair', written: undefined, read: undefined, [from]: text })
  }
  const settle = (): void => {
    const both = Math.min(written.length, back.length)
    const reread = back.splice(0, both)
    written.splice(0, both).forEach((pair, index) => {
      position += 1
      for (const difference of differencesOf(pair, reread[index]!, fields, position)) differ(difference)
    })
  }
  return {
    wrote(pairs) {
      written.push(...pairs)
      settle()
    },
    read(pairs) {
      for (const pair of pairs) back.push(pair)
      settle()
    },
    end() {
      for (const pair of written.splice(0)) alone(pair, 'written')
      for (const pair of back.splice(0)) alone(pair, 'read')
    },
    differences,
    count: () => count,
  }
}

function* differencesOf(
  written: PairText,
  read: PairText,
  fields: readonly PairField[],
  position: number,
): Generator<Difference> {
  for (const field of fields) {
    const [before, after] = [cellOf(written, field), cellOf(read, field)]
    if (before !== after) yield { position, id: written.id, field, written: cut(before), read: cut(after) }
  }
}

const cut = (text: string): string => text.slice(0, 200)

/**
 * Compares what was written with what a reader of the format gives back.
 *
 * @param written the pairs handed to the writer; those the format leaves out do not count
 * @param read the pairs of the file
 * @returns the first twenty differences, up to what the format cannot hold; `[]` when all came back
 *
 * O(n) for n pairs.
 */
export function compareExport(
  written: Iterable<PairText>,
  read: Iterable<PairText>,
  format: Format,
): readonly Difference[] {
  const compared = comparison(format.holds)
  const expected = format.expectation()
  for (const pair of written) if (format.leavesOut(pair) === undefined) compared.wrote(expected.take(pair))
  compared.wrote(expected.end())
  for (const pair of read) compared.read([pair])
  compared.end()
  return compared.differences
}
