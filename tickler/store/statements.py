"""The statements of the daily loop and of every write, each with a name and `:named` parameters.

They keep to the SQL that SQLite and PostgreSQL share as far as they can; the full-text statements
(SQLite's FTS5) are the exception. A test prepares each one against the declared tables.
"""

# What a line of the pile or of a list needs. `moves` counts deferrals, as `Dossier.deferrals` does: a
# card that is filed, dealt out of its month, or skipped where it stands, has not been put off. The newest
# note is looked up by index, one row a card, and so is the one of the day on which the client was last
# reached: `due_first`, `put_off` and `tried` are the run of deferrals since then, as in
# `tickler.core.slipping`. An `at` begins with its day.
_PUTS_OFF = """length(from_place) = 10 AND to_place IS NOT NULL
        AND (to_place <> from_place OR coalesce(to_time, '') <> coalesce(from_time, ''))"""
_AFTER_REACHED = "substr({table}.at, 1, 10) > coalesce(substr(met.at, 1, 10), '')"
_PUT_OFF = f"""
    FROM move WHERE card_id = card.id AND {_PUTS_OFF}
        AND {_AFTER_REACHED.format(table="move")}"""
_PILE_COLUMNS = f"""
    card.id, card.name, card.company, card.place, card.time, card.kind, card.why, card.timezone,
    card.every, card.anchor, card.fixed,
    (SELECT value FROM contact_point
      WHERE card_id = card.id AND type = 'phone' ORDER BY position LIMIT 1) AS phone,
    (SELECT count(*) FROM move WHERE card_id = card.id AND {_PUTS_OFF}) AS moves,
    (SELECT count(*) FROM note WHERE card_id = card.id AND outcome IS NOT NULL) AS attempts,
    (SELECT count(*) FROM note
      WHERE card_id = card.id AND outcome IN ('reached', 'agreed', 'refused', 'sold')) AS reached,
    (SELECT min(from_place) {_PUT_OFF}) AS due_first,
    (SELECT count(*) {_PUT_OFF}) AS put_off,
    (SELECT count(*) FROM note AS said
      WHERE card_id = card.id AND outcome IS NOT NULL AND {_AFTER_REACHED.format(table="said")}) AS tried,
    note.at AS note_at, note.kind AS note_kind, note.outcome AS note_outcome, note.text AS note_text
"""
_LAST_NOTE = """
    LEFT JOIN note ON note.id =
        (SELECT id FROM note WHERE card_id = card.id ORDER BY at DESC, id DESC LIMIT 1)
"""
_LAST_REACHED = """
    LEFT JOIN note AS met ON met.id =
        (SELECT id FROM note WHERE card_id = card.id AND outcome IN ('reached', 'agreed', 'refused', 'sold')
          ORDER BY at DESC, id DESC LIMIT 1)
"""
_PILE_LINE = f"SELECT {_PILE_COLUMNS} FROM card {_LAST_NOTE} {_LAST_REACHED}"

# The pile ------------------------------------------------------------------------------------------

PILE = f"{_PILE_LINE} WHERE card.place <= :today"
"""Keys sort as text: see `tickler.core.places`. Loose cards sort after every date."""

LINES_BY_ID = f"{_PILE_LINE} WHERE card.id IN (SELECT value FROM json_each(:ids))"

_WANTED = """
    ((card.place BETWEEN :first AND :last AND (:months OR length(card.place) <> 7))
        OR card.place = :month)
    AND (:kind IS NULL OR card.kind = :kind)
"""
_WANTED_DROPPED = "card.place IS NULL AND (:kind IS NULL OR card.kind = :kind)"
_TAGGED = "AND EXISTS (SELECT 1 FROM tag WHERE tag.card_id = card.id AND tag.tag = :tag)"
_IN_PLACE_ORDER = "ORDER BY card.place, card.time IS NULL, card.time, card.id LIMIT :limit"

