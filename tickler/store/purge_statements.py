"""The statements of a purge: every trace of one client."""

PURGE_POINTS = "DELETE FROM contact_point WHERE card_id = :id"
PURGE_TAGS = "DELETE FROM tag WHERE card_id = :id"
PURGE_CUSTOM_FIELDS = "DELETE FROM custom_field WHERE card_id = :id"
PURGE_NOTES = "DELETE FROM note WHERE card_id = :id"
PURGE_MOVES = "DELETE FROM move WHERE card_id = :id"
PURGE_DOCUMENTS = "DELETE FROM document WHERE card_id = :id"
PURGE_REMINDERS = "DELETE FROM reminder WHERE card_id = :id"
PURGE_FILLINGS = "DELETE FROM filling WHERE card_id = :id"
PURGE_SALES = "DELETE FROM sale WHERE card_id = :id"
PURGE_CARD = "DELETE FROM card WHERE id = :id"
PURGE_CHANGES = "DELETE FROM change WHERE card_id = :id"
TABLES = "SELECT name FROM sqlite_master WHERE type = 'table'"
HUSH_ENTRIES = """
    UPDATE journal SET summary = :summary
    WHERE id IN (SELECT journal_id FROM change WHERE card_id = :id)"""
BULK_CHANGES_WITH_IMAGES = (
    "SELECT id, table_name, before FROM change WHERE card_id IS NULL AND before IS NOT NULL"
)
REWRITE_IMAGES = "UPDATE change SET before = :before WHERE id = :id"
# The cards that a merge made part of this one, and those that were made part of them.
ABSORBED = """
    WITH RECURSIVE one (id) AS (
        SELECT :id
        UNION SELECT gone.card_id
        FROM one
        JOIN change AS kept ON kept.card_id = one.id AND kept.table_name = 'note' AND kept.before IS NULL
        JOIN journal ON journal.id = kept.journal_id
            AND journal.command = 'merge' AND journal.undone_by IS NULL
        JOIN change AS gone ON gone.journal_id = journal.id
            AND gone.table_name = 'card' AND gone.card_id <> kept.card_id)
    SELECT id FROM one"""
# What a merge that was undone had written on the card of another client lives on in the journal, where only
# a redo could reach it. None can after a purge.
PURGE_WHAT_WAS_JOINED = """
    WITH RECURSIVE joined (id) AS (
        SELECT :id
        UNION SELECT theirs.card_id
        FROM joined
        JOIN change AS ours ON ours.card_id = joined.id
        JOIN journal ON journal.id = ours.journal_id
            AND journal.command = 'merge' AND journal.undone_by IS NOT NULL
        JOIN change AS theirs ON theirs.journal_id = journal.id AND theirs.card_id IS NOT NULL)
    DELETE FROM change
    WHERE card_id <> :id AND card_id IN (SELECT id FROM joined) AND journal_id IN
        (SELECT id FROM journal WHERE undone_by IS NOT NULL OR command IN ('undo', 'redo'))"""
# Who a card is, in whatever folder it lies; a card that is no longer there may live on in the journal.
_IMAGES_OF_CARD = """
    FROM change, json_each(change.before) AS image
    WHERE change.table_name = 'card' AND change.before IS NOT NULL
        AND json_extract(image.value, '$.id') = :id"""
WHEN_CARD_WAS_MADE = f"""
    SELECT created_at FROM card WHERE id = :id
    UNION SELECT json_extract(image.value, '$.created_at') {_IMAGES_OF_CARD}"""
HOLDS_CARD = f"""
    SELECT EXISTS (SELECT 1 FROM card WHERE id = :id AND created_at = :created_at)
        OR EXISTS (SELECT 1 {_IMAGES_OF_CARD}
                   AND json_extract(image.value, '$.created_at') = :created_at) AS held"""
NAME_OF_CARD = "SELECT name, created_at FROM card WHERE id = :id"
# An attachment that was undone lives on in the journal, from where a redo brings it back.
_KEPT_DOCUMENTS = """
    SELECT card_id AS owner, card_id, sha256 FROM document
    UNION SELECT change.card_id, json_extract(image.value, '$.card_id'), json_extract(image.value, '$.sha256')
    FROM change, json_each(change.before) AS image
    WHERE change.table_name = 'document' AND change.before IS NOT NULL"""
ALL_DOCUMENTS = f"SELECT sha256 FROM ({_KEPT_DOCUMENTS})"
