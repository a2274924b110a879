import type { PairId } from '../../model/id.ts'
import { documentPath } from '../visit.ts'
import type { PairVisit } from '../visit.ts'
import { filterQuery, pageQueryOf, withQuery } from '../documents/page-query.ts'
import { modePath } from '../documents/rows.ts'

/** The page a form was sent from, with its filters, at a row. Only what a page of ours can say comes back. */
export function backTo({ project, document, request }: PairVisit, pair: PairId): string {
  const { from, mode } = (request.body ?? {}) as { from?: unknown; mode?: unknown }
  const query = filterQuery(
    pageQueryOf(Object.fromEntries(new URLSearchParams(typeof from === 'string' ? from.slice(0, 500) : ''))),
  )
  return `${withQuery(modePath(documentPath(project, document), mode === 'review' ? 'review' : 'translate'), query, `at=${pair}`)}#pair-${pair}`
}

export function fromOf({ request }: PairVisit): string {
  const { from } = (request.body ?? {}) as { from?: unknown }
  return typeof from === 'string' ? from.slice(0, 500) : ''
}
