-- The first folder. The tables are those that tickler.store.tables declared on that day
-- (`python -m tickler.store.ddl`); below them what no table declaration can say.

CREATE TABLE holiday (
    id INTEGER NOT NULL,
    date TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (date)
) STRICT;

CREATE TABLE journal (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    command TEXT NOT NULL,
    summary TEXT NOT NULL,
    undone_by INTEGER,
    FOREIGN KEY(undone_by) REFERENCES journal (id)
) STRICT;

CREATE TABLE setting (
    id INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE ("key")
) STRICT;

CREATE TABLE tally (
    place TEXT NOT NULL,
    cards INTEGER NOT NULL,
    PRIMARY KEY (place)
) STRICT;

CREATE TABLE card (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    company TEXT,
    position TEXT,
    address TEXT,
    website TEXT,
    birthday TEXT,
    source TEXT,
    address_as TEXT,
    say TEXT,
    language TEXT,
    timezone TEXT,
    external_id TEXT,
    place TEXT,
    time TEXT,
    kind TEXT NOT NULL,
    why TEXT,
    who TEXT NOT NULL,
    rest TEXT NOT NULL,
    folded_why TEXT NOT NULL,
    batch INTEGER,
    created_at TEXT NOT NULL,
    dropped_at TEXT,
    dropped_why TEXT,
    CONSTRAINT active_card_has_a_place CHECK ((place IS NULL) = (dropped_at IS NOT NULL)),
    CONSTRAINT only_a_day_has_a_time CHECK (time IS NULL OR length(place) = 10),
    FOREIGN KEY(batch) REFERENCES journal (id)
) STRICT;

CREATE INDEX card_external_id ON card (external_id) WHERE external_id IS NOT NULL;

CREATE INDEX card_place ON card (place, time IS NULL, time, id);

CREATE INDEX card_who ON card (who);

CREATE TABLE change (
    id INTEGER NOT NULL,
    journal_id INTEGER NOT NULL,
    table_name TEXT NOT NULL,
    first_id INTEGER NOT NULL,
    last_id INTEGER NOT NULL,
    card_id INTEGER,
    "before" TEXT,
    PRIMARY KEY (id),
    FOREIGN KEY(journal_id) REFERENCES journal (id)
) STRICT;

CREATE INDEX change_card ON change (card_id, journal_id) WHERE card_id IS NOT NULL;

CREATE INDEX change_journal ON change (journal_id, id);

CREATE TABLE contact_point (
    id INTEGER NOT NULL,
    card_id INTEGER NOT NULL,
    type TEXT NOT NULL,
    position INTEGER NOT NULL,
    value TEXT NOT NULL,
    "key" TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT phone_or_email CHECK (type IN ('phone', 'email')),
    FOREIGN KEY(card_id) REFERENCES card (id)
) STRICT;

CREATE INDEX contact_point_card ON contact_point (card_id, type, position);

CREATE INDEX contact_point_key ON contact_point ("key");

CREATE TABLE custom_field (
    id INTEGER NOT NULL,
    card_id INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (card_id, "key"),
    FOREIGN KEY(card_id) REFERENCES card (id)
) STRICT;

CREATE TABLE document (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    card_id INTEGER NOT NULL,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    FOREIGN KEY(card_id) REFERENCES card (id)
) STRICT;

CREATE INDEX document_card ON document (card_id, id);

CREATE TABLE move (
    id INTEGER NOT NULL,
    card_id INTEGER NOT NULL,
    at TEXT NOT NULL,
    from_place TEXT,
    from_time TEXT,
    to_place TEXT,
    to_time TEXT,
    why TEXT,
    PRIMARY KEY (id),
    FOREIGN KEY(card_id) REFERENCES card (id)
) STRICT;

CREATE INDEX move_card ON move (card_id, id);

CREATE TABLE note (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    card_id INTEGER NOT NULL,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    outcome TEXT,
    text TEXT NOT NULL,
    private INTEGER NOT NULL,
    folded TEXT NOT NULL,
    batch INTEGER,
    FOREIGN KEY(card_id) REFERENCES card (id),
    FOREIGN KEY(batch) REFERENCES journal (id)
) STRICT;

CREATE INDEX note_at ON note (at) WHERE batch IS NULL;

CREATE INDEX note_card ON note (card_id, at, id);

CREATE TABLE reminder (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    card_id INTEGER,
    text TEXT NOT NULL,
    due TEXT NOT NULL,
    time TEXT,
    every TEXT,
    anchor TEXT,
    created_at TEXT NOT NULL,
    done_at TEXT,
    FOREIGN KEY(card_id) REFERENCES card (id)
) STRICT;

CREATE INDEX reminder_card ON reminder (card_id) WHERE card_id IS NOT NULL;

CREATE INDEX reminder_due ON reminder (due) WHERE done_at IS NULL;

CREATE TABLE tag (
    id INTEGER NOT NULL,
    card_id INTEGER NOT NULL,
    tag TEXT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (card_id, tag),
    FOREIGN KEY(card_id) REFERENCES card (id)
) STRICT;

CREATE INDEX tag_tag ON tag (tag, card_id);

-- Substrings in any script: the text is folded to ASCII before it gets here. Where in the text a piece is
-- (`detail`) and how long the text is (`columnsize`) nobody asks.
CREATE VIRTUAL TABLE card_search USING fts5(
    who, rest, folded_why, content = 'card', content_rowid = 'id', detail = none, columnsize = 0,
    tokenize = 'trigram case_sensitive 1'
);
CREATE VIRTUAL TABLE note_search USING fts5(
    folded, content = 'note', content_rowid = 'id', detail = none, columnsize = 0,
    tokenize = 'trigram case_sensitive 1'
);
-- So much is gathered in memory (16 MiB) before a piece of the index is written: imports are faster.
INSERT INTO card_search (card_search, rank) VALUES ('hashsize', 16777216);
INSERT INTO note_search (note_search, rank) VALUES ('hashsize', 16777216);

-- Rows that are made or removed are indexed and counted by range, in `tickler.store.derived`: a trigger
-- on each of a hundred thousand rows costs five times as much. Changes come one by one.
CREATE TRIGGER card_search_update AFTER UPDATE OF who, rest, folded_why ON card
WHEN old.who IS NOT new.who OR old.rest IS NOT new.rest OR old.folded_why IS NOT new.folded_why BEGIN
    INSERT INTO card_search (card_search, rowid, who, rest, folded_why)
    VALUES ('delete', old.id, old.who, old.rest, old.folded_why);
    INSERT INTO card_search (rowid, who, rest, folded_why)
    VALUES (new.id, new.who, new.rest, new.folded_why);
END;
CREATE TRIGGER note_search_update AFTER UPDATE OF folded ON note
WHEN old.folded IS NOT new.folded BEGIN
    INSERT INTO note_search (note_search, rowid, folded) VALUES ('delete', old.id, old.folded);
    INSERT INTO note_search (rowid, folded) VALUES (new.id, new.folded);
END;
CREATE TRIGGER tally_update AFTER UPDATE OF place ON card WHEN old.place IS NOT new.place BEGIN
    UPDATE tally SET cards = cards - 1 WHERE place = old.place;
    DELETE FROM tally WHERE place = old.place AND cards = 0;
    INSERT INTO tally (place, cards) SELECT new.place, 1 WHERE new.place IS NOT NULL
    ON CONFLICT (place) DO UPDATE SET cards = cards + 1;
END;

-- By which files that leave this folder can be told from those of another one.
INSERT INTO setting (key, value) VALUES ('folder_id', lower(hex(randomblob(16))));
