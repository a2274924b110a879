import type { DocumentId } from '../model/id.ts'
import type { Db } from './open.ts'

/**
 * Names the state the pairs of some documents are in, so that two readings can be told to be of one state.
 *
 * @returns the same text until a pair is added, removed or changed; O(n) for n pairs, reading no texts
 */
export async function pairsVersion(db: Db, documents: readonly DocumentId[]): Promise<string> {
  if (documents.length === 0) return '0'
  const row = await db
    .selectFrom('pair')
    .select(({ fn }) => [
      fn.countAll<number>().as('pairs'),
      fn.sum<number | null>('revision').as('revisions'),
      fn.max('changed_at').as('at'),
    ])
    .where('document_id', 'in', documents)
    .executeTakeFirstOrThrow()
  return `${row.pairs}.${row.revisions ?? 0}.${Date.parse(row.at ?? '') || 0}`
}
