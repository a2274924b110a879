CREATE TABLE attempt (
  subject text primary key,
  failures integer not null check (failures >= 0),
  first_at text not null,
  blocked_until text
);

CREATE TABLE audit (
  id text primary key,
  at text not null,
  user_id text references "user" (id) on delete set null,
  project_id text,
  kind text not null,
  address text not null default '',
  detail text not null default '{}'
);

CREATE INDEX audit_of_project on audit (project_id, id);

CREATE TABLE change (
  operation_id text not null references operation (id) on delete cascade,
  pair_id text not null,
  revision integer not null,
  base_revision integer not null,
  before text,
  after text,
  save_id text unique,
  at text not null,
  primary key (pair_id, revision)
);

CREATE INDEX change_of_operation on change (operation_id);

CREATE TABLE check_switch (
  project_id text not null references project (id) on delete cascade,
  check_id text not null,
  is_on integer not null check (is_on in (0, 1)),
  user_id text references "user" (id) on delete set null,
  at text not null,
  primary key (project_id, check_id)
);

CREATE TABLE checked (
  pair_id text primary key references pair (id) on delete cascade,
  document_id text not null references document (id) on delete cascade,
  revision integer not null check (revision > 0)
);

CREATE INDEX checked_of_document on checked (document_id);

CREATE TABLE comment (
  id text primary key,
  document_id text not null references document (id) on delete cascade,
  pair_id text not null,
  origin_pair_id text not null,
  user_id text references "user" (id) on delete set null,
  kind text not null check (kind in ('comment', 'reason')),
  text text not null check (length(text) between 1 and 5000),
  created_at text not null,
  resolved_at text,
  resolved_by text references "user" (id) on delete set null
);

CREATE INDEX comment_of_document on comment (document_id, id);

CREATE INDEX comment_of_pair on comment (pair_id, id);

CREATE TABLE confirmation (
  pair_id text primary key references pair (id) on delete cascade,
  -- the pair's revision with the verdict
  revision integer not null check (revision > 0),
  -- where its source was then, in UTF-16 code units of the document
  source_start integer not null,
  source_end integer not null,
  -- for how long its row had been on the screen; null where nobody measured, or the words are the person's own
  after_ms integer check (after_ms >= 0)
);

CREATE TABLE dismissal (
  id text primary key,
  project_id text not null references project (id) on delete cascade,
  document_id text references document (id) on delete cascade,
  pair_id text,
  key text not null,
  message text not null,
  reason text not null check (length(reason) between 1 and 500),
  user_id text references "user" (id) on delete set null,
  at text not null,
  ended_at text,
  ended_by text references "user" (id) on delete set null,
  check (pair_id is null or document_id is not null)
);

CREATE INDEX dismissal_of_project on dismissal (project_id, key);

CREATE TABLE document (
  id text primary key,
  project_id text not null references project (id) on delete cascade,
  slug text not null unique,
  title text not null check (length(title) between 1 and 300),
  subtitle text not null default '',
  file_name text not null default '',
  encoding text not null default 'utf-8',
  rules text not null default '{}',
  created_by text references "user" (id) on delete set null,
  created_at text not null,
  deleted_at text
);

CREATE INDEX document_of_project on document (project_id);

CREATE TABLE document_run (
  document_id text not null references document (id) on delete cascade,
  kind text not null check (kind in ('check', 'analysis', 'segmentation')),
  id text not null,
  state text not null check (state in ('running', 'done', 'failed', 'cancelled')),
  share real not null check (share between 0 and 1),
  problem text not null default '',
  result text not null default '',
  user_id text references "user" (id) on delete set null,
  started_at text not null,
  at text not null,
  primary key (document_id, kind)
);

CREATE TABLE document_text (
  document_id text primary key references document (id) on delete cascade,
  source text not null,
  original text not null
);

CREATE TABLE finding (
  pair_id text not null references pair (id) on delete cascade,
  document_id text not null references document (id) on delete cascade,
  scope text not null check (scope in ('pair', 'document')),
  place integer not null check (place >= 0),
  revision integer not null check (revision > 0),
  check_id text not null,
  key text not null,
  severity text not null check (severity in ('info', 'warning', 'error')),
  side text not null check (side in ('source', 'target')),
  start_at integer,
  end_at integer,
  message text not null,
  fix_label text,
  fix_text text,
  primary key (pair_id, revision, scope, place)
);

