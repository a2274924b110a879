import type { PairText } from './pair-text.ts'

/**
 * Cuts a time to the second.
 *
 * @param time ISO 8601 in UTC, as `2026-01-15T09:30:00.123Z`
 * @returns the time as `2026-01-15T09:30:00Z`, or `undefined` for anything else
 */
export function secondOf(time: string | undefined): string | undefined {
  const second = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d{1,9})?Z$/.exec(time ?? '')?.[1]
  return second === undefined ? undefined : `${second}Z`
}

/** The pair with its times cut to the second; a time that is none is dropped. */
export function toSeconds(pair: PairText): PairText {
  const { createdAt, changedAt, ...rest } = pair
  const created = secondOf(createdAt)
  const changed = secondOf(changedAt)
  return {
    ...rest,
    ...(created !== undefined && { createdAt: created }),
    ...(changed !== undefined && { changedAt: changed }),
  }
}

/**
 * Reads a date of TMX, `YYYYMMDDThhmmssZ`.
 *
 * @returns ISO 8601, or `undefined` when the date has another shape, as in files of old tools
 */
export function fromTmxDate(date: string | undefined): string | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date ?? '')
  return parts ? `${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}:${parts[5]}:${parts[6]}Z` : undefined
}
