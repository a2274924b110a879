import type { PairId } from '../../model/id.ts'
import { reviewBase } from '../../model/review-base.ts'
import { commentsOf } from '../../storage/comments.ts'
import { openFindingsOf } from '../../storage/findings.ts'
import { historyOf } from '../../storage/operations.ts'
import { pairById } from '../../storage/pairs.ts'
import { namesOf } from '../../storage/user-names.ts'
import { numbered } from '../../workbench/open-document.ts'
import type { NumberedPair } from '../../workbench/open-document.ts'
import { notFound } from '../problem.ts'
import { documentPath, fragment, seeOther, wantsJson } from '../visit.ts'
import type { PairVisit } from '../visit.ts'
import { panelOf } from '../documents/panel.ts'
import { pairRows, rowList } from '../documents/rows.ts'

/** The pair of a visit with its number. @throws {Problem} when it was joined with another meanwhile */
export async function pairOfVisit({ storage, pair }: PairVisit): Promise<NumberedPair> {
  const found = await pairById(storage.db, pair)
  if (!found) throw notFound()
  return (await numbered(storage, [found], false))[0]!
}

export async function permalink(visit: PairVisit): Promise<void> {
  const { project, document, pair, request, response, storage } = visit
  if (!wantsJson(request)) return seeOther(visit, `${documentPath(project, document)}?at=${pair}#pair-${pair}`)
  const found = await pairOfVisit(visit)
  const names = await namesOf(storage.db, [found.changedBy])
  response.json({
    id: found.id,
    number: found.number,
    source: found.source,
    text: found.target,
    revision: found.revision,
    status: found.status,
    words: found.targetWords,
    comments: found.comments,
    by: found.changedBy && { name: names.get(found.changedBy) ?? '' },
    at: found.changedAt,
  })
}

/** One row, rendered as in the page. */
export async function row(visit: PairVisit): Promise<void> {
  const { storage, request, response } = visit
  const pair = await pairOfVisit(visit)
  const comments = await commentsOf(storage.db, pair.comments > 0 ? [pair.id] : [])
  const findings = await openFindingsOf(storage.db, pair.document, [pair.id])
  const [rendered] = await pairRows(visit, [pair], { comments: new Map([[pair.id, comments]]), findings }, undefined)
  const mode = request.query['mode'] === 'review' ? 'review' : 'translate'
  response.type('html').send(fragment(visit, 'documents/_row', { pair: rendered!, list: rowList(visit, mode, 1, '') }))
}

export async function panel(visit: PairVisit): Promise<void> {
  visit.response
    .type('html')
    .send(fragment(visit, 'documents/_panel-alone', await panelOf(visit, await pairOfVisit(visit))))
}

export async function history({ storage, pair, response }: PairVisit): Promise<void> {
  const entries = await historyOf(storage.db, pair)
  response.json({
    history: entries.map(({ revision, at, author, kind, operation, after }) => ({
      revision,
      at,
      author,
      kind,
      operation,
      text: after?.target ?? null,
      status: after?.status ?? null,
    })),
  })
}

export async function base({ storage, pair, response }: PairVisit): Promise<void> {
  response.json({ base: (await reviewBaseOf(storage, pair)) ?? null })
}

async function reviewBaseOf(storage: PairVisit['storage'], pair: PairId) {
  return reviewBase(
    (await historyOf(storage.db, pair)).map(({ kind, author, at, after }) => ({
      kind,
      author,
      at,
      text: after?.target,
    })),
  )
}
