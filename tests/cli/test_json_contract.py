"""The keys of `--json`, a promise to scripts: one may be added here, none taken away."""

import json

import pytest

from tests.cli.conftest import SAMPLE_DATA

CARD = {
    "id", "name", "place", "time", "tab", "kind", "why", "company", "position", "address", "website",
    "birthday", "source", "address_as", "say", "language", "timezone", "external_id", "phones", "emails",
    "tags", "custom", "created_at", "dropped_at", "dropped_why", "cadence", "service", "channel", "hours",
}  # fmt: skip
CADENCE = {"every", "anchor", "fixed"}
SLIPPING = {"due_first", "moves_since_reached", "attempts_since_reached"}
LINE = {
    "id", "name", "company", "phone", "place", "time", "tab", "kind", "why", "days_late", "moves",
    "reached", "attempts", "cadence", "last_note", *SLIPPING,
}  # fmt: skip
FOUND = LINE | {"match"}
SLIP = {
    "id", "text", "due", "time", "client_id", "client_name", "every", "done_at", "birthday", "promise",
    "promised_for",
}  # fmt: skip
SALE = {"id", "day", "amount", "currency", "what"}
RECEIPT = {"schema", "card", "cards", "reminders", "message", "remarks", "journal"}
COUNTS = {"cards", "carried_over", "to_deal_out", "reminders", "loose", "done_today", "by_kind", "birthdays"}
TODAY = {"schema", "date", "tab", "counts", "capacity", "over_by", "cards", "reminders"}
NUMBERS = {"read", "created", "updated", "unchanged", "skipped", "duplicates"}
FIGURES = {
    "from", "to", "contacts", "first_calls", "new_cards", "moves", "carried_over", "dropped", "restored",
    "documents", "slips_done", "promises",
}  # fmt: skip
ANSWER = {"key", "question", "type", "value"}
FILLING = {"id", "at", "form", "title", "answers", "values"}
FORM = {"name", "title", "about", "source", "questions", "fillings", "last", "fault"}
INDEX = {"nps", "promoters", "neutrals", "detractors", "answers"}
REPORT = {"batch", "dry_run", "problems", "matches", "changes", "remarks"} | NUMBERS
DOCUMENT = {"id", "at", "kind", "name", "media_type", "size", "sha256"}
BACKUP_MADE = {"name", "file", "cards", "documents", "size", "missing", "key"}
WRITTEN = {"file", "format", "pages", "clients"}
FILE = str(SAMPLE_DATA / "contacts.csv")
SHEET = "Name,E-mail,Phone\nAna,ivana@bura.example,ask Ivo\n"

