import { sql } from 'kysely'
import type { Finding } from '../text/checks/check.ts'
import type { DocumentId, PairId } from '../model/id.ts'
import type { Db, Tx } from './open.ts'
import type { Tables } from './tables.ts'

/** Which check run a finding comes from: of one pair alone, or of a document as a whole. */
export type FindingScope = Tables['finding']['scope']

/** What was found in the texts of one pair at one revision. */
export interface PairFindings {
  readonly pair: PairId
  readonly document: DocumentId
  readonly revision: number
  readonly findings: readonly Finding[]
  /** What the document as a whole says about the pair; absent when only the pair was checked, which leaves standing what was known. */
  readonly inDocument?: readonly Finding[]
}

const rowsPerQuery = 100

/**
 * Keeps what was found in pairs instead of what was known before, and marks their revisions as seen.
 * A pair that has moved on is left out, so that an older run never hides a newer one.
 *
 * A handful of statements for each hundred pairs.
 */
export async function keepFindingsIn(tx: Tx, found: readonly PairFindings[]): Promise<void> {
  for (let start = 0; start < found.length; start += rowsPerQuery) {
    const part = found.slice(start, start + rowsPerQuery)
    const now = await tx
      .selectFrom('pair')
      .select(['id', 'revision'])
      .where(
        'id',
        'in',
        part.map(({ pair }) => pair),
      )
      .execute()
    const revisions = new Map(now.map(({ id, revision }) => [id, revision]))
    await replaceIn(
      tx,
      part.filter(({ pair, revision }) => revisions.get(pair) === revision),
    )
  }
}

async function replaceIn(tx: Tx, part: readonly PairFindings[]): Promise<void> {
  if (part.length === 0) return
  const whole = part.filter(({ inDocument }) => inDocument !== undefined).map(({ pair }) => pair)
  await tx
    .deleteFrom('finding')
    .where(
      'pair_id',
      'in',
      part.map(({ pair }) => pair),
    )
    .where(eb =>
      eb.or([
        eb('scope', '=', 'pair'),
        ...(whole.length > 0 ? [eb('pair_id', 'in', whole)] : []),
        eb('revision', '<>', eb.selectFrom('pair').select('pair.revision').whereRef('pair.id', '=', 'finding.pair_id')),
      ]),
    )
    .execute()
  const rows = part.flatMap(each => [
    ...rowsOf(each, 'pair', each.findings),
    ...rowsOf(each, 'document', each.inDocument ?? []),
  ])
  for (let start = 0; start < rows.length; start += rowsPerQuery) {
    // two servers may have checked the same revision
    await tx
      .insertInto('finding')
      .values(rows.slice(start, start + rowsPerQuery))
      .onConflict(conflict => conflict.doNothing())
      .execute()
  }
  await tx
    .insertInto('checked')
    .values(part.map(({ pair, document, revision }) => ({ pair_id: pair, document_id: document, revision })))
    .onConflict(conflict =>
      conflict
        .column('pair_id')
        .doUpdateSet(eb => ({ revision: eb.ref('excluded.revision') }))
        .where(eb => eb('checked.revision', '<>', eb.ref('excluded.revision'))),
    )
    .execute()
}

const rowsOf = (
  { pair, document, revision }: PairFindings,
  scope: FindingScope,
  findings: readonly Finding[],
): Tables['finding'][] =>
  findings.map((finding, place) => ({
    pair_id: pair,
    document_id: document,
    scope,
    place,
    revision,
    check_id: finding.check,
    key: finding.key,
    severity: finding.severity,
    side: finding.side,
    start_at: finding.at?.start ?? null,
    end_at: finding.at?.end ?? null,
    message: finding.message,
    fix_label: finding.fix?.label ?? null,
    fix_text: finding.fix?.text ?? null,
  }))

/**
 * Takes what the document said about pairs along to their next revision, which has the same texts.
 *
 * @param pairs written already; those that have moved further keep nothing
 */
export async function carryFindingsIn(tx: Tx, pairs: readonly PairId[]): Promise<void> {
  for (let start = 0; start < pairs.length; start += rowsPerQuery) {
    await tx
      .updateTable('finding')
      .set(eb => ({ revision: eb('revision', '+', 1) }))
      .where('pair_id', 'in', pairs.slice(start, start + rowsPerQuery))
      .where('scope', '=', 'document')
      .where('revision', '=', eb =>
        eb
          .selectFrom('pair')
          .select(eb => eb('pair.revision', '-', 1).as('before'))
          .whereRef('pair.id', '=', 'finding.pair_id'),
      )
      .execute()
  }
}

/**
 * Findings of pairs of a document that still hold: of the pair's present revision, of a check that the project has not switched off, not dismissed.
 * The one definition of it; everything that shows, counts or filters findings goes through here.
 */
