import { languageOf } from '../../model/language.ts'
import { may } from '../../model/role.ts'
import { statusTitles } from '../../model/status-title.ts'
import type { PairId } from '../../model/id.ts'
import type { Finding } from '../../text/checks/check.ts'
import type { Comment } from '../../storage/comments.ts'
import { namesOf } from '../../storage/user-names.ts'
import type { NumberedPair } from '../../workbench/open-document.ts'
import type { PairRow, RowList } from '../document-views.ts'
import { glossaryPath } from '../terms/glossary.ts'
import { documentPath } from '../visit.ts'
import type { DocumentVisit } from '../visit.ts'
import { findingViews } from './finding-views.ts'
import { withQuery } from './page-query.ts'

export type WorkMode = RowList['mode']

/** Above so many rows the browser skips those out of sight, and each row is named for screen readers. */
const longList = 300

export function rowList(
  { project, document, role, csrf }: DocumentVisit,
  mode: WorkMode,
  rows: number,
  query: string,
): RowList {
  const path = documentPath(project, document)
  const canReview = may(role, 'review')
  return {
    mode,
    csrf,
    query,
    canReview,
    source: languageOf(project.sourceLang),
    target: languageOf(project.targetLang),
    canEdit: may(role, 'translate'),
    canPick: may(role, 'translate'),
    isLong: rows > longList,
    atHref: withQuery(modePath(path, mode), query, 'at='),
    translateHref: path,
    glossaryHref: glossaryPath(project),
  }
}

export const modePath = (path: string, mode: WorkMode): string => (mode === 'review' ? `${path}/review` : path)

/** What is said about pairs, by pair. */
export interface Remarks {
  readonly comments: ReadonlyMap<PairId, readonly Comment[]>
  readonly findings: ReadonlyMap<PairId, readonly Finding[]>
}

/** Rows of pairs, with who changed them last, why they were sent back and what the checks say. */
export async function pairRows(
  { storage }: DocumentVisit,
  pairs: readonly NumberedPair[],
  { comments, findings }: Remarks,
  active: PairId | undefined,
): Promise<PairRow[]> {
  const names = await namesOf(
    storage.db,
    pairs.map(pair => pair.changedBy),
  )
  return pairs.map(pair => ({
    id: pair.id,
    number: pair.number,
    status: pair.status,
    statusTitle: statusTitles[pair.status],
    revision: pair.revision,
    source: pair.source,
    target: pair.target,
    continues: pair.continues,
    goesOn: pair.goesOn,
    comments: pair.comments,
    by: pair.changedBy === null ? undefined : names.get(pair.changedBy),
    findings: findingViews(findings.get(pair.id) ?? []),
    reason: pair.status === 'changes' ? reasonIn(comments.get(pair.id)) : undefined,
    isActive: pair.id === active,
  }))
}

function reasonIn(comments: readonly Comment[] | undefined): PairRow['reason'] {
  const reason = comments?.findLast(comment => comment.kind === 'reason')
  return reason && { author: reason.author, text: reason.text }
}