LISTED = f"{_PILE_LINE} WHERE {_WANTED} {_IN_PLACE_ORDER}"
LISTED_TAGGED = f"{_PILE_LINE} WHERE {_WANTED} {_TAGGED} {_IN_PLACE_ORDER}"
LISTED_DROPPED = f"{_PILE_LINE} WHERE {_WANTED_DROPPED} ORDER BY card.id LIMIT :limit"
LISTED_DROPPED_TAGGED = f"{_PILE_LINE} WHERE {_WANTED_DROPPED} {_TAGGED} ORDER BY card.id LIMIT :limit"
COUNTED = f"SELECT count(*) AS cards FROM card WHERE {_WANTED}"
COUNTED_TAGGED = f"SELECT count(*) AS cards FROM card WHERE {_WANTED} {_TAGGED}"
COUNTED_DROPPED = f"SELECT count(*) AS cards FROM card WHERE {_WANTED_DROPPED}"
COUNTED_DROPPED_TAGGED = f"SELECT count(*) AS cards FROM card WHERE {_WANTED_DROPPED} {_TAGGED}"

# Of one journal entry: the runs of cards it made, and the cards it changed. They are looked up first, and
# what else is wanted is asked of them alone: CASE keeps an index of places from being walked instead.
_OF_BATCH = f"""
    card.id IN (
        SELECT made.id FROM change JOIN card AS made ON made.id BETWEEN change.first_id AND change.last_id
        WHERE change.journal_id = :batch AND change.table_name = 'card' AND change.before IS NULL
        UNION SELECT card_id FROM change WHERE journal_id = :batch AND card_id IS NOT NULL)
    AND CASE WHEN :dropped THEN {_WANTED_DROPPED} ELSE {_WANTED} END
    AND (:tag IS NULL OR EXISTS (SELECT 1 FROM tag WHERE tag.card_id = card.id AND tag.tag = :tag))
"""
LISTED_OF_BATCH = f"{_PILE_LINE} WHERE {_OF_BATCH} {_IN_PLACE_ORDER}"
COUNTED_OF_BATCH = f"SELECT count(*) AS cards FROM card WHERE {_OF_BATCH}"

# The cards that keep being put off. Those that ever were so often are looked up first, of few is asked more.
_SLIPPING = f"""
    card.id IN (
        SELECT card_id FROM move WHERE {_PUTS_OFF}
        GROUP BY card_id HAVING count(*) >= :times)
    AND CASE WHEN (SELECT count(*) {_PUT_OFF}) >= :times THEN {_WANTED} END
    AND (:tag IS NULL OR EXISTS (SELECT 1 FROM tag WHERE tag.card_id = card.id AND tag.tag = :tag))
"""
LISTED_SLIPPING = f"{_PILE_LINE} WHERE {_SLIPPING} ORDER BY due_first, put_off DESC, card.id LIMIT :limit"
COUNTED_SLIPPING = f"SELECT count(*) AS cards FROM card {_LAST_REACHED} WHERE {_SLIPPING}"

# The cards with a cadence have an index of their own: they are looked up in it, and asked the rest.
_WITH_CADENCE = f"""
    card.id IN (SELECT id FROM card WHERE every IS NOT NULL)
    AND CASE WHEN :dropped THEN {_WANTED_DROPPED} ELSE {_WANTED} END
    AND (:tag IS NULL OR EXISTS (SELECT 1 FROM tag WHERE tag.card_id = card.id AND tag.tag = :tag))
"""
LISTED_WITH_CADENCE = f"{_PILE_LINE} WHERE {_WITH_CADENCE} {_IN_PLACE_ORDER}"
COUNTED_WITH_CADENCE = f"SELECT count(*) AS cards FROM card WHERE {_WITH_CADENCE}"

DUE_REMINDERS = """
    SELECT reminder.id, reminder.text, reminder.due, reminder.time, reminder.every, reminder.done_at,
           reminder.anchor, reminder.promise, reminder.card_id, card.name AS card_name
    FROM reminder LEFT JOIN card ON card.id = reminder.card_id
    WHERE reminder.due BETWEEN :first AND :last AND reminder.done_at IS NULL
    ORDER BY reminder.due, reminder.time, reminder.id"""

