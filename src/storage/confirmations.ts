import type { PairId, UserId } from '../model/id.ts'
import { isFinished, sourceSpan } from '../model/pair.ts'
import type { PairState } from '../model/pair.ts'
import type { Span } from '../text/span.ts'
import type { PairEdit } from './edits.ts'
import type { Db, Tx } from './open.ts'

/** What a person had before them when they last confirmed or approved a pair. */
export interface Confirmation {
  /** The pair's revision with the verdict. */
  readonly revision: number
  /** Where its source was then, in UTF-16 code units of the document. */
  readonly source: Span
  /** For how long its row had been on the screen, in milliseconds; `null` where nobody measured, or the words are the person's own. */
  readonly afterMs: number | null
}

const rowsPerQuery = 100
const idsPerQuery = 500

/** Keeps what stood behind a verdict instead of what was known before. A statement for each hundred pairs. */
export async function keepConfirmationsIn(
  tx: Tx,
  confirmed: readonly (Omit<Confirmation, 'source'> & { readonly pair: PairId; readonly state: PairState })[],
): Promise<void> {
  for (let start = 0; start < confirmed.length; start += rowsPerQuery) {
    const rows = confirmed.slice(start, start + rowsPerQuery).map(({ pair, revision, state, afterMs }) => {
      const { start, end } = sourceSpan(state) ?? { start: 0, end: 0 }
      return { pair_id: pair, revision, source_start: start, source_end: end, after_ms: afterMs }
    })
    await tx
      .insertInto('confirmation')
      .values(rows)
      .onConflict(conflict =>
        conflict.column('pair_id').doUpdateSet(eb => ({
          revision: eb.ref('excluded.revision'),
          source_start: eb.ref('excluded.source_start'),
          source_end: eb.ref('excluded.source_end'),
          after_ms: eb.ref('excluded.after_ms'),
        })),
      )
      .execute()
  }
}

/** The same for the pairs that an edit gave a verdict on, which nobody measures. */
export const keepEditsConfirmedIn = (tx: Tx, edits: readonly PairEdit[]): Promise<void> =>
  keepConfirmationsIn(
    tx,
    edits.flatMap(({ pair, base, before, after }) =>
      after !== null && isFinished(after.status) && before?.status !== after.status
        ? [{ pair, revision: base + 1, state: after, afterMs: null }]
        : [],
    ),
  )

/** What stood behind the verdicts on pairs; pairs that were never confirmed, or came so from a file, have no entry. */
export async function confirmationsOf(db: Db, pairs: readonly PairId[]): Promise<Map<PairId, Confirmation>> {
  const found = new Map<PairId, Confirmation>()
  for (let start = 0; start < pairs.length; start += idsPerQuery) {
    const rows = await db
      .selectFrom('confirmation')
      .selectAll()
      .where('pair_id', 'in', pairs.slice(start, start + idsPerQuery))
      .execute()
    for (const { pair_id: pair, revision, source_start: start, source_end: end, after_ms: afterMs } of rows)
      found.set(pair, { revision, source: { start, end }, afterMs })
  }
  return found
}

/** Whether a person has typed in a pair, and so knows what they confirm. Looks at the changes of this pair. */
export async function hasTypedIn(tx: Tx, pair: PairId, user: UserId): Promise<boolean> {
  const typed = await tx
    .selectFrom('change')
    .innerJoin('operation', 'operation.id', 'change.operation_id')
    .select('operation.id')
    .where('change.pair_id', '=', pair)
    .where('operation.user_id', '=', user)
    .where('operation.kind', '=', 'typed')
    .limit(1)
    .executeTakeFirst()
  return typed !== undefined
}
