import { sql } from 'kysely'
import type { RawBuilder, Selectable, SelectQueryBuilder, SqlBool } from 'kysely'
import { spellingsOf } from '../text/search/likeness.ts'
import type { Comparison, Measure } from '../text/search/query.ts'
import type { Span } from '../text/span.ts'
import type { DocumentId, PairId, UserId } from '../model/id.ts'
import { stateOf, statuses } from '../model/pair.ts'
import type { Pair, PairState, Status } from '../model/pair.ts'
import { pairsChangedSince } from './changed-since.ts'
import { pairsWithFindings } from './findings.ts'
import type { Db } from './open.ts'
import { matchesPattern } from './pattern.ts'
import type { Tables } from './tables.ts'

/** Where a pair stands in its document: pairs are ordered by position, then id. */
export interface PairKey {
  readonly position: number
  readonly id: PairId
}

export interface PairFilter {
  readonly statuses?: readonly Status[]
  readonly links?: readonly string[]
  readonly origins?: readonly string[]
  /** Changed last at this time, ISO 8601 in UTC, or later. */
  readonly since?: string
  /** Changed last before this time. */
  readonly before?: string
  /** Changed by one of them, whenever. */
  readonly by?: readonly UserId[]
  /** A stretch of either side, spelling and case aside; a few pairs more pass, as with `like`. */
  readonly text?: string
  /** Each is like one of its sides; or found as `text` where that is given, too. */
  readonly like?: readonly Likeness[]
  /** Figures that compare as each says; a pair without one is left out. */
  readonly measured?: readonly Measured[]
  /** How many sentences each side has. */
  readonly shape?: Shape
  /** Only pairs the checks have something to say about. */
  readonly withFindings?: true | string
  /** Only pairs changed after this person last wrote or judged them. */
  readonly changedSince?: UserId
}

/** Regular expressions that both engines read, as `likenessOf` makes them; all match in one of the sides. */
export interface Likeness {
  readonly sides: readonly ('source' | 'target')[]
  readonly patterns: readonly string[]
}

export interface Measured {
  readonly measure: Measure
  readonly comparison: Comparison
  readonly value: number
}

export interface Shape {
  readonly source: number
  readonly target: number
}

export interface StatusCount {
  readonly pairs: number
  readonly words: number
}
export type Progress = Readonly<Record<Status, StatusCount>>

/** @returns the pair, or `undefined` when there is none (any more) */
export async function pairById(db: Db, id: PairId): Promise<Pair | undefined> {
  const row = await db.selectFrom('pair').selectAll().where('id', '=', id).executeTakeFirst()
  return row && pairOf(row)
}

/** The pairs of a document among some ids, in document order; those that are gone are left out. */
export async function pairsNamed(db: Db, document: DocumentId, ids: readonly PairId[]): Promise<Pair[]> {
  const found: Pair[] = []
  for (let start = 0; start < ids.length; start += idsPerQuery) {
    const rows = await db
      .selectFrom('pair')
      .selectAll()
      .where('document_id', '=', document)
      .where('id', 'in', ids.slice(start, start + idsPerQuery))
      .execute()
    found.push(...rows.map(pairOf))
  }
  return found.sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
}

const idsPerQuery = 500

/**
 * One stretch of a document in order, by key, so that the thousandth page costs what the first does.
 * @param after the last pair of the stretch before, `undefined` for the start
 * @param limit at most this many pairs
 */
export async function pairsAfter(
  db: Db,
  document: DocumentId,
  after: PairKey | undefined,
  limit: number,
  filter: PairFilter = {},
): Promise<Pair[]> {
  let query = filtered(db, document, filter).selectAll().orderBy('position').orderBy('id').limit(limit)
  if (after) query = query.where(sql<boolean>`(position, id) > (${after.position}, ${after.id})`)
  return (await query.execute()).map(pairOf)
}

export interface Stretch {
  readonly pairs: readonly Pair[]
  /** The last pair that was looked at; `undefined` when that was the end of the document. */
  readonly end: PairKey | undefined
  /** How many pairs were looked at, at least. */
  readonly looked: number
}

/**
 * The (filtered) pairs among the next few thousand: a filter that few pairs pass answers in a bounded time, too.
 * @param after as for {@link pairsAfter}
 * @param look how many pairs are looked at, at most
 * @param limit how many are returned, at most; those not looked at then are behind `end`
 */
export async function pairsInStretch(
  db: Db,
  document: DocumentId,
  after: PairKey | undefined,
  { look, limit }: { readonly look: number; readonly limit: number },
  filter: PairFilter,
): Promise<Stretch> {
  const behind = <Query extends PairQuery>(query: Query): Query =>
    after ? (query.where(sql<boolean>`(position, id) > (${after.position}, ${after.id})`) as Query) : query
  const end = await behind(db.selectFrom('pair').where('document_id', '=', document))
    .select(['position', 'id'])
    .orderBy('position')
    .orderBy('id')
    .offset(look - 1)
    .limit(1)
    .executeTakeFirst()
  let query = behind(filtered(db, document, filter))
  if (end) query = query.where(sql<boolean>`(position, id) <= (${end.position}, ${end.id})`)
  const rows = await query.selectAll().orderBy('position').orderBy('id').limit(limit).execute()
  const pairs = rows.map(pairOf)
  return pairs.length < limit ? { pairs, end, looked: look } : { pairs, end: pairs.at(-1), looked: limit }
}

