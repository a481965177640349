-- The beginning of a clause number, in any case, finds the clause.

CREATE INDEX sites_by_path ON sites (path COLLATE NOCASE);
