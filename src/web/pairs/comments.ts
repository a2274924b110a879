import { z } from 'zod'
import type { CommentId } from '../../model/id.ts'
import { commentsOf } from '../../storage/comments.ts'
import { comment, resolve } from '../../workbench/comment.ts'
import { bodyOf } from '../parse.ts'
import { notFound } from '../problem.ts'
import { seeOther, wantsJson } from '../visit.ts'
import type { PairVisit } from '../visit.ts'
import { backTo } from './back-to.ts'
import { commentSchema } from './pair-forms.ts'
import { pairOfVisit } from './read-pair.ts'

export async function list({ storage, pair, response }: PairVisit): Promise<void> {
  const comments = await commentsOf(storage.db, [pair])
  response.json({
    comments: comments.map(({ id, author, kind, text, at, resolvedAt }) => ({
      id,
      author,
      kind,
      text,
      at,
      resolvedAt,
    })),
  })
}

export async function add(visit: PairVisit): Promise<void> {
  const { storage, project, actor, request, response } = visit
  const { text } = bodyOf(visit, commentSchema)
  const id = await comment(storage, { project: project.id, pair: await pairOfVisit(visit), user: actor.id, text })
  if (wantsJson(request)) response.status(201).json({ id })
  else seeOther(visit, backTo(visit, visit.pair))
}

const resolutionSchema = z.object({ resolved: z.enum(['yes', 'no']) })

export async function settle(visit: PairVisit): Promise<void> {
  const { storage, project, document, pair, actor, request, response } = visit
  const { resolved } = bodyOf(visit, resolutionSchema)
  const wish = {
    project: project.id,
    pair: { id: pair, document: document.id },
    user: actor.id,
    resolved: resolved === 'yes',
  }
  if (!(await resolve(storage, { ...wish, comment: String(request.params['comment']) as CommentId }))) throw notFound()
  if (wantsJson(request)) response.json({ resolved: wish.resolved })
  else seeOther(visit, backTo(visit, pair))
}
