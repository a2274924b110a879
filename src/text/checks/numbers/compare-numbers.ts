import type { ReadNumbers, WrittenNumber } from './read-numbers.ts'

/** Numbers of one side that the other side does not have in any writing. */
export interface NumberGaps {
  /** Written in the source, absent from the target. */
  readonly missing: readonly WrittenNumber[]
  /** Written in the target, absent from the source. */
  readonly extra: readonly WrittenNumber[]
}

/**
 * Compares the numbers of two texts by value, whatever digits, separators or words they are written with.
 *
 * @param source the numbers of the source
 * @param target the numbers of the target
 * @returns what has no counterpart; times and figures inside names and codes are left to other checks
 *
 * Zero, one and two are never missed: Arabic and English say them by negation, articles and duals.
 */
export function compareNumbers(source: ReadNumbers, target: ReadNumbers): NumberGaps {
  return { missing: unmatched(source, target), extra: unmatched(target, source) }
}

function unmatched(from: ReadNumbers, to: ReadNumbers): WrittenNumber[] {
  if (from.written.length === 0) return []
  const known = new Set([...to.spelled, ...to.written.flatMap(number => number.values)])
  return from.written.filter(number => demanded(number) && !number.values.some(value => isKnown(value, number, known)))
}

/** Small figures in compounds (`7-day`) may become adjectives, a decade of the 2000s a century. */
function demanded({ inName, time, compound, decade, values: [value] }: WrittenNumber): boolean {
  return !inName && !time && value! > 2 && !(compound && value! <= 10) && !(decade && value! % 100 === 0)
}

function isKnown(value: number, { decade, text }: WrittenNumber, known: ReadonlySet<number>): boolean {
  if (known.has(value)) return true
  if (decade && known.has(value % 100)) return true
  return text.length === 2 && value > 9 && value < 100 && [1900, 2000, 1800].some(century => known.has(century + value))
}
