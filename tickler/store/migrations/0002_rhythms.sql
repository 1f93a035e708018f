-- Cadences of clients, promises, and the questions that a day asks: whose birthday, what was moved.

ALTER TABLE card ADD COLUMN every TEXT;
ALTER TABLE card ADD COLUMN anchor TEXT;
ALTER TABLE card ADD COLUMN fixed INTEGER DEFAULT 0 NOT NULL;
ALTER TABLE reminder ADD COLUMN promise INTEGER DEFAULT 0 NOT NULL;

CREATE INDEX card_birthday ON card (substr(birthday, -5))
    WHERE birthday IS NOT NULL AND place IS NOT NULL;
CREATE INDEX card_every ON card (id) WHERE every IS NOT NULL;
CREATE INDEX move_at ON move (at);
CREATE INDEX reminder_birthday ON reminder (due)
    WHERE done_at IS NOT NULL AND every IS NOT NULL;
