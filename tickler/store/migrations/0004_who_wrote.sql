-- Who wrote an entry of the journal, and on which machine, where a folder is used by several.

ALTER TABLE journal ADD COLUMN who TEXT;
