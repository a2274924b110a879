import type { LinkState, Origin, Status } from '../model/pair.ts'
import type { OperationKind } from '../model/operation.ts'
import type { ProjectRole } from '../model/role.ts'
import type { CommentId, DocumentId, ImportId, InvitationId, OperationId, PairId, ProjectId, UserId } from '../model/id.ts'

/** The rows as both engines return them: times are ISO-8601 UTC text, flags 0 or 1, lists JSON text. */
export interface Tables {
  user: {
    id: UserId, email: string, name: string, password: string, is_admin: number,
    preferences: string, created_at: string, disabled_at: string | null
  }
  session: { token_hash: string, user_id: UserId, csrf: string, created_at: string, seen_at: string, user_agent: string }
  attempt: { subject: string, failures: number, first_at: string, blocked_until: string | null }
  project: {
    id: ProjectId, slug: string, name: string, description: string, source_lang: string, target_lang: string,
    settings: string, created_at: string, deleted_at: string | null
  }
  member: { project_id: ProjectId, user_id: UserId, role: ProjectRole, created_at: string }
  invitation: {
    id: InvitationId, token_hash: string, project_id: ProjectId | null, role: ProjectRole | null, email: string,
    for_user_id: UserId | null, created_by: UserId | null, created_at: string, expires_at: string, used_at: string | null, used_by: UserId | null
  }
  document: {
    id: DocumentId, project_id: ProjectId, slug: string, title: string, subtitle: string, file_name: string,
    encoding: string, rules: string, created_by: UserId | null, created_at: string, deleted_at: string | null
  }
  document_text: { document_id: DocumentId, source: string, original: string }
  pair: {
    id: PairId, document_id: DocumentId, position: number, paragraph: number, sentences: string, source: string,
    source_words: number, target: string, target_cuts: string, target_words: number, status: Status,
    link_state: LinkState, confidence: number | null, reasons: string, origin: Origin, revision: number,
    comments: number, changed_by: UserId | null, changed_at: string
  }
  operation: {
    id: OperationId, project_id: ProjectId, document_id: DocumentId, user_id: UserId | null, kind: OperationKind,
    pairs: number, at: string, undoes: OperationId | null, undone_by: OperationId | null
  }
  change: {
    operation_id: OperationId, pair_id: PairId, revision: number, base_revision: number, before: string | null,
    after: string | null, save_id: string | null, at: string
  }
  comment: {
    id: CommentId, document_id: DocumentId, pair_id: PairId, origin_pair_id: PairId, user_id: UserId | null,
    kind: 'comment' | 'reason', text: string, created_at: string, resolved_at: string | null, resolved_by: UserId | null
  }
  visit: { user_id: UserId, document_id: DocumentId, pair_id: PairId, at: string }
  import: {
    id: ImportId, project_id: ProjectId, user_id: UserId, file_name: string, encoding: string, original: string,
    source: string, rules: string, edits: string, title: string, created_at: string
  }
  audit: {
    id: string, at: string, user_id: UserId | null, project_id: ProjectId | null, kind: string, address: string, detail: string
  }
}