CREATE INDEX finding_of_document on finding (document_id);

CREATE TABLE import (
  id text primary key,
  project_id text not null references project (id) on delete cascade,
  user_id text not null references "user" (id) on delete cascade,
  file_name text not null default '',
  encoding text not null default 'utf-8',
  rules text not null default '{}',
  edits text not null default '[]',
  title text not null default '',
  created_at text not null
);

CREATE INDEX import_of_user on import (user_id, id);

CREATE TABLE import_text (
  import_id text not null references import (id) on delete cascade,
  side text not null check (side in ('source', 'original')),
  part integer not null check (part >= 0),
  text text not null,
  primary key (import_id, side, part)
);

CREATE TABLE invitation (
  id text primary key,
  token_hash text not null unique,
  project_id text references project (id) on delete cascade,
  role text check (role in ('viewer', 'translator', 'reviewer', 'manager')),
  email text not null default '',
  for_user_id text references "user" (id) on delete cascade,
  created_by text references "user" (id) on delete set null,
  created_at text not null,
  expires_at text not null,
  used_at text,
  used_by text references "user" (id) on delete set null
);

CREATE INDEX invitation_of_project on invitation (project_id);

CREATE TABLE member (
  project_id text not null references project (id) on delete cascade,
  user_id text not null references "user" (id) on delete cascade,
  role text not null check (role in ('viewer', 'translator', 'reviewer', 'manager')),
  created_at text not null,
  primary key (project_id, user_id)
);

CREATE INDEX member_of_user on member (user_id);

CREATE TABLE memory (
  id text primary key,
  shelf integer not null unique check (shelf > 0),
  project_id text not null references project (id) on delete cascade,
  kind text not null check (kind in ('own', 'imported')),
  name text not null check (length(name) between 1 and 200),
  is_shared integer not null default 0 check (is_shared in (0, 1)),
  entries integer not null default 0,
  next_number integer not null default 0 check (next_number >= 0),
  state text not null default 'ready' check (state in ('running', 'ready', 'failed', 'cancelled', 'going')),
  share real not null default 1 check (share between 0 and 1),
  skipped integer not null default 0,
  problem text not null default '',
  created_by text references "user" (id) on delete set null,
  created_at text not null,
  heard_at text not null
, is_indexed integer not null default 1 check (is_indexed in (0, 1)));

CREATE INDEX memory_of_project on memory (project_id);

CREATE UNIQUE INDEX memory_own on memory (project_id) where kind = 'own';

CREATE TABLE memory_entry (
  shelf integer not null references memory (shelf) on delete cascade,
  number integer not null,
  source text not null,
  target text not null,
  source_before text,
  source_after text,
  pair_id text,
  document_id text,
  user_id text,
  author text not null default '',
  changed_at text not null,
  primary key (shelf, number)
);

CREATE UNIQUE INDEX memory_entry_of_pair on memory_entry (pair_id) where pair_id is not null;

CREATE TABLE memory_posting (
  shelf integer not null references memory (shelf) on delete cascade,
  feature integer not null,
  block integer not null,
  postings blob not null,
  primary key (shelf, feature, block)
) without rowid;

CREATE TABLE migration (name text primary key, checksum text not null, applied_at text not null);

CREATE TABLE operation (
  id text primary key,
  project_id text not null references project (id) on delete cascade,
  document_id text not null references document (id) on delete cascade,
  user_id text references "user" (id) on delete set null,
  kind text not null,
  pairs integer not null,
  at text not null,
  undoes text references operation (id) on delete cascade,
  undone_by text references operation (id) on delete cascade
);

CREATE INDEX operation_of_document on operation (document_id, id);

CREATE INDEX operation_of_project on operation (project_id, id);

