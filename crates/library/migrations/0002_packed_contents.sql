-- Contents are packed (lz4 over JSON); those stored before stay as they are until read anew.

CREATE TABLE packed_contents (
    document INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
    body     BLOB    NOT NULL
) STRICT;
INSERT INTO packed_contents SELECT document, CAST(body AS BLOB) FROM contents;
DROP TABLE contents;
ALTER TABLE packed_contents RENAME TO contents;
