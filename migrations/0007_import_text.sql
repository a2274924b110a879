-- A text on its way in, in pieces: what is corrected beside it is then written without it, and a long one holds nobody up.
create table import_text (
  import_id text not null references import (id) on delete cascade,
  side text not null check (side in ('source', 'original')),
  part integer not null check (part >= 0),
  text text not null,
  primary key (import_id, side, part)
);
insert into import_text (import_id, side, part, text) select id, 'source', 0, source from import;
insert into import_text (import_id, side, part, text) select id, 'original', 0, original from import;
alter table import drop column source;
alter table import drop column original;
