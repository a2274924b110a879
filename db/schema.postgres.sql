create table attempt (
  subject text not null,
  failures integer not null,
  first_at text not null,
  blocked_until text,
  primary key (subject),
  check ((failures >= 0))
);

create table audit (
  id text not null,
  at text not null,
  user_id text,
  project_id text,
  kind text not null,
  address text not null default ''::text,
  detail text not null default '{}'::text,
  primary key (id),
  foreign key (user_id) references "user"(id) on delete set null
);

create table change (
  operation_id text not null,
  pair_id text not null,
  revision integer not null,
  base_revision integer not null,
  before text,
  after text,
  save_id text,
  at text not null,
  unique (save_id),
  primary key (pair_id, revision),
  foreign key (operation_id) references operation(id) on delete cascade
);

create table check_switch (
  project_id text not null,
  check_id text not null,
  is_on integer not null,
  user_id text,
  at text not null,
  primary key (project_id, check_id),
  foreign key (project_id) references project(id) on delete cascade,
  foreign key (user_id) references "user"(id) on delete set null,
  check ((is_on = any (array[0, 1])))
);

create table checked (
  pair_id text not null,
  document_id text not null,
  revision integer not null,
  primary key (pair_id),
  foreign key (document_id) references document(id) on delete cascade,
  foreign key (pair_id) references pair(id) on delete cascade,
  check ((revision > 0))
);

create table comment (
  id text not null,
  document_id text not null,
  pair_id text not null,
  origin_pair_id text not null,
  user_id text,
  kind text not null,
  text text not null,
  created_at text not null,
  resolved_at text,
  resolved_by text,
  primary key (id),
  foreign key (document_id) references document(id) on delete cascade,
  foreign key (resolved_by) references "user"(id) on delete set null,
  foreign key (user_id) references "user"(id) on delete set null,
  check ((kind = any (array['comment'::text, 'reason'::text]))),
  check (((length(text) >= 1) and (length(text) <= 5000)))
);

create table confirmation (
  pair_id text not null,
  revision integer not null,
  source_start integer not null,
  source_end integer not null,
  after_ms integer,
  primary key (pair_id),
  foreign key (pair_id) references pair(id) on delete cascade,
  check ((after_ms >= 0)),
  check ((revision > 0))
);

create table dismissal (
  id text not null,
  project_id text not null,
  document_id text,
  pair_id text,
  key text not null,
  message text not null,
  reason text not null,
  user_id text,
  at text not null,
  ended_at text,
  ended_by text,
  primary key (id),
  foreign key (document_id) references document(id) on delete cascade,
  foreign key (ended_by) references "user"(id) on delete set null,
  foreign key (project_id) references project(id) on delete cascade,
  foreign key (user_id) references "user"(id) on delete set null,
  check (((pair_id is null) or (document_id is not null))),
  check (((length(reason) >= 1) and (length(reason) <= 500)))
);

create table document (
  id text not null,
  project_id text not null,
  slug text not null,
  title text not null,
  subtitle text not null default ''::text,
  file_name text not null default ''::text,
  encoding text not null default 'utf-8'::text,
  rules text not null default '{}'::text,
  created_by text,
  created_at text not null,
  deleted_at text,
  unique (slug),
  primary key (id),
  foreign key (created_by) references "user"(id) on delete set null,
  foreign key (project_id) references project(id) on delete cascade,
  check (((length(title) >= 1) and (length(title) <= 300)))
);

create table document_run (
  document_id text not null,
  kind text not null,
  id text not null,
  state text not null,
  share real not null,
  problem text not null default ''::text,
  result text not null default ''::text,
  user_id text,
  started_at text not null,
  at text not null,
  primary key (document_id, kind),
  foreign key (document_id) references document(id) on delete cascade,
  foreign key (user_id) references "user"(id) on delete set null,
  check ((kind = any (array['check'::text, 'analysis'::text, 'segmentation'::text]))),
  check (((share >= (0)::double precision) and (share <= (1)::double precision))),
  check ((state = any (array['running'::text, 'done'::text, 'failed'::text, 'cancelled'::text])))
);

