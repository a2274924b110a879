import type { DocumentId, PairId } from '../model/id.ts'
import { sourceSpan } from '../model/pair.ts'
import type { PairState } from '../model/pair.ts'
import type { Db } from './open.ts'
import { pairsAfter, unpackState } from './pairs.ts'
import type { PairKey } from './pairs.ts'

const pageSize = 500

/**
 * Where the words of a pair that was taken away belong now: the pair that has its first sentence, or, when it had none, the one
 * that stands where it stood.
 *
 * @returns `undefined` when there never was such a pair, when its document is gone, or when it is still there
 *
 * Reads the document up to the heir, a page at a time; it is asked for rarely.
 */
export async function heirOf(db: Db, gone: PairId): Promise<PairId | undefined> {
  const removal = await db
    .selectFrom('change')
    .innerJoin('operation', 'operation.id', 'change.operation_id')
    .select(['operation.document_id', 'change.before', 'change.after'])
    .where('change.pair_id', '=', gone)
    .orderBy('change.revision', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (removal?.before == null || removal.after !== null) return undefined
  return standingAt(db, removal.document_id, unpackState(removal.before))
}

async function standingAt(db: Db, document: DocumentId, state: PairState): Promise<PairId | undefined> {
  const start = sourceSpan(state)?.start
  let nearest: PairId | undefined
  for (let after: PairKey | undefined; ;) {
    const page = await pairsAfter(db, document, after, pageSize)
    for (const pair of page) {
      const span = sourceSpan(pair)
      if (start !== undefined && span && span.start <= start && start < span.end) return pair.id
      if (pair.position <= state.position) nearest = pair.id
      nearest ??= pair.id
    }
    after = page.at(-1)
    if (!after) return nearest
  }
}
