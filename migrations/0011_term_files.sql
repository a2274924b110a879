-- A file of terms that was taken in, to be taken back as one step.
create table term_file (
  id text primary key,
  project_id text not null references project (id) on delete cascade,
  user_id text references "user" (id) on delete set null,
  name text not null default '',
  added integer not null check (added >= 0),
  changed integer not null check (changed >= 0),
  at text not null,
  undone_at text
);
create index term_file_of_project on term_file (project_id, id);

-- What an entry was before (null: it was not there), and the revision the file made of it.
create table term_file_change (
  file_id text not null references term_file (id) on delete cascade,
  term_id text not null,
  before text,
  revision integer not null check (revision > 0),
  primary key (file_id, term_id)
);
