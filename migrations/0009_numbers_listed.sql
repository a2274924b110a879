-- Each number is in a list of its own now, too.
update memory set is_indexed = 0 where entries > 0;
