import type { CuttingRules } from '../model/cutting-rules.ts'
import type { DocumentId, OperationId } from '../model/id.ts'
import type { Db, Storage, Tx } from './open.ts'

/** The rules a document came with, and what it was cut by later: each holds as long as its operation is not undone. */
interface KeptRules extends CuttingRules {
  readonly later?: readonly { readonly operation: OperationId; readonly rules: CuttingRules }[]
}

const mostLater = 50

/** The rules a document is cut by now. @throws when there is no such document */
export async function documentRules(db: Db, document: DocumentId): Promise<CuttingRules> {
  const { later = [], ...first } = await keptRules(db, document)
  if (later.length === 0) return first
  const standing = await db
    .selectFrom('operation')
    .select('id')
    .where(
      'id',
      'in',
      later.map(({ operation }) => operation),
    )
    .where('undone_by', 'is', null)
    .execute()
  const ids = new Set(standing.map(({ id }) => id))
  return later.findLast(({ operation }) => ids.has(operation))?.rules ?? first
}

/** Remembers the rules by which an operation cut a document anew; undoing the operation brings those before it back. */
export async function rememberRulesIn(
  tx: Tx,
  document: DocumentId,
  operation: OperationId,
  rules: CuttingRules,
): Promise<void> {
  // the row is taken first, so that two who cut at the same time are both remembered
  await tx
    .updateTable('document')
    .set(eb => ({ rules: eb.ref('rules') }))
    .where('id', '=', document)
    .execute()
  const kept = await keptRules(tx, document)
  const later = [...(kept.later ?? []), { operation, rules }].slice(-mostLater)
  await tx
    .updateTable('document')
    .set({ rules: JSON.stringify({ ...kept, later }) })
    .where('id', '=', document)
    .execute()
}

/** The same in a transaction of its own. */
export const rememberRules = (
  storage: Storage,
  document: DocumentId,
  operation: OperationId,
  rules: CuttingRules,
): Promise<void> => storage.write(tx => rememberRulesIn(tx, document, operation, rules))

async function keptRules(db: Db, document: DocumentId): Promise<KeptRules> {
  const { rules } = await db.selectFrom('document').select('rules').where('id', '=', document).executeTakeFirstOrThrow()
  return JSON.parse(rules) as KeptRules
}
