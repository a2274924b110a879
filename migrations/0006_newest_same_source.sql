-- With the number in it the index gives the newest first, so that no engine reads a whole memory to sort.
drop index memory_entry_by_source;
create index memory_entry_with_source on memory_entry (shelf, source_key, number);
