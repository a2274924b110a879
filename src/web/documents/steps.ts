import { z } from 'zod'
import type { OperationId, PairId } from '../../model/id.ts'
import { parseQuery } from '../../text/search/parse-query.ts'
import { isJudgement, verdicts } from '../../model/status.ts'
import { may } from '../../model/role.ts'
import { pairById, progressOf } from '../../storage/pairs.ts'
import { findPairs } from '../../workbench/search/find-pairs.ts'
import { judgeMany } from '../../workbench/judge-many.ts'
import { redo } from '../../workbench/redo.ts'
import { undo, undoLast } from '../../workbench/undo.ts'
import { bodyOf, queryOf } from '../parse.ts'
import { forbidden, unusable } from '../problem.ts'
import { documentPath, fragment } from '../visit.ts'
import type { DocumentVisit } from '../visit.ts'
import { answerUndo } from './answer-undo.ts'
import { countAll, countsOf } from './counts.ts'
import { pageQueryOf } from './page-query.ts'
import { modePath } from './rows.ts'

const verdictsSchema = z.object({
  verdict: z.enum(verdicts),
  reason: z.string().trim().max(5000).optional(),
  pairs: z
    .array(z.object({ id: z.string().max(60), revision: z.int().positive() }))
    .min(1)
    .max(2000),
})

/** One verdict on many pairs; those changed since they were seen are left as they were and named. */
export async function judgeSelection(visit: DocumentVisit): Promise<void> {
  const { storage, project, document, actor, role, response } = visit
  const { verdict, reason, pairs } = bodyOf(visit, verdictsSchema)
  if (isJudgement(verdict) && !may(role, 'review'))
    throw forbidden('Only reviewers and managers approve or ask for changes.')
  if (verdict === 'changes' && !reason) throw unusable('Say what should change.')
  const outcome = await judgeMany(storage, {
    project: project.id,
    document: document.id,
    user: actor.id,
    verdict,
    ...(reason && { reason }),
    pairs: pairs.map(({ id, revision }) => ({ id: id as PairId, revision })),
  })
  response.json(outcome)
}

/** Takes back this person's own last step in the document. */
export async function undoOwnLast(visit: DocumentVisit): Promise<void> {
  const { storage, project, document, actor } = visit
  const outcome = await undoLast(storage, { project: project.id, document: document.id, user: actor.id })
  answerUndo(visit, documentPath(project, document), outcome)
}

/** Does again what this person took back last in the document. */
export async function redoOwnLast(visit: DocumentVisit): Promise<void> {
  const { storage, project, document, actor } = visit
  answerUndo(
    visit,
    documentPath(project, document),
    await redo(storage, { project: project.id, document: document.id, user: actor.id }),
  )
}

export async function undoOne(visit: DocumentVisit): Promise<void> {
  const { storage, project, actor, request } = visit
  answerUndo(
    visit,
    documentPath(visit.project, visit.document),
    await undo(storage, {
      project: project.id,
      operation: String(request.params['operation']) as OperationId,
      user: actor.id,
    }),
  )
}

const findSchema = z.object({ q: z.string().trim().min(1).max(200), after: z.string().max(60).default('') })

/** Where the text stands next, whatever its spelling, for documents longer than a page. */
export async function find({ storage: { db }, document, request, response }: DocumentVisit): Promise<void> {
  const { q, after } = queryOf({ request }, findSchema)
  const from = after === '' ? undefined : await pairById(db, after as PairId)
  const { hits } = await findPairs(db, [document], parseQuery(''), {
    most: 1,
    within: { text: q },
    ...(from && { after: { document: document.id, position: from.position, id: from.id } }),
  })
  response.json({ next: hits[0]?.pair.id ?? null })
}

/** The counts of a page, for a page that is kept up to date. */
export async function counts(visit: DocumentVisit): Promise<void> {
  const { storage, project, document, actor, request, response } = visit
  const mode = request.query['mode'] === 'review' ? 'review' : 'translate'
  const progress = (await progressOf(storage.db, [document.id])).get(document.id)!
  const counted = await countAll(storage.db, document.id, mode, actor.id)
  const path = modePath(documentPath(project, document), mode)
  response
    .type('html')
    .send(
      fragment(visit, 'documents/_counts', countsOf(mode, path, pageQueryOf(request.query), { progress, ...counted })),
    )
}