CONTRACT = {
    "bare": ((), TODAY, {}),
    "today": (
        ("today",),
        TODAY,
        {
            "cards": LINE,
            "reminders": SLIP,
            "counts": COUNTS,
            "cards.last_note": {"at", "kind", "outcome", "text"},
        },
    ),
    "call": (
        ("call",),
        {"schema", "card", "dossier", "attempts", "local_time", "birthday", "script", "proposals", "left"},
        {"card": LINE, "attempts": {"tries", "unanswered"}},
    ),
    "add": (("add", "Ana"), RECEIPT, {"card": CARD, "cards": CARD}),
    "edit": (("edit", "1", "--company", "X"), RECEIPT, {"card": CARD}),
    "note": (("note", "1", "x", "--defer", "fri"), RECEIPT, {"card": CARD}),
    "defer": (("defer", "1,2", "fri"), RECEIPT, {"card": CARD, "cards": CARD}),
    "cadence": (("cadence", "1,2", "monthly"), RECEIPT, {"card": CARD, "card.cadence": CADENCE}),
    "drop": (("drop", "1"), RECEIPT, {"card": CARD}),
    "restore": (("restore", "4"), RECEIPT, {"card": CARD}),
    "purge": (("purge", "1", "--yes"), RECEIPT, {}),
    "merge": (("merge", "1", "3"), RECEIPT, {"card": CARD}),
    "attach": (("attach", "1", FILE), RECEIPT | {"documents"}, {"documents": DOCUMENT}),
    "attach --list": (
        ("attach", "1", "--list"), {"schema", "client_id", "documents"}, {"documents": DOCUMENT}
    ),
    "attach --open": (
        ("attach", "--open", "1"), {"schema", "document", "path", "opened"}, {"document": DOCUMENT}
    ),
    "attach --save": (
        ("attach", "--save", "1", "copy.csv"), RECEIPT | {"documents"}, {"documents": DOCUMENT}
    ),
    "attach --remove": (("attach", "--remove", "1"), RECEIPT | {"documents"}, {"documents": DOCUMENT}),
    "remind": (("remind", "x", "--on", "mon"), RECEIPT, {"reminders": SLIP}),
    "done": (("done", "s1"), RECEIPT, {"reminders": SLIP}),
    "slips": (("slips",), {"schema", "reminders"}, {"reminders": SLIP}),
    "note --promise": (
        ("note", "1", "x", "--promise", "y", "--by", "fri"), RECEIPT, {"card": CARD, "reminders": SLIP}
    ),
    "defer a slip": (("defer", "s1", "fri"), RECEIPT, {"reminders": SLIP}),
    "undo": (("undo",), RECEIPT, {}),
    "config set": (("config", "capacity", "5"), RECEIPT, {}),
    "export to a file": (("export", "-o", "{home}/cards.csv"), RECEIPT, {}),
    "dossier": (
        ("dossier", "1"),
        {"schema", "card", *SLIPPING, "notes", "moves", "documents", "reminders", "forms", "sales",
         "next_birthday"},
        {
            "card": CARD | {"local_time"},
            "notes": {"id", "at", "kind", "outcome", "text"},
            "moves": {"at", "from", "to", "why"},
            "reminders": SLIP,
        },
    ),
    "dossier with a form": (
        ("dossier", "1"),
        {"schema", "card", *SLIPPING, "notes", "moves", "documents", "reminders", "forms", "sales",
         "next_birthday"},
        {"forms": FILLING, "forms.answers": ANSWER},
    ),
    "dossier --pdf": (
        ("dossier", "1", "--pdf", "1.pdf"), {"schema", "written", "missing"}, {"written": WRITTEN}
    ),
    "paper": (("paper", "day", "--pdf", "day.pdf"), {"schema", "written", "missing"}, {"written": WRITTEN}),
    "handover": (
        ("handover", "all.tickler"),
        {"schema", "handover"},
        {
            "handover": {
                "file", "from", "to", "until", "cards", "clients", "notes", "moves", "documents", "reminders",
                "forms", "sales", "private_notes_left", "printed", "pages", "size", "missing",
            }
        },
    ),
    "receive": (
        ("receive", "packet.tickler"),
        {"schema", "received"},
        {
            "received": REPORT | {
                "from", "to", "made_at", "notes", "moves", "documents", "reminders", "forms", "sales",
                "places",
            },
            "received.places": {"card_id", "name", "ours", "theirs", "taken"},
        },
    ),
    "doctor": (
        ("doctor",),
        {"schema", "sound", "folder", "exists", "checks"},
        {"checks": {"name", "ok", "found", "fixed", "detail"}},
    ),
    "find": (("find", "ivan"), {"schema", "cards", "total", "more"}, {"cards": FOUND}),
    "list --birthdays": (
        ("list", "--birthdays"),
        {"schema", "cards", "total", "more"},
        {"cards": FOUND | {"birthday"}, "cards.birthday": SLIP},
    ),
    "list": (("list",), {"schema", "cards", "total", "more"}, {"cards": FOUND}),
    "folder": (
        ("folder",),
        {"schema", "today", "tabs", "months", "loose", "capacity", "dates"},
        {
            "tabs": {"tab", "date", "cards", "reminders", "capacity"},
            "months": {"tab", "month", "cards", "reminders"},
        },
    ),
    "spread": (
        ("spread",),
        {"schema", "moves", "days", "left", "journal", "dry_run"},
        {
            "moves": {"id", "name", "from", "to", "reason"},
            "days": {"date", "before", "after", "capacity"},
        },
    ),
    "tab": (
        ("tab", "20"),
        {"schema", "tab", "date", "month", "cards", "reminders", "total", "birthdays"},
        {"cards": LINE, "reminders": SLIP},
    ),
    "when": (
        ("when", "25"),
        {"schema", "place", "date", "time", "tab", "weekday", "working_day", "message", "remark"},
        {},
    ),
    "review": (
        ("review",),
        {
            "schema",
            "so_far",
            "previous",
            "days",
            "busiest_day",
            "most_moved",
            "oldest_promise",
            "slipping",
            "overdue",
            *FIGURES,
        },
        {
            "contacts": {"total", "clients", "reached", "attempts", "by_kind", "by_outcome"},
            "first_calls": {"made", "due"},
            "new_cards": {"added", "imported"},
            "moves": {"total", "cards"},
            "previous": FIGURES,
            "days": {"date", "working_day", "contacts", "moves", "added"},
            "promises": {"given", "kept", "late", "open", "overdue", "longest_late"},
            "slipping": {"cards", "longest"},
            "overdue": {"cards", "longest", "since"},
        },
    ),
    "sale": (
        ("sale", "1", "5", "EUR"),
        {"schema", "card", "sale", "removed", "totals", "message", "journal"},
        {"card": CARD, "sale": SALE},
    ),
    "dossier with sales": (
        ("dossier", "1"),
        {"schema", "card", *SLIPPING, "notes", "moves", "documents", "reminders", "forms", "sales",
         "next_birthday"},
        {"sales": SALE},
    ),
    "segments": (
        ("segments",),
        {
            "schema", "from", "to", "quarters", "recent_from", "best_from", "buyers", "groups", "matrix",
            "second_purchase", "churn",
        },
        {
            "groups": {"beginners", "one-off", "growing", "lost", "best"},
            "groups.best": {"count", "ids"},
            "matrix": {"purchases", "quarter", "count", "ids"},
            "second_purchase": {"clients", "lower", "median", "upper", "nearing"},
            "second_purchase.nearing": {"count", "ids"},
            "churn": {"limit", "months"},
            "churn.months": {"month", "clients", "lost", "share", "above_limit"},
        },
    ),
    "segments --group": (
        ("segments", "--group", "beginners"),
        {"schema", "cards", "total", "more"},
        {"cards": FOUND | {"purchases", "last_purchase", "turnover"}},
    ),
    "segments --abc": (
        ("segments", "--abc"),
        {"schema", "from", "to", "abc"},
        {"abc.EUR": {"turnover", "classes"}, "abc.EUR.classes.A": {"count", "ids", "turnover", "share"}},
    ),
    "segments --warnings": (
        ("segments", "--warnings"),
        {"schema", "from", "to", "total", "warnings"},
        {"warnings": LINE | {"signs"}, "warnings.signs": {"kind", "last", "usual"}},
    ),
    "segments --remind": (("segments", "--remind"), RECEIPT, {}),
    "import --sales": (
        ("import", str(SAMPLE_DATA / "sales.csv"), "--sales", "--dry-run"),
        {"schema"} | REPORT,
        {"problems": {"row", "column", "value", "reason"}},
    ),
    "import": (
        ("import", "-"),
        {"schema"} | REPORT,
        {
            "problems": {"row", "column", "value", "reason"},
            "matches": {"row", "card_id", "by", "name", "kind"},
        },
    ),
    "export": (
        ("export",),
        {"schema", "cards"},
        {"cards": {*CARD, "notes", "moves", "reminders", "forms", "sales"}},
    ),
    "form": (("form",), {"schema", "directory", "forms"}, {"forms": FORM}),
    "form list": (("form", "list"), {"schema", "directory", "forms"}, {"forms": FORM}),
    "form show": (
        ("form", "show", "nps"),
        {"schema", "form", "title", "about", "questions", "outcomes", "slips"},
        {
            "questions": {
                "key", "wording", "type", "required", "kind", "choices", "from", "to", "labels", "ahead"
            },
            "outcomes": {"says", "advice", "when"},
            "slips": {"text", "on", "promise", "when"},
        },
    ),
    "form show CLIENT": (
        ("form", "show", "nps", "1"), {"schema", "card", "filling"}, {"card": CARD, "filling": FILLING}
    ),
    "form show --pdf": (
        ("form", "show", "nps", "--pdf", "nps.pdf"), {"schema", "written", "missing"}, {"written": WRITTEN}
    ),
    "form new": (("form", "new", "visit"), RECEIPT, {}),
    "form fill": (
        ("form", "fill", "1", "nps", "score=3"),
        RECEIPT | {"filling", "removed"},
        {"card": CARD, "reminders": SLIP, "filling": FILLING, "filling.answers": ANSWER},
    ),
    "form remove": (
        ("form", "remove", "1"),
        RECEIPT | {"filling", "removed"},
        {"card": CARD, "filling": FILLING, "filling.answers": ANSWER},
    ),
    "form export": (
        ("form", "export"), {"schema", "forms"}, {"forms": FILLING | {"client_id", "client", "company"}}
    ),
    "nps": (
        ("nps",),
        {"schema", "from", "to", "clients", "quarters", "to_call", *INDEX},
        {
            "quarters": {"quarter", *INDEX},
            "to_call": {"id", "name", "company", "date", "score", "why", "phone"},
        },
    ),
    "log": (
        ("log",),
        {"schema", "entries"},
        {"entries": {"id", "at", "command", "summary", "undone", "who"}},
    ),
    "backup": (("backup",), {"schema", *BACKUP_MADE}, {}),
    "backup FILE": (("backup", "all.zip"), {"schema", *BACKUP_MADE}, {}),
    "backup --list": (
        ("backup", "--list"),
        {"schema", "directory", "backups"},
        {"backups": {"number", "name", "file", "at", "kind", "size", "cards", "opens", "fault", "key"}},
    ),
    "backup --restore": (
        ("backup", "--restore", "1", "--yes"),
        {"schema", "folder", "from", "cards", "set_aside", "missing", "key"},
        {},
    ),
    "config": (
        ("config",),
        {"schema", "settings"},
        {"settings": {"key", "value", "source", "explanation"}},
    ),
    "config templates": (
        ("config", "templates"),
        {"schema", "directory", "templates"},
        {"templates": {"name", "own", "copied"}},
    ),
}  # fmt: skip

