import type { Generated } from 'kysely'
import type { LinkState, Origin, Status } from '../model/pair.ts'
import type { OperationKind } from '../model/operation.ts'
import type { ProjectRole } from '../model/role.ts'
import type {
  CommentId,
  DismissalId,
  DocumentId,
  ImportId,
  InvitationId,
  MemoryId,
  OperationId,
  PairId,
  ProjectId,
  RunId,
  TermFileId,
  TermId,
  UserId,
} from '../model/id.ts'
import type { Severity, SideName } from '../text/checks/check.ts'
import type { TermUse } from '../text/terms/term.ts'

/** The rows as both engines return them: times are ISO-8601 UTC text, flags 0 or 1, lists JSON text. */
export interface Tables {
  user: {
    id: UserId
    email: string
    name: string
    password: string
    is_admin: number
    preferences: string
    created_at: string
    disabled_at: string | null
  }
  session: {
    token_hash: string
    user_id: UserId
    csrf: string
    created_at: string
    seen_at: string
    user_agent: string
  }
  attempt: { subject: string; failures: number; first_at: string; blocked_until: string | null }
  project: {
    id: ProjectId
    slug: string
    name: string
    description: string
    source_lang: string
    target_lang: string
    settings: string
    created_at: string
    deleted_at: string | null
    errors_block_approval: Generated<number>
    memory_takes: Generated<'approved' | 'translated'>
  }
  member: { project_id: ProjectId; user_id: UserId; role: ProjectRole; created_at: string }
  invitation: {
    id: InvitationId
    token_hash: string
    project_id: ProjectId | null
    role: ProjectRole | null
    email: string
    for_user_id: UserId | null
    created_by: UserId | null
    created_at: string
    expires_at: string
    used_at: string | null
    used_by: UserId | null
  }
  document: {
    id: DocumentId
    project_id: ProjectId
    slug: string
    title: string
    subtitle: string
    file_name: string
    encoding: string
    rules: string
    created_by: UserId | null
    created_at: string
    deleted_at: string | null
  }
  document_text: { document_id: DocumentId; source: string; original: string }
  pair: {
    id: PairId
    document_id: DocumentId
    position: number
    paragraph: number
    sentences: string
    source: string
    source_words: number
    target: string
    target_cuts: string
    target_words: number
    status: Status
    link_state: LinkState
    confidence: number | null
    reasons: string
    origin: Origin
    revision: number
    comments: number
    changed_by: UserId | null
    changed_at: string
  }
  operation: {
    id: OperationId
    project_id: ProjectId
    document_id: DocumentId
    user_id: UserId | null
    kind: OperationKind
    pairs: number
    at: string
    undoes: OperationId | null
    undone_by: OperationId | null
  }
  change: {
    operation_id: OperationId
    pair_id: PairId
    revision: number
    base_revision: number
    before: string | null
    after: string | null
    save_id: string | null
    at: string
  }
  comment: {
    id: CommentId
    document_id: DocumentId
    pair_id: PairId
    origin_pair_id: PairId
    user_id: UserId | null
    kind: 'comment' | 'reason'
    text: string
    created_at: string
    resolved_at: string | null
    resolved_by: UserId | null
  }
  visit: { user_id: UserId; document_id: DocumentId; pair_id: PairId; at: string }
  import: {
    id: ImportId
    project_id: ProjectId
    user_id: UserId
    file_name: string
    encoding: string
    rules: string
    edits: string
    title: string
    created_at: string
  }
  import_text: { import_id: ImportId; side: 'source' | 'original'; part: number; text: string }
  finding: {
    pair_id: PairId
    document_id: DocumentId
    scope: 'pair' | 'document'
    place: number
    revision: number
    check_id: string
    key: string
    severity: Severity
    side: SideName
    start_at: number | null
    end_at: number | null
    message: string
    fix_label: string | null
    fix_text: string | null
  }
  checked: { pair_id: PairId; document_id: DocumentId; revision: number }
  document_run: {
    document_id: DocumentId
    kind: 'check' | 'analysis' | 'segmentation'
    id: RunId
    state: 'running' | 'done' | 'failed' | 'cancelled'
    share: number
    problem: string
    result: string
    user_id: UserId | null
    started_at: string
    at: string
  }
  dismissal: {
    id: DismissalId
    project_id: ProjectId
    document_id: DocumentId | null
    pair_id: PairId | null
    key: string
    message: string
    reason: string
    user_id: UserId | null
    at: string
    ended_at: string | null
    ended_by: UserId | null
  }
  check_switch: { project_id: ProjectId; check_id: string; is_on: number; user_id: UserId | null; at: string }
  project_glossary: { project_id: ProjectId; lender_id: ProjectId; user_id: UserId | null; at: string }
  term: {
    id: TermId
    project_id: ProjectId
    source: string
    target: string
    use: TermUse
    part_of_speech: string | null
    note: string | null
    source_key: string
    target_key: string
    revision: number
    created_by: UserId | null
    created_at: string
    changed_by: UserId | null
    changed_at: string
    deleted_at: string | null
  }
  term_file: {
    id: TermFileId
    project_id: ProjectId
    user_id: UserId | null
    name: string
    added: number
    changed: number
    at: string
    undone_at: string | null
  }
  term_file_change: { file_id: TermFileId; term_id: TermId; before: string | null; revision: number }
  memory: {
    id: MemoryId
    shelf: number
    project_id: ProjectId
    kind: 'own' | 'imported'
    name: string
    is_shared: number
    entries: number
    next_number: number
    state: MemoryState
    share: number
    skipped: number
    problem: string
    created_by: UserId | null
    created_at: string
    heard_at: string
    is_indexed: number
  }
  project_memory: { project_id: ProjectId; memory_id: MemoryId; is_on: number; penalty: number }
  memory_entry: {
    shelf: number
    number: number
    source: string
    target: string
    source_before: string | null
    source_after: string | null
    pair_id: PairId | null
    document_id: DocumentId | null
    user_id: UserId | null
    author: string
    changed_at: string
  }
  memory_posting: { shelf: number; feature: number; block: number; postings: Uint8Array }
  suggestion: { pair_id: PairId; text: string; score: number; memory: string; at: string }
  confirmation: {
    pair_id: PairId
    revision: number
    source_start: number
    source_end: number
    after_ms: number | null
  }
  audit: {
    id: string
    at: string
    user_id: UserId | null
    project_id: ProjectId | null
    kind: string
    address: string
    detail: string
  }
}

/** `running` while a file is read, `going` while it is being taken away. */
export type MemoryState = 'running' | 'ready' | 'failed' | 'cancelled' | 'going'
