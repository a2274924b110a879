-- Lists of postings say how long an entry is, too, and the source as a whole is in a list of its own: an index of the table by it
-- would touch another page for each entry that a file brings in. Memories are listed anew when the server starts.
drop index memory_entry_with_source;
alter table memory_entry drop column source_key;
alter table memory_entry drop column signature;

-- Which entries have a feature: four bytes for each, with the length of its source. A block is 4,096 entries; a row may hold several that
-- follow each other, and is named by the first. An entry that is gone or was changed may still be listed.
drop table memory_posting;
create table memory_posting (
  shelf integer not null references memory (shelf) on delete cascade,
  feature integer not null,
  block integer not null,
  postings blob not null,
  primary key (shelf, feature, block)
);
-- Lists of numbers do not get smaller by trying to pack them.
alter table memory_posting alter column postings set storage external;

alter table memory add column is_indexed integer not null default 1 check (is_indexed in (0, 1));
update memory set is_indexed = 0 where entries > 0;
