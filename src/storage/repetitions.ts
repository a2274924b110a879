import type { DocumentId } from '../model/id.ts'
import { statuses } from '../model/pair.ts'
import type { Pair } from '../model/pair.ts'
import type { Db } from './open.ts'
import { pairOf } from './pairs.ts'

/** The source must be the very same; how many words it has lets the index leave most pairs out. */
const sameSource = (db: Db, documents: readonly DocumentId[], { id, source, sourceWords }: Pair) =>
  db
    .selectFrom('pair')
    .where('document_id', 'in', documents)
    .where('status', 'in', statuses)
    .where('source_words', '=', sourceWords)
    .where('source', '=', source)
    .where('id', '<>', id)

/** Other pairs of some documents with the same source as one. */
export async function pairsWithSameSource(
  db: Db,
  documents: readonly DocumentId[],
  pair: Pair,
  limit: number,
): Promise<Pair[]> {
  if (pair.source === '' || documents.length === 0) return []
  const rows = await sameSource(db, documents, pair)
    .selectAll()
    .orderBy('document_id')
    .orderBy('position')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(pairOf)
}

/** How many other pairs of some documents have a pair's source but not its translation. */
export async function countRepetitions(db: Db, documents: readonly DocumentId[], pair: Pair): Promise<number> {
  if (pair.source === '' || documents.length === 0) return 0
  const { count } = await sameSource(db, documents, pair)
    .where('target', '<>', pair.target)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}
