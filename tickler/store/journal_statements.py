"""The statements that let the journal's oldest entries go, and ask where it begins."""

# Entries of which a card or a note is keep their row, by which `log` and `review` know the day of the import.
_NAMED_BY_ROWS = """
    id IN (SELECT batch FROM card WHERE batch IS NOT NULL
           UNION SELECT batch FROM note WHERE batch IS NOT NULL)"""

NTH_LAST_STANDING = """
    SELECT id FROM journal WHERE undone_by IS NULL AND command NOT IN ('undo', 'redo')
    ORDER BY id DESC LIMIT 1 OFFSET :skip"""
FIRST_SINCE = "SELECT min(id) AS id FROM journal WHERE at >= :day AND id <= :last"
COUNT_BEFORE = f"""
    SELECT count(*) AS entries FROM journal
    WHERE id < :first AND (NOT {_NAMED_BY_ROWS} OR id IN (SELECT journal_id FROM change))"""
FORGET_CHANGES_BEFORE = "DELETE FROM change WHERE journal_id < :first"
FORGET_ENTRIES_BEFORE = f"DELETE FROM journal WHERE id < :first AND NOT {_NAMED_BY_ROWS}"
FIRST_TO_UNDO = "SELECT coalesce(min(journal_id), 0) AS id FROM change"
IS_TRIMMED = """
    SELECT coalesce(min(id), 1) > 1
        OR EXISTS (SELECT 1 FROM journal AS old
                   WHERE old.id < (SELECT coalesce(min(journal_id), 0) FROM change)
                     AND old.command <> 'purge' AND old.summary <> :hushed) AS trimmed
    FROM journal"""
JOURNAL_SIZE = """
    SELECT (SELECT count(*) FROM journal) AS entries,
           (SELECT coalesce(sum(length(before)), 0) FROM change) AS bytes"""
LAST_ENTRY = "SELECT id, at FROM journal ORDER BY id DESC LIMIT 1"
DAYS_BEFORE = """
    SELECT min(substr(at, 1, 10)) AS first, max(substr(at, 1, 10)) AS last FROM journal WHERE at < :day"""