create table document_text (
  document_id text not null,
  source text not null,
  original text not null,
  primary key (document_id),
  foreign key (document_id) references document(id) on delete cascade
);

create table finding (
  pair_id text not null,
  document_id text not null,
  scope text not null,
  place integer not null,
  revision integer not null,
  check_id text not null,
  key text not null,
  severity text not null,
  side text not null,
  start_at integer,
  end_at integer,
  message text not null,
  fix_label text,
  fix_text text,
  primary key (pair_id, revision, scope, place),
  foreign key (document_id) references document(id) on delete cascade,
  foreign key (pair_id) references pair(id) on delete cascade,
  check ((place >= 0)),
  check ((revision > 0)),
  check ((scope = any (array['pair'::text, 'document'::text]))),
  check ((severity = any (array['info'::text, 'warning'::text, 'error'::text]))),
  check ((side = any (array['source'::text, 'target'::text])))
);

create table import (
  id text not null,
  project_id text not null,
  user_id text not null,
  file_name text not null default ''::text,
  encoding text not null default 'utf-8'::text,
  rules text not null default '{}'::text,
  edits text not null default '[]'::text,
  title text not null default ''::text,
  created_at text not null,
  primary key (id),
  foreign key (project_id) references project(id) on delete cascade,
  foreign key (user_id) references "user"(id) on delete cascade
);

create table import_text (
  import_id text not null,
  side text not null,
  part integer not null,
  text text not null,
  primary key (import_id, side, part),
  foreign key (import_id) references import(id) on delete cascade,
  check ((part >= 0)),
  check ((side = any (array['source'::text, 'original'::text])))
);

create table invitation (
  id text not null,
  token_hash text not null,
  project_id text,
  role text,
  email text not null default ''::text,
  for_user_id text,
  created_by text,
  created_at text not null,
  expires_at text not null,
  used_at text,
  used_by text,
  unique (token_hash),
  primary key (id),
  foreign key (created_by) references "user"(id) on delete set null,
  foreign key (for_user_id) references "user"(id) on delete cascade,
  foreign key (project_id) references project(id) on delete cascade,
  foreign key (used_by) references "user"(id) on delete set null,
  check ((role = any (array['viewer'::text, 'translator'::text, 'reviewer'::text, 'manager'::text])))
);

create table member (
  project_id text not null,
  user_id text not null,
  role text not null,
  created_at text not null,
  primary key (project_id, user_id),
  foreign key (project_id) references project(id) on delete cascade,
  foreign key (user_id) references "user"(id) on delete cascade,
  check ((role = any (array['viewer'::text, 'translator'::text, 'reviewer'::text, 'manager'::text])))
);

create table memory (
  id text not null,
  shelf integer not null,
  project_id text not null,
  kind text not null,
  name text not null,
  is_shared integer not null default 0,
  entries integer not null default 0,
  next_number integer not null default 0,
  state text not null default 'ready'::text,
  share real not null default 1,
  skipped integer not null default 0,
  problem text not null default ''::text,
  created_by text,
  created_at text not null,
  heard_at text not null,
  is_indexed integer not null default 1,
  unique (shelf),
  primary key (id),
  foreign key (created_by) references "user"(id) on delete set null,
  foreign key (project_id) references project(id) on delete cascade,
  check ((is_indexed = any (array[0, 1]))),
  check ((is_shared = any (array[0, 1]))),
  check ((kind = any (array['own'::text, 'imported'::text]))),
  check (((length(name) >= 1) and (length(name) <= 200))),
  check ((next_number >= 0)),
  check (((share >= (0)::double precision) and (share <= (1)::double precision))),
  check ((shelf > 0)),
  check ((state = any (array['running'::text, 'ready'::text, 'failed'::text, 'cancelled'::text, 'going'::text])))
);