BEFORE = {
    "backup --list": [("backup",)],
    "backup --restore": [("backup",)],
    "attach --list": [("attach", "1", FILE)],
    "attach --open": [("attach", "1", FILE)],
    "attach --save": [("attach", "1", FILE)],
    "attach --remove": [("attach", "1", FILE)],
    "list --birthdays": [("edit", "1", "--birthday", "--11-21")],
    "form remove": [("form", "fill", "1", "nps", "score=3")],
    "form show CLIENT": [("form", "fill", "1", "nps", "score=3")],
    "dossier with a form": [("form", "fill", "1", "nps", "score=3")],
    "form export": [("form", "fill", "1", "nps", "score=3")],
    "nps": [("form", "fill", "1", "nps", "score=3", "contact=yes")],
    "dossier with sales": [("sale", "1", "5", "EUR")],
    "segments": [("sale", "1", "5", "EUR")],
    "segments --group": [("sale", "1", "5", "EUR")],
    "segments --abc": [("sale", "1", "5", "EUR")],
    "segments --warnings": [("sale", "1", "5", "EUR", "--on", f"2026-08-0{day}") for day in (3, 4, 5)],
    "receive": [("handover", "packet.tickler"), ("defer", "2", "jan")],
}
"""What some of them need."""

LINES = {"export": 5, "form export": 3}
"""Those with a line for each thing that is written."""

