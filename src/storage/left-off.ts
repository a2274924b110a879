import type { DocumentId, PairId, ProjectId } from '../model/id.ts'
import type { Onlooker } from './access.ts'
import type { Db } from './open.ts'

export interface LeftOff {
  readonly projectSlug: string
  readonly document: DocumentId
  readonly documentSlug: string
  readonly documentTitle: string
  readonly pair: PairId
}

/** The pair a person last worked on, in one project or anywhere they still may. */
export async function leftOffAt(db: Db, onlooker: Onlooker, project?: ProjectId): Promise<LeftOff | undefined> {
  let query = db
    .selectFrom('visit')
    .innerJoin('document', 'document.id', 'visit.document_id')
    .innerJoin('project', 'project.id', 'document.project_id')
    .leftJoin('member', join =>
      join.onRef('member.project_id', '=', 'project.id').on('member.user_id', '=', onlooker.id),
    )
    .select([
      'project.slug as projectSlug',
      'document.id as document',
      'document.slug as documentSlug',
      'document.title as documentTitle',
      'visit.pair_id as pair',
    ])
    .where('visit.user_id', '=', onlooker.id)
    .where('document.deleted_at', 'is', null)
    .where('project.deleted_at', 'is', null)
    .orderBy('visit.at', 'desc')
    .limit(1)
  if (!onlooker.isAdmin) query = query.where('member.role', 'is not', null)
  if (project) query = query.where('project.id', '=', project)
  return query.executeTakeFirst()
}
