-- What a client answered and bought, and how they want to be served.

ALTER TABLE card ADD COLUMN service TEXT;
ALTER TABLE card ADD COLUMN channel TEXT;
ALTER TABLE card ADD COLUMN hours TEXT;

CREATE TABLE filling (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    card_id INTEGER NOT NULL,
    at TEXT NOT NULL,
    form TEXT NOT NULL,
    title TEXT NOT NULL,
    answers TEXT NOT NULL,
    FOREIGN KEY(card_id) REFERENCES card (id)
) STRICT;

CREATE INDEX filling_card ON filling (card_id, id);

CREATE INDEX filling_form ON filling (form, at);

CREATE TABLE sale (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    card_id INTEGER NOT NULL,
    at TEXT NOT NULL,
    day TEXT NOT NULL,
    amount TEXT NOT NULL,
    currency TEXT NOT NULL,
    what TEXT,
    FOREIGN KEY(card_id) REFERENCES card (id)
) STRICT;

CREATE INDEX sale_card ON sale (card_id, day, id);

CREATE INDEX sale_day ON sale (day);
