-- What people have corrected about a paper. A correction belongs to the paper, not to one reading of
-- it: it is found by the path or by the content, so that it outlives both a new version and a move.
-- A document that was taken out by a person names itself as its successor until it is brought back.

CREATE TABLE corrections (
    path    TEXT    NOT NULL,
    sha256  TEXT    NOT NULL,
    field   TEXT    NOT NULL,
    value   TEXT    NOT NULL,
    made_at INTEGER NOT NULL,                  -- seconds since 1970
    PRIMARY KEY (path, field)
) STRICT, WITHOUT ROWID;
CREATE INDEX corrections_by_content ON corrections (sha256, field);
