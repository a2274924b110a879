-- What a person had before them when they last confirmed or approved a pair.
create table confirmation (
  pair_id text primary key references pair (id) on delete cascade,
  -- the pair's revision with the verdict
  revision integer not null check (revision > 0),
  -- where its source was then, in UTF-16 code units of the document
  source_start integer not null,
  source_end integer not null,
  -- for how long its row had been on the screen; null where nobody measured, or the words are the person's own
  after_ms integer check (after_ms >= 0)
);
