import { isoOf, modeOf, sidesOf } from '../../text/search/match-query.ts'
import { likenessOf } from '../../text/search/likeness.ts'
import type { Query, Wanted } from '../../text/search/query.ts'
import { statuses } from '../../model/pair.ts'
import type { PairFilter } from '../../storage/pairs.ts'

/**
 * What the database can leave out by itself: every pair that a query wants passes, and few others do.
 * What must not be, who changed a pair and most of what the checks say is left to the query.
 */
export function narrowedBy({ conditions }: Query, now: string): PairFilter {
  const wanted = conditions.filter(({ negated }) => !negated).map(condition => condition.wanted)
  const [status, link, origin] = (['status', 'link', 'origin'] as const).map(field => chosen(wanted, field))
  const times = wanted.filter(one => one.kind === 'time')
  const [since, before] = (['since', 'before'] as const).map(order =>
    times.filter(time => time.order === order).map(({ moment }) => isoOf(moment, now)),
  )
  const [shape] = wanted.filter(one => one.kind === 'shape')
  return {
    like: wanted
      .filter(one => one.kind === 'text')
      .map(text => ({ sides: sidesOf(text), patterns: likenessOf(text.words, modeOf(text)) })),
    measured: wanted.filter(one => one.kind === 'measure'),
    ...(status && { statuses: statuses.filter(known => status.includes(known)) }),
    ...(link && { links: link }),
    ...(origin && { origins: origin }),
    ...(since!.length > 0 && { since: since!.toSorted().at(-1)! }),
    ...(before!.length > 0 && { before: before!.toSorted()[0]! }),
    ...(shape && { shape }),
    ...(wanted.some(({ kind }) => kind === 'check') && { withFindings: true }),
  }
}

/** What is left of a field's values when all its conditions hold. */
function chosen(wanted: readonly Wanted[], field: 'status' | 'link' | 'origin'): readonly string[] | undefined {
  const lists = wanted.filter(one => one.kind === 'choice').filter(one => one.field === field)
  return lists.length === 0 ? undefined : lists[0]!.any.filter(value => lists.every(({ any }) => any.includes(value)))
}
