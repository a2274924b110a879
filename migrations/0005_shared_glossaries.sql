-- Whose glossaries a project uses beside its own.
create table project_glossary (
  project_id text not null references project (id) on delete cascade,
  lender_id text not null references project (id) on delete cascade,
  user_id text references "user" (id) on delete set null,
  at text not null,
  primary key (project_id, lender_id),
  check (project_id <> lender_id)
);
create index project_glossary_of_lender on project_glossary (lender_id);
