import { countWords } from '../text/words.ts'
import type { DocumentId, OperationId, PairId, ProjectId, UserId } from '../model/id.ts'
import type { OperationKind } from '../model/operation.ts'
import { sourceSpan } from '../model/pair.ts'
import type { Pair, PairState } from '../model/pair.ts'
import { keepEditsConfirmedIn } from './confirmations.ts'
import { carryFindingsIn } from './findings.ts'
import type { Storage, Tx } from './open.ts'
import { feedMemoryIn, mayBeRemembered } from './feed-memory.ts'
import { newId } from './new-id.ts'
import { flatSpans, packState, pairById } from './pairs.ts'

/**
 * What an edit wants of one pair. `before` null makes the pair, `after` null takes it away.
 * `base` is the revision the author was looking at: 0 for a pair that never was,
 * the revision of its removal for one that comes back.
 */
export interface PairEdit {
  readonly pair: PairId
  readonly base: number
  readonly before: PairState | null
  readonly after: PairState | null
  /** Where comments go when the pair goes away; the edit's first remaining pair when absent. */
  readonly heir?: PairId
}

export interface Edit {
  readonly project: ProjectId
  readonly document: DocumentId
  readonly user: UserId | null
  readonly kind: OperationKind
  readonly pairs: readonly PairEdit[]
  readonly undoes?: OperationId
}

export type EditOutcome =
  | { readonly kind: 'applied'; readonly operation: OperationId }
  /** Somebody saved one of the pairs first; nothing of the edit was kept. */
  | { readonly kind: 'stale'; readonly pair: PairId; readonly current: Pair | undefined }

/**
 * Applies an edit whole or not at all: every touched pair must still be at its base revision.
 * Comments of a pair that goes away move to its heir, and back when it returns.
 * One statement a pair; 50,000 pairs take seconds, in which others are answered but cannot save.
 */
export async function applyEdit(storage: Storage, edit: Edit): Promise<EditOutcome> {
  try {
    const operation = await storage.write(tx => applyEditIn(tx, edit))
    return { kind: 'applied', operation }
  } catch (error) {
    if (!(error instanceof StaleEdit)) throw error
    return { kind: 'stale', pair: error.pair, current: await pairById(storage.db, error.pair) }
  }
}

/** Thrown inside the transaction so that it rolls back. */
export class StaleEdit extends Error {
  readonly pair: PairId
  constructor(pair: PairId) {
    super(`pair ${pair} was changed by somebody else first`)
    this.pair = pair
  }
}

/** The same inside a transaction that the caller owns. @throws {StaleEdit} when a pair has moved on */
export async function applyEditIn(tx: Tx, edit: Edit): Promise<OperationId> {
  const at = new Date().toISOString()
  const operation = await insertOperation(tx, edit, at)
  const sources = new SourceSlices(tx, edit)
  for (const [index, change] of edit.pairs.entries()) {
    await writePair(tx, edit, change, sources, at)
    if (index % pairsPerBreath === pairsPerBreath - 1) await breathe()
  }
  await insertChanges(tx, operation, edit.pairs, at)
  await keepEditsConfirmedIn(tx, edit.pairs)
  await carryFindingsIn(tx, withSameTexts(edit.pairs))
  await moveComments(tx, edit)
  const finished = concernMemory(edit.pairs)
  for (let start = 0; start < finished.length; start += rowsPerInsert) {
    await feedMemoryIn(tx, edit.project, finished.slice(start, start + rowsPerInsert))
    if (finished.length > rowsPerInsert) await breathe()
  }
  return operation
}

const pairsPerBreath = 50

/**
 * Lets the event loop turn once within a long transaction: SQLite answers at once, and so never would by itself.
 * It waits for nothing, so the transaction is no longer open for it than it takes anyway.
 */
export const breathe = (): Promise<void> => new Promise(setImmediate)

/** The pairs of an edit that keep their words on both sides. */
export const withSameTexts = (pairs: readonly PairEdit[]): PairId[] =>
  pairs
    .filter(({ before, after }) => before && after && before.target === after.target && sameSpans(before, after))
    .map(({ pair }) => pair)

/** The pairs of an edit that were or are finished. */
export const concernMemory = (pairs: readonly PairEdit[]): PairId[] =>
  pairs
    .filter(({ before, after }) => mayBeRemembered(before?.status) || mayBeRemembered(after?.status))
    .map(({ pair }) => pair)

export async function insertOperation(
  tx: Tx,
  edit: Omit<Edit, 'pairs'> & { pairs: { length: number } },
  at: string,
): Promise<OperationId> {
  const id = newId<'operation'>()
  await tx
    .insertInto('operation')
    .values({
      id,
      project_id: edit.project,
      document_id: edit.document,
      user_id: edit.user,
      kind: edit.kind,
      pairs: edit.pairs.length,
      at,
      undoes: edit.undoes ?? null,
      undone_by: null,
    })
    .execute()
  return id
}

export async function writePair(
  tx: Tx,
  edit: Edit,
  change: PairEdit,
  sources: SourceSlices,
  at: string,
): Promise<void> {
  const { pair, base, before, after } = change
  if (after === null) {
    const gone = await tx
      .deleteFrom('pair')
      .where('id', '=', pair)
      .where('document_id', '=', edit.document)
      .where('revision', '=', base)
      .returning('id')
      .execute()
    if (gone.length === 0) throw new StaleEdit(pair)
    return
  }
  const columns = await columnsOf(after, before, sources)
  const trail = { revision: base + 1, changed_by: edit.user, changed_at: at }
  if (before === null) {
    const made = await tx
      .insertInto('pair')
      .values({ id: pair, document_id: edit.document, comments: 0, ...columns, ...trail })
      .onConflict(conflict => conflict.column('id').doNothing())
      .returning('id')
      .execute()
    if (made.length === 0) throw new StaleEdit(pair)
    return
  }
  const saved = await tx
    .updateTable('pair')
    .set({ ...columns, ...trail })
    .where('id', '=', pair)
    .where('document_id', '=', edit.document)
    .where('revision', '=', base)
    .returning('id')
    .execute()
  if (saved.length === 0) throw new StaleEdit(pair)
}

