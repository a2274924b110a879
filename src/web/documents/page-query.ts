import { z } from 'zod'
import { statuses } from '../../model/pair.ts'
import type { Status } from '../../model/pair.ts'
import type { PairId, UserId } from '../../model/id.ts'
import type { PairFilter } from '../../storage/pairs.ts'
import type { WorkMode } from './rows.ts'

/** What the address of a document page says: filters, the part of a long document, the row to begin with. */
export interface PageQuery {
  /** `undefined` where the address says nothing, so that each view has its own usual filter. */
  readonly statuses: readonly Status[] | undefined
  readonly text: string
  /** Only what the checks have something to say about: `1`, or the id of one check; `''` for everything. */
  readonly checks: string
  /** Only what others changed since the reader wrote or judged it. */
  readonly changed: boolean
  readonly page: number
  readonly at: PairId | undefined
  readonly number: number | undefined
}

const statusList = z
  .string()
  .max(100)
  .transform(list => list.split(',').filter(Boolean))

export const pageQuerySchema = z.object({
  status: statusList.optional().catch(undefined),
  q: z.string().max(500).trim().catch(''),
  checks: z
    .string()
    .regex(/^(?:1|[a-z][a-z-]{0,40})$/)
    .catch(''),
  changed: z.string().max(10).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1),
  at: z.string().max(60).optional().catch(undefined),
  number: z.string().max(12).optional().catch(undefined),
})

export function pageQueryOf(query: Readonly<Record<string, unknown>>): PageQuery {
  const read = pageQuerySchema.parse({ ...query })
  return {
    statuses: read.status && statuses.filter(status => read.status!.includes(status)),
    text: read.q,
    checks: read.checks,
    changed: read.changed === '1',
    page: read.page,
    at: read.at as PairId | undefined,
    number: read.number === undefined ? undefined : numberIn(read.number),
  }
}

/** A whole number in European, Arabic or Persian digits. */
function numberIn(digits: string): number | undefined {
  const european = digits.trim().replace(/[\u0660-\u0669\u06F0-\u06F9]/g, digit => String(digit.charCodeAt(0) & 15))
  return /^[0-9]+$/.test(european) ? Number(european) : undefined
}

/** What a view shows when the address names no status. */
export const usualStatuses: Readonly<Record<WorkMode, readonly Status[] | undefined>> = {
  translate: undefined,
  review: ['translated'],
}

export function filterOf(
  mode: WorkMode,
  { statuses: named, text, checks, changed }: PageQuery,
  user: UserId,
): PairFilter {
  const wanted = named ?? (checks || changed ? undefined : usualStatuses[mode])
  return {
    ...(wanted && wanted.length > 0 && { statuses: wanted }),
    ...(text !== '' && { text }),
    ...(checks !== '' && { withFindings: checks === '1' ? true : checks }),
    ...(changed && { changedSince: user }),
  }
}

/** The filters as an address carries them, without its part and row; `''` when there are none. */
export function filterQuery({
  statuses: wanted,
  text,
  checks,
  changed,
}: Partial<Pick<PageQuery, 'statuses' | 'text' | 'checks' | 'changed'>>): string {
  const query = new URLSearchParams()
  if (wanted) query.set('status', wanted.length === 0 ? 'all' : wanted.join(','))
  if (checks) query.set('checks', checks)
  if (changed) query.set('changed', '1')
  if (text) query.set('q', text)
  return query.toString().replaceAll('%2C', ',')
}

/** An address with more query behind it. */
export const withQuery = (path: string, ...parts: readonly string[]): string => {
  const query = parts.filter(Boolean).join('&')
  return query === '' ? path : `${path}?${query}`
}
