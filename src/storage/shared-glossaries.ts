import type { ProjectId, UserId } from '../model/id.ts'
import { rolesFor } from '../model/role.ts'
import type { Onlooker } from './access.ts'
import type { Db, Storage } from './open.ts'
import { termsOf } from './terms.ts'
import type { KeptTerm } from './terms.ts'

/** Another project whose glossary is used. */
export interface Lender {
  readonly id: ProjectId
  readonly slug: string
  readonly name: string
  readonly terms: number
}

/** An entry that is in use in a project; `lender` names the project it comes from, `null` for its own. */
export interface TermInUse extends KeptTerm {
  readonly lender: string | null
}

/**
 * Every entry that holds in a project: its own, then those of glossaries it uses.
 * A source term with an entry of its own takes nothing from others, so that a project has the last word on its terms.
 */
export async function termsInUse(db: Db, project: ProjectId): Promise<TermInUse[]> {
  const own = (await termsOf(db, project)).map(term => ({ ...term, lender: null }))
  const settled = new Set(own.map(term => term.sourceKey))
  const lent: TermInUse[] = []
  for (const { id, name } of await lendersOf(db, project)) {
    const terms = (await termsOf(db, id)).filter(term => !settled.has(term.sourceKey))
    for (const term of terms) {
      settled.add(term.sourceKey)
      lent.push({ ...term, lender: name })
    }
  }
  return [...own, ...lent]
}

/** The projects whose glossaries a project uses, the longest used first; deleted ones are left out. */
export async function lendersOf(db: Db, project: ProjectId): Promise<Lender[]> {
  return withTermCounts(db)
    .innerJoin('project_glossary', 'project_glossary.lender_id', 'project.id')
    .where('project_glossary.project_id', '=', project)
    .orderBy('project_glossary.at')
    .orderBy('project.id')
    .execute()
}

/** Projects of the same languages whose glossary a person may bring into another one: where they may change it. */
export async function possibleLenders(db: Db, project: ProjectId, onlooker: Onlooker): Promise<Lender[]> {
  let query = withTermCounts(db)
    .innerJoin('project as borrower', join =>
      join
        .onRef('borrower.source_lang', '=', 'project.source_lang')
        .onRef('borrower.target_lang', '=', 'project.target_lang')
        .on('borrower.id', '=', project),
    )
    .where('project.id', '<>', project)
    .where(
      'project.id',
      'not in',
      db.selectFrom('project_glossary').select('lender_id').where('project_id', '=', project),
    )
    .orderBy('project.name')
    .orderBy('project.id')
  if (!onlooker.isAdmin) {
    const own = db
      .selectFrom('member')
      .select('project_id')
      .where('user_id', '=', onlooker.id)
      .where('role', 'in', rolesFor('translate'))
    query = query.where('project.id', 'in', own)
  }
  return query.execute()
}

const withTermCounts = (db: Db) =>
  db
    .selectFrom('project')
    .where('project.deleted_at', 'is', null)
    .select(eb => [
      'project.id',
      'project.slug',
      'project.name',
      eb
        .selectFrom('term')
        .whereRef('term.project_id', '=', 'project.id')
        .where('term.deleted_at', 'is', null)
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .$asScalar()
        .$notNull()
        .as('terms'),
    ])

export interface Borrowing {
  readonly project: ProjectId
  readonly lender: ProjectId
  readonly user: UserId
}

/** Uses another project's glossary; the same once more changes nothing. */
export async function borrowGlossary(storage: Storage, { project, lender, user }: Borrowing): Promise<void> {
  const row = { project_id: project, lender_id: lender, user_id: user, at: new Date().toISOString() }
  await storage.write(tx =>
    tx
      .insertInto('project_glossary')
      .values(row)
      .onConflict(conflict => conflict.doNothing())
      .execute(),
  )
}

/** Uses another project's glossary no longer. @returns false when it was not used */
export async function returnGlossary(storage: Storage, project: ProjectId, lender: ProjectId): Promise<boolean> {
  const done = await storage.write(tx =>
    tx
      .deleteFrom('project_glossary')
      .where('project_id', '=', project)
      .where('lender_id', '=', lender)
      .returning('at')
      .executeTakeFirst(),
  )
  return done !== undefined
}
