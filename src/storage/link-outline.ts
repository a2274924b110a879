import { sql } from 'kysely'
import type { DocumentId, PairId, ProjectId } from '../model/id.ts'
import type { LinkState, Status } from '../model/pair.ts'
import type { Db } from './open.ts'
import type { PairKey } from './pairs.ts'

/** What an overview needs of a pair: how many sentences stand on each side and how sure their link is. */
export interface LinkOutline {
  readonly id: PairId
  readonly position: number
  readonly sources: number
  readonly targets: number
  readonly linkState: LinkState
  readonly confidence: number | null
  readonly reasons: readonly string[]
  readonly status: Status
}

const chunk = 1000

/** The links of a document in order, without their texts. Linear in the pairs; other work gets its turn between chunks. */
export async function outlineOf(db: Db, document: DocumentId): Promise<LinkOutline[]> {
  const outline: LinkOutline[] = []
  let after: PairKey | undefined
  for (;;) {
    let query = db.selectFrom('pair')
      .select(['id', 'position', 'sentences', 'target_cuts', 'target_words', 'link_state', 'confidence', 'reasons', 'status'])
      .select(eb => eb('target', '=', '').as('blank'))
      .where('document_id', '=', document).orderBy('position').orderBy('id').limit(chunk)
    if (after) query = query.where(sql<boolean>`(position, id) > (${after.position}, ${after.id})`)
    const rows = await query.execute()
    for (const row of rows) {
      outline.push({
        id: row.id, position: row.position, sources: items(row.sentences) / 2, targets: row.blank ? 0 : items(row.target_cuts) + 1,
        linkState: row.link_state, confidence: row.confidence, status: row.status, reasons: row.reasons === '[]' ? [] : JSON.parse(row.reasons) as string[],
      })
    }
    if (rows.length < chunk) return outline
    after = rows.at(-1)
    await new Promise(setImmediate)
  }
}

const items = (json: string): number => json === '[]' ? 0 : json.split(',').length

/** Short finished pairs of a project, newest first: words and phrases that an aligner can learn from. */
export async function knownPhrases(db: Db, project: ProjectId, mostWords: number, limit: number): Promise<[string, string][]> {
  const rows = await db.selectFrom('pair').innerJoin('document', 'document.id', 'pair.document_id').select(['pair.source', 'pair.target'])
    .where('document.project_id', '=', project).where('document.deleted_at', 'is', null)
    .where('pair.source_words', '>', 0).where('pair.source_words', '<=', mostWords)
    .where('pair.target_words', '>', 0).where('pair.target_words', '<=', mostWords)
    .where(eb => eb.or([eb('pair.status', 'in', ['translated', 'approved']), eb('pair.link_state', 'in', ['checked', 'pinned'])]))
    .orderBy('pair.id', 'desc').limit(limit).execute()
  return rows.map(({ source, target }) => [source, target])
}
