-- What the checks found. A finding holds for the revision of its pair that was checked, and says nothing about later ones.
create table finding (
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
create index finding_of_document on finding (document_id);

-- Which revision of a pair the checks have seen last, also where they found nothing.
create table checked (
  pair_id text primary key references pair (id) on delete cascade,
  document_id text not null references document (id) on delete cascade,
  revision integer not null check (revision > 0)
);
create index checked_of_document on checked (document_id);

-- The newest check of a whole text: how far it is, or how it ended. Any server can tell, and any can stop it.
create table check_run (
  document_id text primary key references document (id) on delete cascade,
  id text not null,
  state text not null check (state in ('running', 'done', 'failed', 'cancelled')),
  share real not null check (share between 0 and 1),
  problem text not null default '',
  user_id text references "user" (id) on delete set null,
  started_at text not null,
  at text not null
);

-- A finding that is right as it is: at one pair, in one text or everywhere in the project. Pairs come and go, so theirs are no reference.
create table dismissal (
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
create index dismissal_of_project on dismissal (project_id, key);

-- Where a project departs from what a check does by itself.
create table check_switch (
  project_id text not null references project (id) on delete cascade,
  check_id text not null,
  is_on integer not null check (is_on in (0, 1)),
  user_id text references "user" (id) on delete set null,
  at text not null,
  primary key (project_id, check_id)
);

alter table project add column errors_block_approval integer not null default 0 check (errors_block_approval in (0, 1));

-- A glossary entry. Keys are the folded terms, so that one entry is not there twice; a deleted one can come back.
create table term (
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
create unique index term_once on term (project_id, source_key, target_key);
