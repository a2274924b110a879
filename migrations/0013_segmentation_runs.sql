-- Cutting a text anew is work over a whole document, too.
create table kept_run as select * from document_run;
drop table document_run;

create table document_run (
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

insert into document_run (document_id, kind, id, state, share, problem, result, user_id, started_at, at)
select document_id, kind, id, state, share, problem, result, user_id, started_at, at from kept_run;

drop table kept_run;