create table memory_entry (
  shelf integer not null,
  number integer not null,
  source text not null,
  target text not null,
  source_before text,
  source_after text,
  pair_id text,
  document_id text,
  user_id text,
  author text not null default ''::text,
  changed_at text not null,
  primary key (shelf, number),
  foreign key (shelf) references memory(shelf) on delete cascade
);

create table memory_posting (
  shelf integer not null,
  feature integer not null,
  block integer not null,
  postings blob not null,
  primary key (shelf, feature, block),
  foreign key (shelf) references memory(shelf) on delete cascade
);

create table migration (
  name text not null,
  checksum text not null,
  applied_at text not null,
  primary key (name)
);

create table operation (
  id text not null,
  project_id text not null,
  document_id text not null,
  user_id text,
  kind text not null,
  pairs integer not null,
  at text not null,
  undoes text,
  undone_by text,
  primary key (id),
  foreign key (document_id) references document(id) on delete cascade,
  foreign key (project_id) references project(id) on delete cascade,
  foreign key (undoes) references operation(id) on delete cascade,
  foreign key (undone_by) references operation(id) on delete cascade,
  foreign key (user_id) references "user"(id) on delete set null
);

create table pair (
  id text not null,
  document_id text not null,
  position bigint not null,
  paragraph integer not null,
  sentences text not null,
  source text not null,
  source_words integer not null,
  target text not null default ''::text,
  target_cuts text not null default '[]'::text,
  target_words integer not null default 0,
  status text not null,
  link_state text not null default 'automatic'::text,
  confidence real,
  reasons text not null default '[]'::text,
  origin text not null default 'none'::text,
  revision integer not null,
  comments integer not null default 0,
  changed_by text,
  changed_at text not null,
  primary key (id),
  foreign key (changed_by) references "user"(id) on delete set null,
  foreign key (document_id) references document(id) on delete cascade,
  check ((comments >= 0)),
  check (((confidence >= (0)::double precision) and (confidence <= (1)::double precision))),
  check ((link_state = any (array['automatic'::text, 'checked'::text, 'pinned'::text]))),
  check ((origin = any (array['none'::text, 'typed'::text, 'aligned'::text, 'imported'::text, 'memory'::text, 'copied'::text]))),
  check ((revision > 0)),
  check ((status = any (array['empty'::text, 'draft'::text, 'translated'::text, 'changes'::text, 'approved'::text])))
);

create table project (
  id text not null,
  slug text not null,
  name text not null,
  description text not null default ''::text,
  source_lang text not null,
  target_lang text not null,
  settings text not null default '{}'::text,
  created_at text not null,
  deleted_at text,
  errors_block_approval integer not null default 0,
  memory_takes text not null default 'approved'::text,
  unique (slug),
  primary key (id),
  check ((errors_block_approval = any (array[0, 1]))),
  check ((memory_takes = any (array['approved'::text, 'translated'::text]))),
  check (((length(name) >= 1) and (length(name) <= 200)))
);

create table project_glossary (
  project_id text not null,
  lender_id text not null,
  user_id text,
  at text not null,
  primary key (project_id, lender_id),
  foreign key (lender_id) references project(id) on delete cascade,
  foreign key (project_id) references project(id) on delete cascade,
  foreign key (user_id) references "user"(id) on delete set null,
  check ((project_id <> lender_id))
);

create table project_memory (
  project_id text not null,
  memory_id text not null,
  is_on integer not null default 1,
  penalty integer not null default 0,
  primary key (project_id, memory_id),
  foreign key (memory_id) references memory(id) on delete cascade,
  foreign key (project_id) references project(id) on delete cascade,
  check ((is_on = any (array[0, 1]))),
  check (((penalty >= 0) and (penalty <= 100)))
);

create table session (
  token_hash text not null,
  user_id text not null,
  csrf text not null,
  created_at text not null,
  seen_at text not null,
  user_agent text not null default ''::text,
  primary key (token_hash),
  foreign key (user_id) references "user"(id) on delete cascade
);