function openFindings(db: Db, document: DocumentId) {
  const project = db.selectFrom('document').select('project_id').where('id', '=', document)
  const dismissed = db.selectFrom('dismissal').where('project_id', '=', project).where('ended_at', 'is', null)
  const switchedOff = db
    .selectFrom('check_switch')
    .select('check_id')
    .where('project_id', '=', project)
    .where('is_on', '=', 0)
  const dismissedEverywhere = dismissed
    .select('key')
    .where('pair_id', 'is', null)
    .where(eb => eb.or([eb('document_id', 'is', null), eb('document_id', '=', document)]))
  const dismissedAtPairs = dismissed
    .select(['pair_id', 'key'])
    .where('document_id', '=', document)
    .where('pair_id', 'is not', null)
  return db
    .selectFrom('finding')
    .where(eb =>
      eb.exists(
        eb
          .selectFrom('pair')
          .select('pair.id')
          .whereRef('pair.id', '=', 'finding.pair_id')
          .whereRef('pair.revision', '=', 'finding.revision'),
      ),
    )
    .where('finding.check_id', 'not in', switchedOff)
    .where('finding.key', 'not in', dismissedEverywhere)
    .where('finding.check_id', 'not in', dismissedEverywhere)
    .where(sql<boolean>`(finding.pair_id, finding.key) not in ${dismissedAtPairs}`)
}

const openInDocument = (db: Db, document: DocumentId) =>
  openFindings(db, document).where('finding.document_id', '=', document)

const idsPerQuery = 500

/**
 * What the checks have to say about pairs of a document, in the order of the list of checks; of one pair first what concerns it alone.
 *
 * @returns only pairs with something open have an entry
 */
export async function openFindingsOf(
  db: Db,
  document: DocumentId,
  pairs: readonly PairId[],
): Promise<Map<PairId, Finding[]>> {
  const found = new Map<PairId, Finding[]>()
  for (let start = 0; start < pairs.length; start += idsPerQuery) {
    const rows = await openFindings(db, document)
      .selectAll('finding')
      .where('finding.pair_id', 'in', pairs.slice(start, start + idsPerQuery))
      .orderBy('finding.scope', 'desc')
      .orderBy('finding.place')
      .execute()
    for (const row of rows) {
      const known = found.get(row.pair_id)
      if (known) known.push(findingOf(row))
      else found.set(row.pair_id, [findingOf(row)])
    }
  }
  return found
}

const findingOf = (row: Tables['finding']): Finding => ({
  check: row.check_id,
  key: row.key,
  severity: row.severity,
  side: row.side,
  message: row.message,
  ...(row.start_at !== null && row.end_at !== null && { at: { start: row.start_at, end: row.end_at } }),
  ...(row.fix_label !== null && row.fix_text !== null && { fix: { label: row.fix_label, text: row.fix_text } }),
})

/** The pairs of a document with open findings, of any check or of one, as a list for `in`. */
export const pairsWithFindings = (db: Db, document: DocumentId, check?: string) =>
  openInDocument(db, document)
    .$if(check !== undefined, query => query.where('finding.check_id', '=', check!))
    .select('finding.pair_id')

/** How many pairs of a document have open findings; reads findings and indexes, no texts. */
export async function countWithFindings(db: Db, document: DocumentId): Promise<number> {
  const { pairs } = await openInDocument(db, document)
    .select(({ fn }) => fn.count<number>('finding.pair_id').distinct().as('pairs'))
    .executeTakeFirstOrThrow()
  return pairs
}

/** How many translated pairs of a document the checks have not seen as they stand now. Looks at every pair. */
export async function countUnseen(db: Db, document: DocumentId): Promise<number> {
  const { unseen } = await notSeen(db)
    .select(({ fn }) => fn.countAll<number>().as('unseen'))
    .where('pair.document_id', '=', document)
    .where('pair.status', '<>', 'empty')
    .executeTakeFirstOrThrow()
  return unseen
}

/** Open findings by check, for one document. */
export async function countsByCheck(db: Db, document: DocumentId): Promise<Map<string, number>> {
  const rows = await openInDocument(db, document)
    .select(({ fn }) => ['finding.check_id as check', fn.countAll<number>().as('count')])
    .groupBy('finding.check_id')
    .execute()
  return new Map(rows.map(({ check, count }) => [check, count]))
}

/** The pairs of these that the checks have not seen at their present revision. */
export async function unseenOf(db: Db, pairs: readonly PairId[]): Promise<PairId[]> {
  const found: PairId[] = []
  for (let start = 0; start < pairs.length; start += idsPerQuery) {
    const rows = await notSeen(db)
      .select('pair.id')
      .where('pair.id', 'in', pairs.slice(start, start + idsPerQuery))
      .execute()
    found.push(...rows.map(({ id }) => id))
  }
  return found
}

const notSeen = (db: Db) =>
  db
    .selectFrom('pair')
    .leftJoin('checked', 'checked.pair_id', 'pair.id')
    .where(eb => eb.or([eb('checked.revision', 'is', null), eb('checked.revision', '<>', eb.ref('pair.revision'))]))