# Asked for one day after another, the nearest first, until there are enough: few cards are read. For a count
# none is: it takes the index alone.
BIRTHDAYS_ON = """
    SELECT id, name, birthday FROM card
    WHERE substr(birthday, -5) = :month_and_day AND birthday IS NOT NULL AND place IS NOT NULL
    ORDER BY id LIMIT :limit"""
BIRTHDAY_OF = """
    SELECT id, name, birthday FROM card WHERE id = :id AND birthday IS NOT NULL AND place IS NOT NULL"""
COUNT_BIRTHDAYS = """
    SELECT count(*) AS cards FROM card
    WHERE substr(birthday, -5) = :month_and_day AND birthday IS NOT NULL AND place IS NOT NULL"""
BIRTHDAYS_DONE = """
    SELECT card.id, card.birthday, reminder.due
    FROM reminder CROSS JOIN card
    WHERE card.id = reminder.card_id AND reminder.due BETWEEN :first AND :last
      AND reminder.done_at IS NOT NULL AND reminder.every IS NOT NULL
      AND card.birthday IS NOT NULL AND card.place IS NOT NULL"""

COUNT_DUE = "SELECT coalesce(sum(cards), 0) AS cards FROM tally WHERE place <= :today"
COUNT_IN_PLACE = "SELECT coalesce((SELECT cards FROM tally WHERE place = :place), 0) AS cards"

COUNT_DONE = """
    SELECT count(DISTINCT note.card_id) AS cards
    FROM note JOIN card ON card.id = note.card_id
    WHERE note.at >= :today AND note.at < :tomorrow AND note.batch IS NULL
      AND (card.place IS NULL OR card.place > :today)"""

TALLY = "SELECT place, cards FROM tally"
TALLY_OF_REMINDERS = "SELECT due AS place, count(*) AS cards FROM reminder WHERE done_at IS NULL GROUP BY due"

# Finding a client ----------------------------------------------------------------------------------

CARD_EXISTS = "SELECT 1 FROM card WHERE id = :id"
# The index narrows down to the cards that have all three-letter pieces of the words; whether they stand
# together is looked up on the card. Without their positions the index is half as large and as slow.
_HAS_ALL_WORDS = """NOT EXISTS
    (SELECT 1 FROM json_each(:words) AS word WHERE instr({text}, word.value) = 0)"""
_ON_CARD = "card.who || ' ' || card.rest || ' ' || card.folded_why"
_SEARCHED = """
    SELECT card.id, card.name, card.company, card.dropped_at
    FROM card_search JOIN card ON card.id = card_search.rowid
    WHERE card_search MATCH :pieces AND (:with_dropped OR card.place IS NOT NULL) AND {has_all}
    ORDER BY card_search.rowid LIMIT :limit"""
_SCANNED = """
    SELECT card.id, card.name, card.company, card.dropped_at
    FROM card WHERE (:with_dropped OR card.place IS NOT NULL) AND {has_all}
    ORDER BY card.id LIMIT :limit"""
WITH_NAME = _SEARCHED.format(has_all=_HAS_ALL_WORDS.format(text="card.who"))
WITH_WORDS = _SEARCHED.format(has_all=_HAS_ALL_WORDS.format(text=_ON_CARD))
WITH_SHORT_NAME = _SCANNED.format(has_all=_HAS_ALL_WORDS.format(text="card.who"))
WITH_SHORT_WORDS = _SCANNED.format(has_all=_HAS_ALL_WORDS.format(text=_ON_CARD))
NAME_BEGINS = """
    SELECT card.id, card.name, card.company, card.dropped_at FROM card
    WHERE card.who >= :start AND card.who < :end AND (:with_dropped OR card.place IS NOT NULL)
    ORDER BY card.who LIMIT :limit"""
NOTES_WITH_WORDS = f"""
    SELECT note.card_id AS id, note.text, note.at
    FROM note_search JOIN note ON note.id = note_search.rowid
    WHERE note_search MATCH :pieces AND {_HAS_ALL_WORDS.format(text="note.folded")}
    ORDER BY note_search.rowid DESC LIMIT :limit"""
