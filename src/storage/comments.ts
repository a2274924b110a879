import type { CommentId, DocumentId, PairId, UserId } from '../model/id.ts'
import type { Pair } from '../model/pair.ts'
import type { Db, Storage, Tx } from './open.ts'
import { newId } from './new-id.ts'

export interface Comment {
  readonly id: CommentId
  readonly pair: PairId
  readonly document: DocumentId
  readonly user: UserId | null
  readonly author: string
  readonly kind: 'comment' | 'reason'
  readonly text: string
  readonly at: string
  readonly resolvedAt: string | null
}

export interface NewComment {
  readonly id: CommentId
  readonly pair: Pick<Pair, 'id' | 'document'>
  readonly user: UserId
  readonly kind: Comment['kind']
  readonly text: string
  readonly at: string
}

export async function insertComment(tx: Tx, comment: NewComment): Promise<void> {
  await tx
    .insertInto('comment')
    .values({
      id: comment.id,
      document_id: comment.pair.document,
      pair_id: comment.pair.id,
      origin_pair_id: comment.pair.id,
      user_id: comment.user,
      kind: comment.kind,
      text: comment.text,
      created_at: comment.at,
      resolved_at: null,
      resolved_by: null,
    })
    .execute()
  await tx
    .updateTable('pair')
    .set(({ eb }) => ({ comments: eb('comments', '+', 1) }))
    .where('id', '=', comment.pair.id)
    .execute()
}

/** Adds a comment to a pair. @returns its id */
export async function addComment(storage: Storage, comment: Omit<NewComment, 'id' | 'at'>): Promise<CommentId> {
  const id = newId<'comment'>()
  await storage.write(tx => insertComment(tx, { ...comment, id, at: new Date().toISOString() }))
  return id
}

/** Marks a comment as settled, or opens it again. @returns false when there is no such comment on the pair */
export async function resolveComment(
  storage: Storage,
  resolve: { comment: CommentId; pair: PairId; user: UserId; resolved: boolean },
): Promise<boolean> {
  const done = await storage.write(tx =>
    tx
      .updateTable('comment')
      .set({
        resolved_at: resolve.resolved ? new Date().toISOString() : null,
        resolved_by: resolve.resolved ? resolve.user : null,
      })
      .where('id', '=', resolve.comment)
      .where('pair_id', '=', resolve.pair)
      .returning('id')
      .execute(),
  )
  return done.length > 0
}

/** The comments of pairs, oldest first. */
export async function commentsOf(db: Db, pairs: readonly PairId[]): Promise<Comment[]> {
  if (pairs.length === 0) return []
  const rows = await db
    .selectFrom('comment')
    .leftJoin('user', 'user.id', 'comment.user_id')
    .selectAll('comment')
    .select('user.name')
    .where('pair_id', 'in', pairs)
    .orderBy('comment.id')
    .execute()
  return rows.map(row => ({
    id: row.id,
    pair: row.pair_id,
    document: row.document_id,
    user: row.user_id,
    author: row.name ?? 'Somebody who left',
    kind: row.kind,
    text: row.text,
    at: row.created_at,
    resolvedAt: row.resolved_at,
  }))
}

/** How many comments of each pair wait to be settled; pairs without any have no entry. */
export async function openCommentCounts(db: Db, pairs: readonly PairId[]): Promise<Map<PairId, number>> {
  if (pairs.length === 0) return new Map()
  const rows = await db
    .selectFrom('comment')
    .select(({ fn }) => ['pair_id as pair', fn.countAll<number>().as('count')])
    .where('pair_id', 'in', pairs)
    .where('resolved_at', 'is', null)
    .groupBy('pair_id')
    .execute()
  return new Map(rows.map(({ pair, count }) => [pair, count]))
}
