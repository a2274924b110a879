import type { CommentId, ProjectId, UserId } from '../model/id.ts'
import { isFinished } from '../model/pair.ts'
import type { Pair } from '../model/pair.ts'
import { addComment, resolveComment } from '../storage/comments.ts'
import type { Storage } from '../storage/open.ts'
import { pairById } from '../storage/pairs.ts'
import { checkAnew } from './checks/check-saved.ts'

export async function comment(
  storage: Storage,
  wish: { project: ProjectId; pair: Pick<Pair, 'id' | 'document'>; user: UserId; text: string },
): Promise<CommentId> {
  const id = await addComment(storage, { pair: wish.pair, user: wish.user, kind: 'comment', text: wish.text })
  await tell(storage, wish)
  return id
}

export async function resolve(
  storage: Storage,
  wish: {
    project: ProjectId
    pair: Pick<Pair, 'id' | 'document'>
    comment: CommentId
    user: UserId
    resolved: boolean
  },
): Promise<boolean> {
  const done = await resolveComment(storage, {
    comment: wish.comment,
    pair: wish.pair.id,
    user: wish.user,
    resolved: wish.resolved,
  })
  if (done) await tell(storage, wish)
  return done
}

/** The checks speak of open comments where a person stands behind the translation. */
async function tell(
  storage: Storage,
  { project, pair: { id, document }, user }: { project: ProjectId; pair: Pick<Pair, 'id' | 'document'>; user: UserId },
): Promise<void> {
  const pair = await pairById(storage.db, id)
  if (pair && isFinished(pair.status)) await checkAnew(storage, { project, document, pairs: [id] })
  storage.publish({ kind: 'comments', project, document, pairs: [id], user })
}