NOTES_WITH_SHORT_WORDS = f"""
    SELECT note.card_id AS id, note.text, note.at
    FROM note WHERE {_HAS_ALL_WORDS.format(text="note.folded")} ORDER BY note.id DESC LIMIT :limit"""

# The dossier ---------------------------------------------------------------------------------------

CARD = "SELECT * FROM card WHERE id = :id"
CONTACT_POINTS = "SELECT * FROM contact_point WHERE card_id = :id ORDER BY type, position"
TAGS = "SELECT * FROM tag WHERE card_id = :id ORDER BY tag"
CUSTOM_FIELDS = "SELECT * FROM custom_field WHERE card_id = :id ORDER BY id"
CUSTOM_KEYS = """
    SELECT DISTINCT key FROM custom_field
    WHERE card_id IN (SELECT value FROM json_each(:ids)) ORDER BY key"""
NOTES = "SELECT * FROM note WHERE card_id = :id ORDER BY at DESC, id DESC"
MOVES = "SELECT * FROM move WHERE card_id = :id ORDER BY id DESC"
DOCUMENTS = "SELECT * FROM document WHERE card_id = :id ORDER BY id"
DOCUMENT = "SELECT * FROM document WHERE id = :id"
DOCUMENT_WITH_CONTENT = """
    SELECT * FROM document WHERE card_id = :card_id AND sha256 = :sha256 ORDER BY id LIMIT 1"""
LETTERS_OF_MOMENT = """
    SELECT id FROM document
    WHERE card_id = :card_id AND at = :at AND media_type = 'message/rfc822' ORDER BY id"""
NOTES_OF_MOMENT = """
    SELECT id FROM note
    WHERE card_id = :card_id AND at = :at AND kind = 'email' AND batch IS NOT NULL ORDER BY id"""
FILLINGS = "SELECT * FROM filling WHERE card_id = :id ORDER BY at DESC, id DESC"
SALES = "SELECT * FROM sale WHERE card_id = :id ORDER BY day DESC, id DESC"
REMINDERS_OF_CARD = """
    SELECT reminder.id, reminder.text, reminder.due, reminder.time, reminder.every, reminder.done_at,
           reminder.anchor, reminder.promise, reminder.card_id, card.name AS card_name
    FROM reminder JOIN card ON card.id = reminder.card_id
    WHERE reminder.card_id = :id AND reminder.done_at IS NULL
    ORDER BY reminder.due, reminder.time, reminder.id"""
ALL_SLIPS_OF_CARD = """
    SELECT reminder.id, reminder.text, reminder.due, reminder.time, reminder.every, reminder.done_at,
           reminder.anchor, reminder.promise, reminder.card_id, card.name AS card_name
    FROM reminder JOIN card ON card.id = reminder.card_id WHERE reminder.card_id = :id
    ORDER BY reminder.id"""

# Writing cards -------------------------------------------------------------------------------------

ADD_CARD = """
    INSERT INTO card (name, company, position, address, website, birthday, source, address_as, say,
                      language, timezone, external_id, service, channel, hours, place, time, kind, why, who,
                      rest, folded_why, created_at)
    VALUES (:name, :company, :position, :address, :website, :birthday, :source, :address_as, :say,
            :language, :timezone, :external_id, :service, :channel, :hours, :place, :time, :kind, :why, :who,
            :rest, :folded_why, :created_at)
    RETURNING id"""
CHANGE_CARD = """
    UPDATE card SET name = :name, company = :company, position = :position, address = :address,
        website = :website, birthday = :birthday, source = :source, address_as = :address_as,
        say = :say, language = :language, timezone = :timezone, external_id = :external_id,
        service = :service, channel = :channel, hours = :hours,
        kind = :kind, why = :why, who = :who, rest = :rest, folded_why = :folded_why
    WHERE id = :id"""
MOVE_CARD = """
    UPDATE card SET place = :place, time = :time, kind = :kind, why = :why, folded_why = :folded_why
    WHERE id = :id"""
DROP_CARD = """
    UPDATE card SET place = NULL, time = NULL, dropped_at = :at, dropped_why = :why WHERE id = :id"""
