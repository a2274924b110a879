-- Work over a whole document: how far it is, how it ended, and what came of it where that is kept nowhere else.
create table document_run (
  document_id text not null references document (id) on delete cascade,
  kind text not null check (kind in ('check', 'analysis')),
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

insert into document_run (document_id, kind, id, state, share, problem, user_id, started_at, at)
select document_id, 'check', id, state, share, problem, user_id, started_at, at from check_run;

drop table check_run;