create table suggestion (
  pair_id text not null,
  text text not null,
  score integer not null,
  memory text not null,
  at text not null,
  primary key (pair_id),
  foreign key (pair_id) references pair(id) on delete cascade,
  check (((score >= 0) and (score <= 102)))
);

create table term (
  id text not null,
  project_id text not null,
  source text not null,
  target text not null,
  use text not null,
  part_of_speech text,
  note text,
  source_key text not null,
  target_key text not null,
  revision integer not null,
  created_by text,
  created_at text not null,
  changed_by text,
  changed_at text not null,
  deleted_at text,
  primary key (id),
  foreign key (changed_by) references "user"(id) on delete set null,
  foreign key (created_by) references "user"(id) on delete set null,
  foreign key (project_id) references project(id) on delete cascade,
  check ((revision > 0)),
  check (((length(source) >= 1) and (length(source) <= 500))),
  check (((length(target) >= 1) and (length(target) <= 500))),
  check ((use = any (array['preferred'::text, 'allowed'::text, 'forbidden'::text])))
);

create table term_file (
  id text not null,
  project_id text not null,
  user_id text,
  name text not null default ''::text,
  added integer not null,
  changed integer not null,
  at text not null,
  undone_at text,
  primary key (id),
  foreign key (project_id) references project(id) on delete cascade,
  foreign key (user_id) references "user"(id) on delete set null,
  check ((added >= 0)),
  check ((changed >= 0))
);

create table term_file_change (
  file_id text not null,
  term_id text not null,
  before text,
  revision integer not null,
  primary key (file_id, term_id),
  foreign key (file_id) references term_file(id) on delete cascade,
  check ((revision > 0))
);

create table user (
  id text not null,
  email text not null,
  name text not null,
  password text not null,
  is_admin integer not null default 0,
  preferences text not null default '{}'::text,
  created_at text not null,
  disabled_at text,
  unique (email),
  primary key (id),
  check ((email = lower(email))),
  check ((is_admin = any (array[0, 1]))),
  check (((length(name) >= 1) and (length(name) <= 200)))
);

create table visit (
  user_id text not null,
  document_id text not null,
  pair_id text not null,
  at text not null,
  primary key (user_id, document_id),
  foreign key (document_id) references document(id) on delete cascade,
  foreign key (user_id) references "user"(id) on delete cascade
);

create index audit_of_project on public.audit using btree (project_id, id);
create index change_of_operation on public.change using btree (operation_id);
create index checked_of_document on public.checked using btree (document_id);
create index comment_of_document on public.comment using btree (document_id, id);
create index comment_of_pair on public.comment using btree (pair_id, id);
create index dismissal_of_project on public.dismissal using btree (project_id, key);
create index document_of_project on public.document using btree (project_id);
create index finding_of_document on public.finding using btree (document_id);
create index import_of_user on public.import using btree (user_id, id);
create index invitation_of_project on public.invitation using btree (project_id);
create index member_of_user on public.member using btree (user_id);
create index memory_of_project on public.memory using btree (project_id);
create unique index memory_own on public.memory using btree (project_id) where (kind = 'own'::text);
create unique index memory_entry_of_pair on public.memory_entry using btree (pair_id) where (pair_id is not null);
create index operation_of_document on public.operation using btree (document_id, id);
create index operation_of_project on public.operation using btree (project_id, id);
create index pair_in_order on public.pair using btree (document_id, "position", id);
create index pair_progress on public.pair using btree (document_id, status, source_words);
create index project_glossary_of_lender on public.project_glossary using btree (lender_id);
create index project_memory_of_memory on public.project_memory using btree (memory_id);
create index session_of_user on public.session using btree (user_id);
create unique index term_once on public.term using btree (project_id, source_key, target_key);
create index term_file_of_project on public.term_file using btree (project_id, id);
