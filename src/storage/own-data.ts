import type { UserId } from '../model/id.ts'
import type { Db } from './open.ts'

/** All that is kept about a person, but for the texts of others: for the person alone. */
export async function ownData(db: Db, user: UserId): Promise<Readonly<Record<string, unknown>>> {
  const account = await db
    .selectFrom('user')
    .select(['id', 'email', 'name', 'created_at', 'preferences'])
    .where('id', '=', user)
    .executeTakeFirstOrThrow()
  return {
    account: { ...account, preferences: JSON.parse(account.preferences) as unknown },
    sessions: await db
      .selectFrom('session')
      .select(['created_at', 'seen_at', 'user_agent'])
      .where('user_id', '=', user)
      .execute(),
    projects: await db
      .selectFrom('member')
      .innerJoin('project', 'project.id', 'member.project_id')
      .select(['project.name', 'member.role', 'member.created_at as since'])
      .where('member.user_id', '=', user)
      .execute(),
    comments: await db
      .selectFrom('comment')
      .select(['id', 'pair_id', 'kind', 'text', 'created_at'])
      .where('user_id', '=', user)
      .orderBy('id')
      .execute(),
    operations: await db
      .selectFrom('operation')
      .select(['id', 'document_id', 'kind', 'pairs', 'at'])
      .where('user_id', '=', user)
      .orderBy('id')
      .execute(),
    activity: await db
      .selectFrom('audit')
      .select(['at', 'kind', 'address'])
      .where('user_id', '=', user)
      .orderBy('id')
      .execute(),
  }
}
