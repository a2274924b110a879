import { statuses } from '../../model/pair.ts'
import type { Status } from '../../model/pair.ts'
import { statusTitles } from '../../model/status-title.ts'
import type { DocumentId, UserId } from '../../model/id.ts'
import { countChangedSince } from '../../storage/changed-since.ts'
import { countWithFindings } from '../../storage/findings.ts'
import type { Db } from '../../storage/open.ts'
import type { Progress } from '../../storage/pairs.ts'
import { percentDone } from '../../workbench/open-document.ts'
import type { Chip, Counts } from '../document-views.ts'
import { filterQuery, usualStatuses, withQuery } from './page-query.ts'
import type { PageQuery } from './page-query.ts'
import type { WorkMode } from './rows.ts'

interface Filter {
  readonly name: string
  readonly title: string
  readonly status: Status | undefined
  readonly statuses: readonly Status[] | undefined
}

const translateFilters: readonly Filter[] = [
  { name: 'all', title: 'All', status: undefined, statuses: undefined },
  ...statuses.map(status => ({
    name: status,
    title: status === 'changes' ? 'Changes' : statusTitles[status],
    status,
    statuses: [status],
  })),
]

const reviewFilters: readonly Filter[] = [
  { name: 'to-review', title: 'To review', status: undefined, statuses: undefined },
  { name: 'changes', title: 'Sent back', status: 'changes', statuses: ['changes'] },
  { name: 'approved', title: 'Approved', status: 'approved', statuses: ['approved'] },
  { name: 'all', title: 'All', status: undefined, statuses: [] },
]

export interface Counted {
  readonly progress: Progress
  /** Pairs the checks have something to say about. */
  readonly withFindings: number
  /** Pairs changed since the reviewer wrote or judged them; only where that is asked for. */
  readonly changed: number | undefined
}

/** What a document page counts for one person. */
export async function countAll(
  db: Db,
  document: DocumentId,
  mode: WorkMode,
  user: UserId,
): Promise<Omit<Counted, 'progress'>> {
  return {
    withFindings: await countWithFindings(db, document),
    changed: mode === 'review' ? await countChangedSince(db, document, user) : undefined,
  }
}

export function countsOf(
  mode: WorkMode,
  path: string,
  query: PageQuery,
  { progress, withFindings, changed }: Counted,
): Counts {
  const filters = mode === 'review' ? reviewFilters : translateFilters
  const done = percentDone(progress)
  return {
    chips: [
      ...filters.map(filter => chipOf(filter, mode, path, query, progress)),
      checksChip(path, query, withFindings),
      ...(changed === undefined ? [] : [changedChip(path, query, changed)]),
    ],
    targetNote: `${done}% done`,
    meter: meterOf(progress),
    progressNote: `${done}% done`,
  }
}

function chipOf(filter: Filter, mode: WorkMode, path: string, query: PageQuery, progress: Progress): Chip {
  const counted = filter.statuses ?? usualStatuses[mode] ?? statuses
  return {
    name: filter.name,
    title: filter.title,
    shape: filter.status && `st-${filter.status}`,
    count: (counted.length === 0 ? statuses : counted).reduce((sum, status) => sum + progress[status].pairs, 0),
    href: withQuery(path, filterQuery({ statuses: filter.statuses, text: query.text })),
    isCurrent:
      !query.checks && !query.changed && (query.statuses?.join() ?? 'usual') === (filter.statuses?.join() ?? 'usual'),
  }
}

function checksChip(path: string, query: PageQuery, count: number): Chip {
  const href = withQuery(path, filterQuery({ text: query.text, checks: '1' }))
  return { name: 'checks', title: 'Checks', shape: 'st-warn', count, href, isCurrent: query.checks !== '' }
}

function changedChip(path: string, query: PageQuery, count: number): Chip {
  const href = withQuery(path, filterQuery({ text: query.text, changed: true }))
  return { name: 'changed', title: 'Changed since I looked', shape: undefined, count, href, isCurrent: query.changed }
}

export function meterOf(progress: Progress): Counts['meter'] {
  const all = statuses.reduce((sum, status) => sum + progress[status].words, 0)
  const share = (status: Status): number => (all === 0 ? 0 : Math.floor((100 * progress[status].words) / all))
  return {
    approved: share('approved'),
    translated: share('translated'),
    changes: share('changes'),
    draft: share('draft'),
  }
}