async function columnsOf(after: PairState, before: PairState | null, sources: SourceSlices) {
  const sameSource = before !== null && sameSpans(before, after)
  const source = sameSource ? undefined : await sources.of(after)
  return {
    position: after.position,
    paragraph: after.paragraph,
    sentences: JSON.stringify(flatSpans(after.sentences)),
    target: after.target,
    target_cuts: JSON.stringify(after.targetCuts),
    target_words: countWords(after.target),
    status: after.status,
    link_state: after.linkState,
    confidence: after.confidence,
    reasons: JSON.stringify(after.reasons),
    origin: after.origin,
    ...(source === undefined ? {} : { source, source_words: countWords(source) }),
  } as ReturnType<typeof complete>
}

// an update may leave the source columns out, an insert never does: `before` is null there
declare function complete(): {
  position: number
  paragraph: number
  sentences: string
  target: string
  target_cuts: string
  target_words: number
  status: PairState['status']
  link_state: PairState['linkState']
  confidence: number | null
  reasons: string
  origin: PairState['origin']
  source: string
  source_words: number
}

const sameSpans = (a: PairState, b: PairState): boolean => {
  const [one, other] = [sourceSpan(a), sourceSpan(b)]
  return one?.start === other?.start && one?.end === other?.end
}

/** Cuts pairs' sources out of the document's text, which is read at most once and only when something moved. */
export class SourceSlices {
  readonly #tx: Tx
  readonly #document: DocumentId
  readonly #read: { text?: string }

  /** @param read where the text is kept once it was read, to be shared by transactions of one document */
  constructor(tx: Tx, edit: Pick<Edit, 'document'>, read: { text?: string } = {}) {
    this.#tx = tx
    this.#document = edit.document
    this.#read = read
  }

  async of(state: PairState): Promise<string> {
    const span = sourceSpan(state)
    if (!span) return ''
    this.#read.text ??= (
      await this.#tx
        .selectFrom('document_text')
        .select('source')
        .where('document_id', '=', this.#document)
        .executeTakeFirstOrThrow()
    ).source
    return this.#read.text.slice(span.start, span.end)
  }
}

const rowsPerInsert = 100

export async function insertChanges(
  tx: Tx,
  operation: OperationId,
  pairs: readonly PairEdit[],
  at: string,
): Promise<void> {
  for (let start = 0; start < pairs.length; start += rowsPerInsert) {
    await tx
      .insertInto('change')
      .values(
        pairs.slice(start, start + rowsPerInsert).map(change => ({
          operation_id: operation,
          pair_id: change.pair,
          revision: change.base + 1,
          base_revision: change.base,
          before: change.before && packState(change.before),
          after: change.after && packState(change.after),
          save_id: null,
          at,
        })),
      )
      .execute()
    if (pairs.length > rowsPerInsert) await breathe()
  }
}

export async function moveComments(tx: Tx, edit: Edit): Promise<void> {
  const gone = edit.pairs.filter(change => change.after === null)
  const back = edit.pairs.filter(change => change.before === null && change.base > 0).map(change => change.pair)
  const first = edit.pairs.find(change => change.after !== null)?.pair
  const touched = new Set<PairId>()
  for (const part of partsOf(gone)) {
    const commented = await commentsAt(
      tx,
      part.map(({ pair }) => pair),
      'pair_id',
    )
    for (const { pair, heir = first } of part) {
      if (!heir || !commented.has(pair)) continue
      await tx.updateTable('comment').set({ pair_id: heir }).where('pair_id', '=', pair).execute()
      touched.add(heir)
    }
  }
  for (const part of partsOf(back)) {
    for (const pair of await commentsAt(tx, part, 'pair_id')) touched.add(pair)
    for (const pair of await commentsAt(tx, part, 'origin_pair_id', touched)) {
      await tx.updateTable('comment').set({ pair_id: pair }).where('origin_pair_id', '=', pair).execute()
      touched.add(pair)
    }
  }
  for (const part of partsOf([...touched])) await recountComments(tx, part)
}

const partsOf = <Item>(items: readonly Item[]): (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / idsPerQuery) }, (_, part) =>
    items.slice(part * idsPerQuery, (part + 1) * idsPerQuery),
  )

const idsPerQuery = 400

/**
 * Which of some pairs have comments, by where these are or where they were made.
 * @param holders takes the pairs that have them now
 */
async function commentsAt(
  tx: Tx,
  pairs: readonly PairId[],
  column: 'pair_id' | 'origin_pair_id',
  holders?: Set<PairId>,
): Promise<Set<PairId>> {
  const rows = await tx.selectFrom('comment').select(['pair_id', 'origin_pair_id']).where(column, 'in', pairs).execute()
  for (const row of rows) holders?.add(row.pair_id)
  return new Set(rows.map(row => row[column]))
}

async function recountComments(tx: Tx, pairs: readonly PairId[]): Promise<void> {
  await tx
    .updateTable('pair')
    .where('id', 'in', pairs)
    .set(eb => ({
      comments: eb
        .selectFrom('comment')
        .whereRef('comment.pair_id', '=', 'pair.id')
        .select(({ fn }) => fn.countAll<number>().as('count')),
    }))
    .execute()
}
