-- Documents, what they cite, and the journal of imports.

-- One row for each version of each paper that was read. The current version of a paper has no
-- successor; an earlier one names the document that replaced it.
CREATE TABLE documents (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    path          TEXT    NOT NULL,
    file          TEXT    NOT NULL,
    sha256        TEXT,
    size          INTEGER NOT NULL,
    modified      INTEGER NOT NULL,            -- nanoseconds since 1970
    status        TEXT    NOT NULL CHECK (status IN ('read', 'partial', 'failed')),
    code          TEXT    NOT NULL,            -- prefix of the code that it speaks of
    kind          TEXT    NOT NULL,
    modification  TEXT,
    title         TEXT,
    version       TEXT,
    date          TEXT,                        -- ISO 8601
    pages         INTEGER NOT NULL,
    pages_read    INTEGER NOT NULL,
    notices       TEXT    NOT NULL,            -- JSON
    imported_at   INTEGER NOT NULL,            -- seconds since 1970
    superseded_by INTEGER REFERENCES documents (id) ON DELETE CASCADE
) STRICT;
CREATE UNIQUE INDEX current_document_at_path ON documents (path) WHERE superseded_by IS NULL;
CREATE INDEX documents_by_content ON documents (sha256);
CREATE INDEX documents_by_successor ON documents (superseded_by);

-- Further paths at which the same content was found; it is read once.
CREATE TABLE names (
    path     TEXT    PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    size     INTEGER NOT NULL,
    modified INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX names_by_document ON names (document);

-- The document as it was read, compact JSON.
CREATE TABLE contents (
    document INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
    body     TEXT    NOT NULL
) STRICT;

CREATE TABLE refs (
    document     INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    ordinal      INTEGER NOT NULL,
    block        INTEGER,
    kind         TEXT    NOT NULL,
    role         TEXT    NOT NULL,
    action       TEXT,
    text         TEXT    NOT NULL,
    start        INTEGER NOT NULL,
    "end"        INTEGER NOT NULL,
    source_start INTEGER,
    source_end   INTEGER,
    page         INTEGER NOT NULL,
    clause       TEXT,                         -- the clause that the words stand in
    malformed    INTEGER NOT NULL,
    note         TEXT,
    PRIMARY KEY (document, ordinal)
) STRICT, WITHOUT ROWID;

-- What references point at. Keys sort as addresses do; those of one provision are equal.
CREATE TABLE targets (
    document  INTEGER NOT NULL,
    reference INTEGER NOT NULL,
    ordinal   INTEGER NOT NULL,
    target    TEXT    NOT NULL,                -- the normal form
    code      TEXT,
    from_key  TEXT,
    to_key    TEXT,
    PRIMARY KEY (document, reference, ordinal),
    FOREIGN KEY (document, reference) REFERENCES refs (document, ordinal) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX targets_by_key ON targets (code, from_key, to_key) WHERE code IS NOT NULL;
CREATE INDEX targets_by_name ON targets (target);

-- Where the text of clauses stands.
CREATE TABLE sites (
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    ordinal  INTEGER NOT NULL,
    block    INTEGER,
    code     TEXT    NOT NULL,
    path     TEXT    NOT NULL,
    key      TEXT    NOT NULL,
    start    INTEGER NOT NULL,
    "end"    INTEGER NOT NULL,
    deleted  INTEGER NOT NULL,
    quoted   INTEGER NOT NULL,
    page     INTEGER NOT NULL,
    heading  TEXT,
    words    TEXT    NOT NULL,
    PRIMARY KEY (document, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX sites_by_key ON sites (code, key);

-- What papers do to clauses; the body is what the reader of changes wrote.
CREATE TABLE changes (
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    ordinal  INTEGER NOT NULL,
    code     TEXT    NOT NULL,
    from_path TEXT   NOT NULL,
    to_path  TEXT,
    from_key TEXT    NOT NULL,
    to_key   TEXT    NOT NULL,
    body     TEXT    NOT NULL,
    PRIMARY KEY (document, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX changes_by_key ON changes (code, from_key, to_key);

-- The journal of imports. A run without an end was interrupted.
CREATE TABLE runs (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    started   INTEGER NOT NULL,                -- seconds since 1970
    finished  INTEGER,
    read      INTEGER NOT NULL DEFAULT 0,
    partial   INTEGER NOT NULL DEFAULT 0,
    failed    INTEGER NOT NULL DEFAULT 0,
    duplicate INTEGER NOT NULL DEFAULT 0,
    unchanged INTEGER NOT NULL DEFAULT 0,
    cancelled INTEGER NOT NULL DEFAULT 0
) STRICT;

-- One row: counts every change of the documents, so that what is derived knows when it is stale.
CREATE TABLE generation (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    value    INTEGER NOT NULL
) STRICT;
INSERT INTO generation VALUES (1, 0);
