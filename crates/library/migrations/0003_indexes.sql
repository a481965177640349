-- The beginning of a clause number, in any case, finds the clause.

CREATE INDEX sites_by_path ON sites (path COLLATE NOCASE);

-- Ranges are few among the targets, and the only ones that must be compared at both ends.
CREATE INDEX ranges_by_key ON targets (code, from_key, to_key) WHERE from_key <> to_key;
