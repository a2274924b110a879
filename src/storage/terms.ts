import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { wordsFolded } from '../text/arabic/words.ts'
import type { Term, TermUse } from '../text/terms/term.ts'
import type { ProjectId, TermFileId, TermId, UserId } from '../model/id.ts'
import type { Db, Storage, Tx } from './open.ts'
import { newId } from './new-id.ts'
import type { Tables } from './tables.ts'
import { keepTermFileIn } from './term-files.ts'
import type { TermFileChange, TermState } from './term-files.ts'

/** A glossary entry as it is kept. */
export interface KeptTerm extends Term {
  readonly id: TermId
  /** The same for spellings of one source term. */
  readonly sourceKey: string
  readonly revision: number
  readonly author: string
  readonly changedAt: string
}

export interface TermAuthor {
  readonly project: ProjectId
  readonly user: UserId
}

export type TermOutcome =
  | { readonly kind: 'saved'; readonly term: TermId }
  /** Somebody changed it first, or it is deleted. */
  | { readonly kind: 'stale' }
  /** Another entry has the same terms. */
  | { readonly kind: 'twice'; readonly term: TermId }

const longestKey = 200

/** Folded words, so that spellings of one term are one entry; a term of signs alone is its own key, a long one its digest, for PostgreSQL's index. */
function keyOf(text: string): string {
  const key = wordsFolded(text).join(' ') || text
  return key.length <= longestKey ? key : createHash('sha256').update(key).digest('hex')
}

/** The standing entries of a project, by source term as it is written, then target. */
export async function termsOf(db: Db, project: ProjectId): Promise<KeptTerm[]> {
  const rows = await db
    .selectFrom('term')
    .leftJoin('user', 'user.id', 'term.changed_by')
    .selectAll('term')
    .select('user.name')
    .where('term.project_id', '=', project)
    .where('term.deleted_at', 'is', null)
    .orderBy('term.source_key')
    .orderBy('term.target_key')
    .execute()
  return rows.map(keptTerm)
}

export interface TermQuery {
  /** Letters of either term or words of the note, compared as terms are; `''` for all. */
  readonly text: string
  readonly use: TermUse | undefined
  /** From 1. */
  readonly page: number
  readonly pageSize: number
}

/**
 * One page of the standing entries of a project, in the order of `termsOf`.
 *
 * @returns the entries of the page, and how many there are on all pages
 */
export async function termsPage(
  db: Db,
  project: ProjectId,
  { text, use, page, pageSize }: TermQuery,
): Promise<{ terms: KeptTerm[]; total: number }> {
  let found = db.selectFrom('term').where('term.project_id', '=', project).where('term.deleted_at', 'is', null)
  if (use) found = found.where('use', '=', use)
  if (text !== '') {
    const [folded, plain] = [likeness(wordsFolded(text).join(' ') || text), likeness(text.toLowerCase())]
    found = found.where(
      sql<boolean>`(source_key like ${folded} escape '\\' or target_key like ${folded} escape '\\' or lower(note) like ${plain} escape '\\')`,
    )
  }
  const { total } = await found.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await found
    .leftJoin('user', 'user.id', 'term.changed_by')
    .selectAll('term')
    .select('user.name')
    .orderBy('source_key')
    .orderBy('target_key')
    .offset((page - 1) * pageSize)
    .limit(pageSize)
    .execute()
  return { terms: rows.map(keptTerm), total }
}

