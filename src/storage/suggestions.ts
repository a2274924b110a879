import type { PairId } from '../model/id.ts'
import type { Db, Tx } from './open.ts'

/** What a memory offered for a pair and a person took. */
export interface Suggestion {
  readonly text: string
  /** 0–102, as it was shown. */
  readonly score: number
  /** The name of the memory. */
  readonly memory: string
}

/** Keeps what was put into a pair last. */
export async function keepSuggestionIn(tx: Tx, pair: PairId, suggestion: Suggestion, at: string): Promise<void> {
  await tx
    .insertInto('suggestion')
    .values({ pair_id: pair, ...suggestion, at })
    .onConflict(conflict => conflict.column('pair_id').doUpdateSet({ ...suggestion, at }))
    .execute()
}

const idsPerQuery = 500

/** What was put into pairs last; pairs that took nothing have no entry. */
export async function suggestionsOf(db: Db, pairs: readonly PairId[]): Promise<Map<PairId, Suggestion>> {
  const found = new Map<PairId, Suggestion>()
  for (let start = 0; start < pairs.length; start += idsPerQuery) {
    const rows = await db
      .selectFrom('suggestion')
      .select(['pair_id', 'text', 'score', 'memory'])
      .where('pair_id', 'in', pairs.slice(start, start + idsPerQuery))
      .execute()
    for (const { pair_id: pair, ...suggestion } of rows) found.set(pair, suggestion)
  }
  return found
}
