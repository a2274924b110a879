import type { DocumentId, UserId } from '../model/id.ts'
import type { OperationKind } from '../model/operation.ts'
import type { Db } from './open.ts'

/** What a person does only to a text they have looked at. */
const looks: readonly OperationKind[] = ['typed', 'confirmed', 'approved', 'sent-back', 'restored']

/**
 * The pairs of a document that were changed after this person last wrote or judged them, as a list for `in`.
 * Costs what the person's own steps in the document cost to look through.
 */
export const pairsChangedSince = (db: Db, document: DocumentId, user: UserId) => {
  const own = db
    .selectFrom('operation')
    .innerJoin('change', 'change.operation_id', 'operation.id')
    .select(({ fn }) => ['change.pair_id as pair', fn.max('change.revision').as('seen')])
    .where('operation.document_id', '=', document)
    .where('operation.user_id', '=', user)
    .where('operation.kind', 'in', looks)
    .groupBy('change.pair_id')
  return db
    .selectFrom(own.as('own'))
    .innerJoin('pair', 'pair.id', 'own.pair')
    .whereRef('pair.revision', '>', 'own.seen')
    .where('pair.document_id', '=', document)
    .select('pair.id')
}

export async function countChangedSince(db: Db, document: DocumentId, user: UserId): Promise<number> {
  const { pairs } = await pairsChangedSince(db, document, user)
    .clearSelect()
    .select(({ fn }) => fn.countAll<number>().as('pairs'))
    .executeTakeFirstOrThrow()
  return pairs
}
