-- What was put into a pair from a memory last, so that it can be told whether a person has worked on it since.
create table suggestion (
  pair_id text primary key references pair (id) on delete cascade,
  text text not null,
  score integer not null check (score between 0 and 102),
  memory text not null,
  at text not null
);