FAILURES = {
    "usage": (("note",), 2, "usage"),
    "unknown command": (("nonsense",), 2, "usage"),
    "unknown client": (("note", "nobody", "x"), 3, "not-found"),
    "ambiguous": (("note", "iv", "x"), 4, "ambiguous"),
    "date": (("defer", "1", "12/8"), 5, "date"),
    "value": (("add", "x", "--phone", "none"), 5, "value"),
    "file": (("import", "no-such-file.csv"), 5, "file"),
    "folder": (("--folder", str(SAMPLE_DATA), "today"), 6, "folder"),
}


def worked(clients, name):
    clients("note", "1", "asked", "--outcome", "reached")
    clients("defer", "1", "today 10:00")
    clients("remind", "send", "--on", "today", "--for", "1")
    clients("drop", "4")
    clients("config", "capacity", "1")
    for args in BEFORE.get(name, ()):
        clients(*args)


@pytest.mark.parametrize("name", CONTRACT)
def test_an_answer_has_exactly_these_keys(office, name):
    args, keys, inner = CONTRACT[name]
    worked(office, name)
    data = office.json(*(arg.format(home=office.home) for arg in args), stdin=SHEET)

    assert (data["schema"], data.keys()) == (1, keys)
    for path, expected in inner.items():
        found = [data]
        for step in path.split("."):
            values = [one[step] for one in found if one[step] is not None]
            found = [one for value in values for one in (value if isinstance(value, list) else [value])]
        assert found, path
        assert all(one.keys() == expected for one in found), path


@pytest.mark.parametrize("name", CONTRACT)
def test_json_is_accepted_after_the_command_too(office, name):
    args, keys, _ = CONTRACT[name]
    worked(office, name)
    args = [arg.format(home=office.home) for arg in args]
    outcome = office.run(*args, "--json", stdin=SHEET)

    assert (outcome.code, outcome.err, outcome.json.keys()) == (0, "", keys)
    assert len(outcome.out.splitlines()) == LINES.get(name, 1)


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("name", FAILURES)
def test_a_failure_is_json_on_standard_error(refused, name, after):
    args, code, kind = FAILURES[name]
    error = json.loads(refused(code, *args, "--json") if after else refused(code, "--json", *args))

    assert error.keys() == {"schema", "error"}
    assert error["schema"] == 1
    assert error["error"].keys() == {"code", "kind", "message", "hint", "choices"}
    assert (error["error"]["code"], error["error"]["kind"]) == (code, kind)
    assert error["error"]["message"]


def test_absent_values_are_null_and_text_stays_text(clients):
    card = clients.json("list", "--loose")["cards"][0]

    assert card["name"] == "გიორგი ბერიძე"
    assert {key for key, value in card.items() if value is None} == {
        "company", "phone", "time", "why", "due_first", "cadence", "last_note", "match",
    }  # fmt: skip


def test_no_control_character_reaches_a_terminal(tickler):
    tickler("add", "Eve\x1b[2J\x9b\u202e")

    raw = tickler("list", "--json", terminal=True)
    assert not {"\x1b", "\x9b", "\u202e"} & set(raw)
    assert json.loads(raw)["cards"][0]["name"] == "Eve\x1b[2J\x9b\u202e"