const likeness = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`

/** An entry of a project, also one that is deleted. */
export async function termById(
  db: Db,
  project: ProjectId,
  term: TermId,
): Promise<(KeptTerm & { readonly isDeleted: boolean }) | undefined> {
  const row = await db
    .selectFrom('term')
    .leftJoin('user', 'user.id', 'term.changed_by')
    .selectAll('term')
    .select('user.name')
    .where('term.id', '=', term)
    .where('term.project_id', '=', project)
    .executeTakeFirst()
  return row && { ...keptTerm(row), isDeleted: row.deleted_at !== null }
}

const keptTerm = (row: Tables['term'] & { readonly name: string | null }): KeptTerm => ({
  id: row.id,
  source: row.source,
  target: row.target,
  use: row.use,
  partOfSpeech: row.part_of_speech,
  note: row.note,
  sourceKey: row.source_key,
  revision: row.revision,
  author: row.name ?? '',
  changedAt: row.changed_at,
})

/**
 * Adds an entry; one with the same terms that was deleted comes back as this one.
 *
 * @returns `twice` when an entry with the same terms stands already; it is left as it is
 */
export async function addTerm(storage: Storage, by: TermAuthor, term: Term): Promise<TermOutcome> {
  return storage.write(async tx => {
    const { row, values } = newRow(by, term)
    const made = await tx
      .insertInto('term')
      .values(row)
      .onConflict(conflict =>
        conflict
          .columns(['project_id', 'source_key', 'target_key'])
          .doUpdateSet(eb => ({ ...values, deleted_at: null, revision: eb('term.revision', '+', 1) }))
          .where('term.deleted_at', 'is not', null),
      )
      .returning('id')
      .executeTakeFirst()
    return made ? { kind: 'saved', term: made.id } : { kind: 'twice', term: await sameTerm(tx, by.project, row) }
  })
}

/** What a file of terms did. */
export interface TermsTaken {
  /** To take it back with; `undefined` when everything was there as it is. */
  readonly file: TermFileId | undefined
  readonly added: number
  readonly changed: number
}

/**
 * Takes in the entries of a file as one step that can be taken back; an entry with the same terms takes what the file says of it.
 *
 * @returns how many were new, how many were changed; the others were there as they are
 */
export async function addTerms(
  storage: Storage,
  by: TermAuthor,
  terms: readonly Term[],
  name = '',
): Promise<TermsTaken> {
  return storage.write(async tx => {
    const known = await entriesByKey(tx, by.project)
    const changes = new Map<TermId, TermFileChange>()
    for (const term of terms) {
      const { row, values } = newRow(by, term)
      const key = `${row.source_key}\n${row.target_key}`
      const there = known.get(key)
      if (!there) {
        await tx.insertInto('term').values(row).execute()
        known.set(key, row)
        changes.set(row.id, { term: row.id, before: null, revision: row.revision })
      } else if (there.deleted_at !== null || stateOf(there) !== stateOf(row)) {
        const revision = there.revision + 1
        await tx
          .updateTable('term')
          .set({ ...values, deleted_at: null, revision })
          .where('id', '=', there.id)
          .execute()
        known.set(key, { ...there, ...values, deleted_at: null, revision })
        const { before } = changes.get(there.id) ?? { before: termState(there) }
        changes.set(there.id, { term: there.id, before, revision })
      }
    }
    const all = [...changes.values()]
    const added = all.filter(({ before }) => before === null || before.deleted_at !== null).length
    const counts = { added, changed: all.length - added }
    const file = all.length === 0 ? undefined : await keepTermFileIn(tx, by, { name, ...counts, changes: all })
    return { file, ...counts }
  })
}

const termState = ({ source, target, use, part_of_speech, note, deleted_at }: Tables['term']): TermState => ({
  source,
  target,
  use,
  part_of_speech,
  note,
  deleted_at,
})

const stateOf = (row: Pick<Tables['term'], 'source' | 'target' | 'use' | 'part_of_speech' | 'note'>): string =>
  JSON.stringify([row.source, row.target, row.use, row.part_of_speech, row.note])

async function entriesByKey(tx: Tx, project: ProjectId): Promise<Map<string, Tables['term']>> {
  const rows = await tx.selectFrom('term').selectAll().where('project_id', '=', project).execute()
  return new Map(rows.map(row => [`${row.source_key}\n${row.target_key}`, row]))
}

/** Changes an entry unless somebody did so first. */
export async function changeTerm(
  storage: Storage,
  by: TermAuthor,
  change: { term: TermId; revision: number } & Term,
): Promise<TermOutcome> {
  return storage.write(async tx => {
    const { row, values } = newRow(by, change)
    const other = await tx
      .selectFrom('term')
      .select(['id', 'deleted_at'])
      .where('project_id', '=', by.project)
      .where('source_key', '=', row.source_key)
      .where('target_key', '=', row.target_key)
      .where('id', '<>', change.term)
      .executeTakeFirst()
    if (other && other.deleted_at === null) return { kind: 'twice', term: other.id }
    // a deleted entry of these terms gives way, so that the one people see can have them
    if (other) await tx.deleteFrom('term').where('id', '=', other.id).where('deleted_at', 'is not', null).execute()
    const saved = await tx
      .updateTable('term')
      .set({ ...values, revision: change.revision + 1 })
      .where('id', '=', change.term)
      .where('project_id', '=', by.project)
      .where('revision', '=', change.revision)
      .where('deleted_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    return saved ? { kind: 'saved', term: saved.id } : { kind: 'stale' }
  })
}

/** Takes an entry out of the glossary, or brings it back. @returns false when there is nothing to do */
export async function setTermDeleted(
  storage: Storage,
  by: TermAuthor,
  term: TermId,
  isDeleted: boolean,
): Promise<boolean> {
  const done = await storage.write(tx =>
    tx
      .updateTable('term')
      .set(eb => ({
        deleted_at: isDeleted ? now() : null,
        revision: eb('revision', '+', 1),
        changed_by: by.user,
        changed_at: now(),
      }))
      .where('id', '=', term)
      .where('project_id', '=', by.project)
      .where('deleted_at', isDeleted ? 'is' : 'is not', null)
      .returning('id')
      .executeTakeFirst(),
  )
  return done !== undefined
}

function newRow({ project, user }: TermAuthor, { source, target, use, partOfSpeech, note }: Term) {
  const values = {
    source,
    target,
    use,
    part_of_speech: partOfSpeech,
    note,
    source_key: keyOf(source),
    target_key: keyOf(target),
    changed_by: user,
    changed_at: now(),
  }
  const row: Tables['term'] = {
    id: newId<'term'>(),
    project_id: project,
    revision: 1,
    created_by: user,
    created_at: values.changed_at,
    deleted_at: null,
    ...values,
  }
  return { row, values }
}

async function sameTerm(tx: Tx, project: ProjectId, row: Tables['term']): Promise<TermId> {
  const { id } = await tx
    .selectFrom('term')
    .select('id')
    .where('project_id', '=', project)
    .where('source_key', '=', row.source_key)
    .where('target_key', '=', row.target_key)
    .executeTakeFirstOrThrow()
  return id
}

const now = (): string => new Date().toISOString()
