-- The tables of format 1. What is in docs/vault-format.md is not said twice here.

CREATE TABLE meta (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE journal (
    number INTEGER PRIMARY KEY CHECK (number >= 1),
    entry TEXT NOT NULL,
    device TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;

CREATE TABLE entries (
    id TEXT NOT NULL UNIQUE,
    file TEXT NOT NULL,
    device TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number >= 1),
    -- The number of the entry's line in this copy's journal.
    arrival INTEGER NOT NULL REFERENCES journal (number),
    envelope BLOB NOT NULL,
    signature TEXT NOT NULL,
    PRIMARY KEY (file, device, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE contents (
    -- Contents stand in the order they came in, because a page written anew costs more than a look-up.
    arrival INTEGER PRIMARY KEY REFERENCES journal (number),
    items TEXT NOT NULL
) STRICT;

CREATE TABLE attachments (
    entry TEXT NOT NULL REFERENCES entries (id),
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    bytes BLOB NOT NULL,
    UNIQUE (entry, name)
) STRICT;

CREATE TABLE definitions (
    hash TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    bytes BLOB NOT NULL
) STRICT;

CREATE TABLE drafts (
    id TEXT NOT NULL PRIMARY KEY,
    saved_at TEXT NOT NULL,
    draft TEXT NOT NULL
) STRICT;

CREATE TABLE worker_keys (
    slot TEXT NOT NULL PRIMARY KEY,
    signing_key TEXT NOT NULL UNIQUE,
    certificate TEXT NOT NULL,
    key_proof TEXT NOT NULL,
    nonce BLOB NOT NULL,
    wrapped BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE access_log (
    number INTEGER PRIMARY KEY CHECK (number >= 1),
    device TEXT NOT NULL,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    verb TEXT NOT NULL,
    file TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;

-- Append-only. REPLACE deletes the old row without asking a DELETE trigger where recursive_triggers is off, so a BEFORE INSERT
-- trigger refuses a row that is there already, whatever the connection is set to.

CREATE TRIGGER entries_update BEFORE UPDATE ON entries BEGIN SELECT RAISE(ABORT, 'entries stand for ever'); END;
CREATE TRIGGER entries_delete BEFORE DELETE ON entries BEGIN SELECT RAISE(ABORT, 'entries stand for ever'); END;
CREATE TRIGGER entries_insert BEFORE INSERT ON entries
WHEN EXISTS (SELECT 1 FROM entries WHERE id = NEW.id)
    OR EXISTS (SELECT 1 FROM entries WHERE file = NEW.file AND device = NEW.device AND number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'entries stand for ever'); END;

CREATE TRIGGER contents_update BEFORE UPDATE ON contents BEGIN SELECT RAISE(ABORT, 'contents are never changed'); END;
CREATE TRIGGER contents_insert BEFORE INSERT ON contents
WHEN EXISTS (SELECT 1 FROM contents WHERE arrival = NEW.arrival)
BEGIN SELECT RAISE(ABORT, 'contents are never changed'); END;
CREATE TRIGGER contents_delete BEFORE DELETE ON contents
WHEN NOT EXISTS (
    SELECT 1
    FROM entries AS erased
    JOIN entries AS erasing ON erasing.file = erased.file
    JOIN contents AS statement ON statement.arrival = erasing.arrival
    WHERE erased.id = (SELECT entry FROM journal WHERE number = OLD.arrival) AND erasing.id <> erased.id
        AND EXISTS (SELECT 1 FROM json_each(statement.items) WHERE value ->> 0 = 'content-kind' AND value ->> 2 = 'erased')
        AND EXISTS (SELECT 1 FROM json_each(statement.items) WHERE value ->> 0 = 'of' AND value ->> 2 = erased.id)
)
BEGIN SELECT RAISE(ABORT, 'no erasure names this entry'); END;

CREATE TRIGGER attachments_update BEFORE UPDATE ON attachments
BEGIN SELECT RAISE(ABORT, 'attachments are never changed'); END;
CREATE TRIGGER attachments_insert BEFORE INSERT ON attachments
WHEN EXISTS (SELECT 1 FROM attachments WHERE (entry = NEW.entry AND name = NEW.name) OR rowid = NEW.rowid)
BEGIN SELECT RAISE(ABORT, 'attachments are never changed'); END;
CREATE TRIGGER attachments_delete BEFORE DELETE ON attachments
WHEN EXISTS (
    SELECT 1 FROM entries JOIN contents ON contents.arrival = entries.arrival WHERE entries.id = OLD.entry
)
BEGIN SELECT RAISE(ABORT, 'no erasure names this entry'); END;

CREATE TRIGGER journal_update BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
CREATE TRIGGER journal_delete BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
CREATE TRIGGER journal_insert BEFORE INSERT ON journal
WHEN EXISTS (SELECT 1 FROM journal WHERE number >= NEW.number)
BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;

CREATE TRIGGER definitions_update BEFORE UPDATE ON definitions
BEGIN SELECT RAISE(ABORT, 'definitions are never changed'); END;
CREATE TRIGGER definitions_delete BEFORE DELETE ON definitions
BEGIN SELECT RAISE(ABORT, 'definitions are never changed'); END;
CREATE TRIGGER definitions_insert BEFORE INSERT ON definitions
WHEN EXISTS (SELECT 1 FROM definitions WHERE hash = NEW.hash OR rowid = NEW.rowid)
BEGIN SELECT RAISE(ABORT, 'definitions are never changed'); END;

CREATE TRIGGER access_log_update BEFORE UPDATE ON access_log BEGIN SELECT RAISE(ABORT, 'the access log only grows'); END;
CREATE TRIGGER access_log_delete BEFORE DELETE ON access_log BEGIN SELECT RAISE(ABORT, 'the access log only grows'); END;
CREATE TRIGGER access_log_insert BEFORE INSERT ON access_log
WHEN EXISTS (SELECT 1 FROM access_log WHERE number >= NEW.number)
BEGIN SELECT RAISE(ABORT, 'the access log only grows'); END;