CREATE TABLE pair (
  id text primary key,
  document_id text not null references document (id) on delete cascade,
  position bigint not null,
  paragraph integer not null,
  sentences text not null,
  source text not null,
  source_words integer not null,
  target text not null default '',
  target_cuts text not null default '[]',
  target_words integer not null default 0,
  status text not null check (status in ('empty', 'draft', 'translated', 'changes', 'approved')),
  link_state text not null default 'automatic' check (link_state in ('automatic', 'checked', 'pinned')),
  confidence real check (confidence between 0 and 1),
  reasons text not null default '[]',
  origin text not null default 'none' check (origin in ('none', 'typed', 'aligned', 'imported', 'memory', 'copied')),
  revision integer not null check (revision > 0),
  comments integer not null default 0 check (comments >= 0),
  changed_by text references "user" (id) on delete set null,
  changed_at text not null
);

CREATE INDEX pair_in_order on pair (document_id, position, id);

CREATE INDEX pair_progress on pair (document_id, status, source_words);

CREATE TABLE project (
  id text primary key,
  slug text not null unique,
  name text not null check (length(name) between 1 and 200),
  description text not null default '',
  source_lang text not null,
  target_lang text not null,
  settings text not null default '{}',
  created_at text not null,
  deleted_at text
, errors_block_approval integer not null default 0 check (errors_block_approval in (0, 1)), memory_takes text not null default 'approved' check (memory_takes in ('approved', 'translated')));

CREATE TABLE project_glossary (
  project_id text not null references project (id) on delete cascade,
  lender_id text not null references project (id) on delete cascade,
  user_id text references "user" (id) on delete set null,
  at text not null,
  primary key (project_id, lender_id),
  check (project_id <> lender_id)
);

CREATE INDEX project_glossary_of_lender on project_glossary (lender_id);

CREATE TABLE project_memory (
  project_id text not null references project (id) on delete cascade,
  memory_id text not null references memory (id) on delete cascade,
  is_on integer not null default 1 check (is_on in (0, 1)),
  penalty integer not null default 0 check (penalty between 0 and 100),
  primary key (project_id, memory_id)
);

CREATE INDEX project_memory_of_memory on project_memory (memory_id);

CREATE TABLE session (
  token_hash text primary key,
  user_id text not null references "user" (id) on delete cascade,
  csrf text not null,
  created_at text not null,
  seen_at text not null,
  user_agent text not null default ''
);

CREATE INDEX session_of_user on session (user_id);

CREATE TABLE suggestion (
  pair_id text primary key references pair (id) on delete cascade,
  text text not null,
  score integer not null check (score between 0 and 102),
  memory text not null,
  at text not null
);

CREATE TABLE term (
  id text primary key,
  project_id text not null references project (id) on delete cascade,
  source text not null check (length(source) between 1 and 500),
  target text not null check (length(target) between 1 and 500),
  use text not null check (use in ('preferred', 'allowed', 'forbidden')),
  part_of_speech text,
  note text,
  source_key text not null,
  target_key text not null,
  revision integer not null check (revision > 0),
  created_by text references "user" (id) on delete set null,
  created_at text not null,
  changed_by text references "user" (id) on delete set null,
  changed_at text not null,
  deleted_at text
);

CREATE UNIQUE INDEX term_once on term (project_id, source_key, target_key);

CREATE TABLE term_file (
  id text primary key,
  project_id text not null references project (id) on delete cascade,
  user_id text references "user" (id) on delete set null,
  name text not null default '',
  added integer not null check (added >= 0),
  changed integer not null check (changed >= 0),
  at text not null,
  undone_at text
);

CREATE INDEX term_file_of_project on term_file (project_id, id);

CREATE TABLE term_file_change (
  file_id text not null references term_file (id) on delete cascade,
  term_id text not null,
  before text,
  revision integer not null check (revision > 0),
  primary key (file_id, term_id)
);

CREATE TABLE "user" (
  id text primary key,
  email text not null unique check (email = lower(email)),
  name text not null check (length(name) between 1 and 200),
  password text not null,
  is_admin integer not null default 0 check (is_admin in (0, 1)),
  preferences text not null default '{}',
  created_at text not null,
  disabled_at text
);

CREATE TABLE visit (
  user_id text not null references "user" (id) on delete cascade,
  document_id text not null references document (id) on delete cascade,
  pair_id text not null,
  at text not null,
  primary key (user_id, document_id)
);
