"""The statements of the look back: what became of the days that are over."""

# What a card was before each change is in the journal alone: the kind of contact that was planned for a day,
# and where a card stood on an evening that is over. What `undo` and `redo` changed never came about. CROSS
# keeps SQLite to the order: the few entries of those days first, then what each of them changed.
FIRST_CALLS_DUE = """
    SELECT count(*) AS cards FROM (
        SELECT id FROM card
        WHERE place <= :last AND length(place) = 10 AND kind = 'first-call'
        UNION
        SELECT json_extract(image.value, '$.id')
        FROM journal CROSS JOIN change CROSS JOIN json_each(change.before) AS image
        WHERE change.journal_id = journal.id
          AND journal.at >= :first AND journal.command NOT IN ('undo', 'redo')
          AND change.table_name = 'card' AND change.before IS NOT NULL
          AND json_extract(image.value, '$.kind') = 'first-call'
          AND json_extract(image.value, '$.place') <= :last
          AND length(json_extract(image.value, '$.place')) = 10) AS due"""
CARRIED_OVER = """
    WITH later (card_id, change_id) AS (
        SELECT change.card_id, min(change.id) FROM journal CROSS JOIN change
        WHERE change.journal_id = journal.id AND journal.at >= :after
          AND change.table_name = 'card' AND change.before IS NOT NULL AND change.card_id IS NOT NULL
        GROUP BY change.card_id),
    standing (card_id, place) AS (
        SELECT id, place FROM card
        WHERE place <= :last AND length(place) = 10 AND id NOT IN (SELECT card_id FROM later)
        UNION ALL
        SELECT later.card_id, json_extract(change.before, '$[0].place')
        FROM later JOIN change ON change.id = later.change_id)
    SELECT count(*) AS cards
    FROM standing JOIN card ON card.id = standing.card_id
    LEFT JOIN journal AS taken_in ON taken_in.id = card.batch
    WHERE standing.place <= :last AND length(standing.place) = 10
      AND coalesce(taken_in.at, card.created_at) < :after"""
NEW_CARDS = """
    SELECT substr(journal.at, 1, 10) AS day, card.batch IS NOT NULL AS imported, count(*) AS cards
    FROM journal CROSS JOIN change CROSS JOIN card
    WHERE change.journal_id = journal.id AND card.id BETWEEN change.first_id AND change.last_id
      AND journal.at >= :first AND journal.at < :after AND journal.command NOT IN ('undo', 'redo')
      AND change.table_name = 'card' AND change.before IS NULL
    GROUP BY substr(journal.at, 1, 10), card.batch IS NOT NULL"""
SLIPS_DONE = """
    SELECT substr(journal.at, 1, 10) AS day, count(*) AS slips
    FROM journal CROSS JOIN change
    WHERE change.journal_id = journal.id
      AND journal.at >= :first AND journal.at < :after AND journal.command = 'done'
      AND journal.undone_by IS NULL AND change.table_name = 'reminder' AND change.before IS NOT NULL
    GROUP BY substr(journal.at, 1, 10)"""
FIRST_ENTRY = "SELECT at FROM journal ORDER BY id LIMIT 1"
