import type { CommentId, ProjectId, UserId } from '../model/id.ts'
import type { Pair } from '../model/pair.ts'
import { addComment, resolveComment } from '../storage/comments.ts'
import type { Storage } from '../storage/open.ts'

export async function comment(
  storage: Storage,
  wish: { project: ProjectId; pair: Pick<Pair, 'id' | 'document'>; user: UserId; text: string },
): Promise<CommentId> {
  const id = await addComment(storage, { pair: wish.pair, user: wish.user, kind: 'comment', text: wish.text })
  storage.publish({
    kind: 'comments',
    project: wish.project,
    document: wish.pair.document,
    pairs: [wish.pair.id],
    user: wish.user,
  })
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
  if (done)
    storage.publish({
      kind: 'comments',
      project: wish.project,
      document: wish.pair.document,
      pairs: [wish.pair.id],
      user: wish.user,
    })
  return done
}
