-- A memory: finished pairs that are offered again when a similar sentence comes up. A project has one of its own, fed by its pairs;
-- others come from files. Its shelf is its short name in the two large tables below.
create table memory (
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
);
create unique index memory_own on memory (project_id) where kind = 'own';
create index memory_of_project on memory (project_id);

-- Which memories a project looks into, and what a match from one loses.
create table project_memory (
  project_id text not null references project (id) on delete cascade,
  memory_id text not null references memory (id) on delete cascade,
  is_on integer not null default 1 check (is_on in (0, 1)),
  penalty integer not null default 0 check (penalty between 0 and 100),
  primary key (project_id, memory_id)
);
create index project_memory_of_memory on project_memory (memory_id);

-- Pairs, documents and people come and go, so theirs are no references.
create table memory_entry (
  shelf integer not null references memory (shelf) on delete cascade,
  number integer not null,
  source text not null,
  target text not null,
  source_before text,
  source_after text,
  source_key integer not null,
  signature blob not null,
  pair_id text,
  document_id text,
  user_id text,
  author text not null default '',
  changed_at text not null,
  primary key (shelf, number)
);
create index memory_entry_by_source on memory_entry (shelf, source_key);
create unique index memory_entry_of_pair on memory_entry (pair_id) where pair_id is not null;

-- Which of 16,384 entries have a feature: two bytes for each. An entry that is gone or was changed may still be listed.
create table memory_posting (
  shelf integer not null references memory (shelf) on delete cascade,
  feature integer not null,
  block integer not null,
  entries blob not null,
  primary key (shelf, feature, block)
) without rowid;

alter table project add column memory_takes text not null default 'approved' check (memory_takes in ('approved', 'translated'));