RESTORE_CARD = """
    UPDATE card SET place = :place, time = :time, dropped_at = NULL, dropped_why = NULL WHERE id = :id"""
SET_RHYTHM = "UPDATE card SET every = :every, anchor = :anchor, fixed = :fixed WHERE id = :id"
SET_ANCHOR = "UPDATE card SET anchor = :anchor WHERE id = :id"
ADD_CONTACT_POINT = """
    INSERT INTO contact_point (card_id, type, position, value, key)
    VALUES (:card_id, :type, :position, :value, :key) RETURNING id"""
REMOVE_CONTACT_POINT = "DELETE FROM contact_point WHERE id = :id"
ADD_TAG = "INSERT INTO tag (card_id, tag) VALUES (:card_id, :tag) RETURNING id"
REMOVE_TAG = "DELETE FROM tag WHERE id = :id"
ADD_CUSTOM_FIELD = """
    INSERT INTO custom_field (card_id, key, value) VALUES (:card_id, :key, :value) RETURNING id"""
REMOVE_CUSTOM_FIELD = "DELETE FROM custom_field WHERE id = :id"
ADD_NOTE = """
    INSERT INTO note (card_id, at, kind, outcome, text, private, folded, batch)
    VALUES (:card_id, :at, :kind, :outcome, :text, :private, :folded, :batch) RETURNING id"""
ADD_MOVE = """
    INSERT INTO move (card_id, at, from_place, from_time, to_place, to_time, why)
    VALUES (:card_id, :at, :from_place, :from_time, :to_place, :to_time, :why) RETURNING id"""
ADD_DOCUMENT = """
    INSERT INTO document (card_id, at, kind, name, media_type, size, sha256)
    VALUES (:card_id, :at, :kind, :name, :media_type, :size, :sha256) RETURNING id"""
REMOVE_DOCUMENT = "DELETE FROM document WHERE id = :id"
REMOVE_NOTE = "DELETE FROM note WHERE id = :id"
CHANGE_NOTE_OF_LETTER = """
    UPDATE note SET kind = :kind, text = :text, folded = :folded, batch = :batch WHERE id = :id"""
# The journal knows of a letter whose entry was taken back, too.
LETTER_SENT = """
    SELECT max(at) AS at FROM (
        SELECT at FROM note WHERE card_id = :card_id AND at >= :since AND text IN (:sent, :perhaps)
        UNION ALL
        SELECT journal.at FROM change JOIN journal ON journal.id = change.journal_id
        WHERE change.card_id = :card_id AND journal.command = 'letter' AND journal.at >= :since
          AND journal.summary IN (:entered_sent, :entered_perhaps)) AS gone"""

# Reminders -----------------------------------------------------------------------------------------

REMINDER = """
    SELECT reminder.id, reminder.text, reminder.due, reminder.time, reminder.every, reminder.done_at,
           reminder.anchor, reminder.promise, reminder.card_id, card.name AS card_name
    FROM reminder LEFT JOIN card ON card.id = reminder.card_id
    WHERE reminder.id = :id"""
ADD_REMINDER = """
    INSERT INTO reminder (card_id, text, due, time, every, anchor, promise, created_at)
    VALUES (:card_id, :text, :due, :time, :every, :anchor, :promise, :created_at) RETURNING id"""
FINISH_REMINDER = "UPDATE reminder SET done_at = :at WHERE id = :id"
MOVE_REMINDER = "UPDATE reminder SET due = :due, time = :time WHERE id = :id"
REMOVE_REMINDER = "DELETE FROM reminder WHERE id = :id"
OPEN_REMINDERS = """
    SELECT reminder.id, reminder.text, reminder.due, reminder.time, reminder.every, reminder.done_at,
           reminder.anchor, reminder.promise, reminder.card_id, card.name AS card_name
    FROM reminder LEFT JOIN card ON card.id = reminder.card_id
    WHERE reminder.done_at IS NULL
      AND (:card_id IS NULL OR reminder.card_id = :card_id) AND (reminder.promise OR NOT :promises)
    ORDER BY reminder.due, reminder.time, reminder.id"""