/** The pairs before a key, nearest last, in document order. */
export async function pairsBefore(db: Db, document: DocumentId, before: PairKey, limit: number): Promise<Pair[]> {
  const rows = await db
    .selectFrom('pair')
    .selectAll()
    .where('document_id', '=', document)
    .where(sql<boolean>`(position, id) < (${before.position}, ${before.id})`)
    .orderBy('position', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(pairOf).reverse()
}

/** The key of the pair with this many (filtered) pairs before it; reads the index only. */
export async function keyAt(
  db: Db,
  document: DocumentId,
  offset: number,
  filter: PairFilter = {},
): Promise<PairKey | undefined> {
  return filtered(db, document, filter)
    .select(['position', 'id'])
    .orderBy('position')
    .orderBy('id')
    .offset(offset)
    .limit(1)
    .executeTakeFirst()
}

/** How many (filtered) pairs stand before a key: the number a person sees, less one. */
export async function pairsBeforeKey(
  db: Db,
  document: DocumentId,
  key: PairKey,
  filter: PairFilter = {},
): Promise<number> {
  const row = await filtered(db, document, filter)
    .select(db.fn.countAll<number>().as('count'))
    .where(sql<boolean>`(position, id) < (${key.position}, ${key.id})`)
    .executeTakeFirstOrThrow()
  return row.count
}

/**
 * How far each pair from one key to another is from the first of them; reads the index only, in one sweep.
 * @returns 0 for the first pair, 1 for its follower, and so on up to the last
 */
export async function distancesFrom(
  db: Db,
  document: DocumentId,
  first: PairKey,
  last: PairKey,
): Promise<Map<PairId, number>> {
  const rows = await db
    .selectFrom('pair')
    .select('id')
    .where('document_id', '=', document)
    .where(sql<boolean>`(position, id) >= (${first.position}, ${first.id})`)
    .where(sql<boolean>`(position, id) <= (${last.position}, ${last.id})`)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return new Map(rows.map(({ id }, distance) => [id, distance]))
}

export async function countPairs(db: Db, document: DocumentId, filter: PairFilter = {}): Promise<number> {
  const row = await filtered(db, document, filter)
    .select(db.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return row.count
}

/** The first pair after a key with one of these statuses; without a key, the first of the document. */
export async function nextWithStatus(
  db: Db,
  document: DocumentId,
  after: PairKey | undefined,
  wanted: readonly Status[],
): Promise<Pair | undefined> {
  return (await pairsAfter(db, document, after, 1, { statuses: wanted }))[0]
}

/** Pairs and source words per status, for one document or several; every status is there. */
export async function progressOf(db: Db, documents: readonly DocumentId[]): Promise<Map<DocumentId, Progress>> {
  const found = new Map(documents.map(id => [id, noProgress()]))
  if (documents.length === 0) return found
  const rows = await db
    .selectFrom('pair')
    .select(({ fn }) => [
      'document_id',
      'status',
      fn.countAll<number>().as('pairs'),
      fn.sum<number>('source_words').as('words'),
    ])
    .where('document_id', 'in', documents)
    .groupBy(['document_id', 'status'])
    .execute()
  for (const row of rows) found.get(row.document_id)![row.status] = { pairs: row.pairs, words: row.words }
  return found
}

const noProgress = (): Record<Status, StatusCount> =>
  Object.fromEntries(statuses.map(status => [status, { pairs: 0, words: 0 }])) as Record<Status, StatusCount>

/**
 * Every (filtered) pair of a document in order, read by key so that no reading outlives one page
 * and memory does not grow with the document.
 */
export async function* eachPair(
  db: Db,
  document: DocumentId,
  filter: PairFilter = {},
  pageSize = 500,
): AsyncGenerator<Pair> {
  for await (const page of eachPairsPage(db, document, filter, pageSize)) yield* page
}

/** The same, a page at a time. */
export async function* eachPairsPage(
  db: Db,
  document: DocumentId,
  filter: PairFilter = {},
  pageSize = 500,
): AsyncGenerator<Pair[]> {
  let after: PairKey | undefined
  for (;;) {
    const page = await pairsAfter(db, document, after, pageSize, filter)
    if (page.length > 0) yield page
    if (page.length < pageSize) return
    after = page.at(-1)
  }
}

type PairQuery = SelectQueryBuilder<Tables, 'pair', object>

function filtered(db: Db, document: DocumentId, filter: PairFilter) {
  let query = db.selectFrom('pair').where('document_id', '=', document)
  if (filter.statuses?.length) query = query.where('status', 'in', filter.statuses)
  if (filter.links?.length) query = query.where('link_state', 'in', filter.links as Pair['linkState'][])
  if (filter.origins?.length) query = query.where('origin', 'in', filter.origins as Pair['origin'][])
  if (filter.since) query = query.where('changed_at', '>=', filter.since)
  if (filter.before) query = query.where('changed_at', '<', filter.before)
  if (filter.by) query = query.where(filter.by.length === 0 ? sql<SqlBool>`1 = 0` : changedBy(filter.by))
  if (filter.withFindings)
    query = query.where(
      'id',
      'in',
      pairsWithFindings(db, document, filter.withFindings === true ? undefined : filter.withFindings),
    )
  if (filter.changedSince) query = query.where('id', 'in', pairsChangedSince(db, document, filter.changedSince))
  const typed = filter.text ? [isLike(db, { sides: ['source', 'target'], patterns: [spellingsOf(filter.text)] })] : []
  const like = filter.like?.map(each => isLike(db, each)) ?? []
  if (typed.length + like.length > 0)
    query = query.where(eb => eb.or([...typed, ...(like.length > 0 ? [eb.and(like)] : [])]))
  for (const { measure, comparison, value } of filter.measured ?? [])
    query = query.where(sql<boolean>`${figures[measure]} ${sql.raw(comparison)} ${value}`)
  if (filter.shape) query = query.where(hasShape(filter.shape))
  return query
}

const changedBy = (users: readonly UserId[]): RawBuilder<SqlBool> =>
  sql<SqlBool>`exists (select 1 from change join operation on operation.id = change.operation_id
    where change.pair_id = pair.id and operation.user_id in (${sql.join(users)}))`

/** Where either side will do, both are looked at as one text, which lets a few more pairs pass. */
function isLike(db: Db, { sides, patterns }: Likeness): RawBuilder<SqlBool> {
  const text =
    sides.length === 1 ? sql<string>`${sql.ref(sides[0]!)}` : sql<string>`(source || ${sql.lit('\n')} || target)`
  const all = patterns.map(pattern => matchesPattern(db, text, pattern))
  return all.length === 0 ? sql<SqlBool>`(1 = 1)` : sql<SqlBool>`(${sql.join(all, sql` and `)})`
}

const figures: Readonly<Record<Measure, RawBuilder<number>>> = {
  'ratio': sql`(target_words / cast(nullif(source_words, 0) as double precision))`,
  'words': sql`(source_words + target_words)`,
  'source-words': sql`source_words`,
  'target-words': sql`target_words`,
  'confidence': sql`confidence`,
  'comments': sql`comments`,
}

const commasIn = (column: 'sentences' | 'target_cuts'): RawBuilder<number> =>
  sql`(length(${sql.ref(column)}) - length(replace(${sql.ref(column)}, ',', '')))`

/** Spans are kept as two numbers for each sentence, cuts as one between two of them, with commas between. */
function hasShape({ source, target }: Shape): RawBuilder<SqlBool> {
  const left = source === 0 ? sql`sentences = '[]'` : sql`${commasIn('sentences')} = ${2 * source - 1}`
  const cuts =
    target === 1 ? sql`target_cuts = '[]'` : sql`target_cuts <> '[]' and ${commasIn('target_cuts')} = ${target - 2}`
  return sql<SqlBool>`(${left} and ${target === 0 ? sql`target = ''` : sql`target <> '' and ${cuts}`})`
}

export type PairRow = Selectable<Tables['pair']>

export const pairOf = (row: PairRow): Pair => ({
  id: row.id,
  document: row.document_id,
  position: row.position,
  paragraph: row.paragraph,
  sentences: spansOf(JSON.parse(row.sentences) as number[]),
  source: row.source,
  sourceWords: row.source_words,
  target: row.target,
  targetCuts: JSON.parse(row.target_cuts) as number[],
  targetWords: row.target_words,
  status: row.status,
  linkState: row.link_state,
  confidence: row.confidence,
  reasons: JSON.parse(row.reasons) as string[],
  origin: row.origin,
  revision: row.revision,
  comments: row.comments,
  changedBy: row.changed_by,
  changedAt: row.changed_at,
})

/** Spans as stored: `[start, end, start, end, …]`. */
export const flatSpans = (spans: readonly Span[]): number[] => spans.flatMap(({ start, end }) => [start, end])

export function spansOf(flat: readonly number[]): Span[] {
  const spans: Span[] = []
  for (let index = 0; index < flat.length; index += 2) spans.push({ start: flat[index]!, end: flat[index + 1]! })
  return spans
}

export const packState = (state: PairState): string =>
  JSON.stringify({ ...stateOf(state), sentences: flatSpans(state.sentences) })

export function unpackState(packed: string): PairState {
  const state = JSON.parse(packed) as Omit<PairState, 'sentences'> & { sentences: number[] }
  return { ...state, sentences: spansOf(state.sentences) }
}