REMINDERS_OF_NO_CARD = """
    SELECT reminder.id, reminder.text, reminder.due, reminder.time, reminder.every, reminder.done_at,
           reminder.anchor, reminder.promise, reminder.card_id, card.name AS card_name
    FROM reminder LEFT JOIN card ON card.id = reminder.card_id
    WHERE reminder.done_at IS NULL AND card.place IS NULL
    ORDER BY reminder.id"""

# Rhythms -------------------------------------------------------------------------------------------

# An `at` begins with its day. What came with a file is no contact that was made from this folder. That a card
# has a place is asked in a way for which no index of places can be walked.
LAST_CONTACT = """
    SELECT max(substr(at, 1, 10)) AS day FROM note
    WHERE card_id = :id AND batch IS NULL
      AND (outcome IS NULL OR outcome IN ('reached', 'agreed', 'refused', 'sold'))"""
RHYTHMS = """
    SELECT card.id, card.every, card.anchor, card.fixed, (
        SELECT max(substr(at, 1, 10)) FROM note
        WHERE card_id = card.id AND batch IS NULL
          AND (outcome IS NULL OR outcome IN ('reached', 'agreed', 'refused', 'sold'))) AS last_contact
    FROM card WHERE card.every IS NOT NULL AND length(card.place) > 0"""

# Merging two cards ---------------------------------------------------------------------------------

GIVE_NOTE = "UPDATE note SET card_id = :card_id WHERE id = :id"
GIVE_MOVE = "UPDATE move SET card_id = :card_id WHERE id = :id"
GIVE_DOCUMENT = "UPDATE document SET card_id = :card_id WHERE id = :id"
GIVE_FILLING = "UPDATE filling SET card_id = :card_id WHERE id = :id"
GIVE_SALE = "UPDATE sale SET card_id = :card_id WHERE id = :id"
GIVE_REMINDER = "UPDATE reminder SET card_id = :card_id WHERE id = :id"
ALL_REMINDERS_OF_CARD = "SELECT * FROM reminder WHERE card_id = :id ORDER BY id"
REMOVE_CARD = "DELETE FROM card WHERE id = :id"

# The journal ---------------------------------------------------------------------------------------

ADD_ENTRY = """
    INSERT INTO journal (at, command, summary, who) VALUES (:at, :command, '', :who) RETURNING id"""
SUM_UP_ENTRY = "UPDATE journal SET summary = :summary WHERE id = :id"
ADD_CHANGE = """
    INSERT INTO change (journal_id, table_name, first_id, last_id, card_id, before)
    VALUES (:journal_id, :table_name, :first_id, :last_id, :card_id, :before)"""
JOURNAL_ENTRY = "SELECT * FROM journal WHERE id = :id"
CHANGES_OF_ENTRY = "SELECT * FROM change WHERE journal_id = :journal_id ORDER BY id DESC"
ENTRIES_TO_UNDO = """
    SELECT * FROM journal WHERE undone_by IS NULL AND command NOT IN ('undo', 'redo')
        AND id >= (SELECT coalesce(min(journal_id), 0) FROM change)
    ORDER BY id DESC LIMIT :count"""
ENTRY_TO_REDO = """
    SELECT * FROM journal WHERE command = 'undo' AND id =
        (SELECT max(id) FROM journal WHERE undone_by IS NULL AND command <> 'redo')"""
MARK_UNDONE = "UPDATE journal SET undone_by = :by WHERE id = :id"
MARK_STANDING = "UPDATE journal SET undone_by = NULL WHERE undone_by = :by RETURNING *"
LAST_ENTRIES = "SELECT * FROM journal ORDER BY id DESC LIMIT :limit"
ENTRIES_OF_CARD = """
    SELECT * FROM journal WHERE id IN (SELECT journal_id FROM change WHERE card_id = :card_id)
        OR id = (SELECT batch FROM card WHERE card.id = :card_id)
    ORDER BY id DESC LIMIT :limit"""

# The full-text index and the thickness of the tabs ----------------------------------------------------

INDEX_CARDS = """
    INSERT INTO card_search (rowid, who, rest, folded_why)
    SELECT id, who, rest, folded_why FROM card WHERE id BETWEEN :first AND :last"""
UNINDEX_CARDS = """
    INSERT INTO card_search (card_search, rowid, who, rest, folded_why)
    SELECT 'delete', id, who, rest, folded_why FROM card WHERE id BETWEEN :first AND :last"""
INDEX_NOTES = """
    INSERT INTO note_search (rowid, folded) SELECT id, folded FROM note WHERE id BETWEEN :first AND :last"""
UNINDEX_NOTES = """
    INSERT INTO note_search (note_search, rowid, folded)
    SELECT 'delete', id, folded FROM note WHERE id BETWEEN :first AND :last"""
TALLY_CARDS = """
    INSERT INTO tally (place, cards)
    SELECT place, count(*) FROM card WHERE id BETWEEN :first AND :last AND place IS NOT NULL GROUP BY place
    ON CONFLICT (place) DO UPDATE SET cards = cards + excluded.cards"""
UNTALLY_CARDS = """
    INSERT INTO tally (place, cards)
    SELECT place, -count(*) FROM card WHERE id BETWEEN :first AND :last AND place IS NOT NULL GROUP BY place
    ON CONFLICT (place) DO UPDATE SET cards = cards + excluded.cards"""
FORGET_EMPTY_PLACES = "DELETE FROM tally WHERE cards = 0"
_CARDS_OF_PLACES = "SELECT place, count(*) AS cards FROM card WHERE place IS NOT NULL GROUP BY place"
TALLY_MISCOUNTED = f"""
    SELECT place, sum(cards) AS cards, sum(tallied) AS tallied FROM
        (SELECT place, cards, 0 AS tallied FROM ({_CARDS_OF_PLACES}) AS counted
         UNION ALL SELECT place, 0, cards FROM tally) AS both_ways
    GROUP BY place HAVING sum(cards) <> sum(tallied) ORDER BY place"""
FORGET_TALLY = "DELETE FROM tally"
TALLY_ALL_CARDS = f"INSERT INTO tally (place, cards) {_CARDS_OF_PLACES}"
CHECK_CARD_INDEX = "INSERT INTO card_search (card_search, rank) VALUES ('integrity-check', 1)"
CHECK_NOTE_INDEX = "INSERT INTO note_search (note_search, rank) VALUES ('integrity-check', 1)"
NAMES_TO_FIND = "SELECT id, name, company, who FROM card ORDER BY id"
SET_NAME_TO_FIND = "UPDATE card SET who = :who WHERE id = :id"
REBUILD_CARD_INDEX = "INSERT INTO card_search (card_search) VALUES ('rebuild')"
REBUILD_NOTE_INDEX = "INSERT INTO note_search (note_search) VALUES ('rebuild')"

# Settings ------------------------------------------------------------------------------------------

SETTINGS = "SELECT id, key, value FROM setting WHERE key <> 'folder_id'"
FOLDER_ID = "SELECT value FROM setting WHERE key = 'folder_id'"
ADD_SETTING = "INSERT INTO setting (key, value) VALUES (:key, :value) RETURNING id"
CHANGE_SETTING = "UPDATE setting SET value = :value WHERE id = :id"
REMOVE_SETTING = "DELETE FROM setting WHERE id = :id"
HOLIDAYS = "SELECT date, name FROM holiday WHERE date >= :first ORDER BY date"
ALL_HOLIDAYS = "SELECT id FROM holiday"
ADD_HOLIDAY = "INSERT INTO holiday (date, name) VALUES (:date, :name) RETURNING id"
ADD_MISSING_HOLIDAY = """
    INSERT INTO holiday (date, name) SELECT :date, :name
    WHERE NOT EXISTS (SELECT 1 FROM holiday WHERE holiday.date = :date)"""
LAST_HOLIDAY = "SELECT max(date) AS date FROM holiday"
REMOVE_HOLIDAY = "DELETE FROM holiday WHERE id = :id"
