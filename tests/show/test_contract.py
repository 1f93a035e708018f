"""The keys of the JSON answers: a promise to scripts. A key may be added here, never taken away."""

import datetime as dt

import pytest

from tests.show.samples import BINDER, DOSSIER, IVAN, MORNING, NINO, SLIPS, TODAY, moment, on
from tests.show.screens import as_data
from tickler.core.import_reports import ImportReport, Match, Problem
from tickler.core.places import LOOSE, Month
from tickler.core.reports import JournalEntry, Receipt
from tickler.core.tabs import DayTab, MonthTab
from tickler.show.agenda import AgendaView
from tickler.show.binder import BinderView
from tickler.show.cards import CardsView
from tickler.show.dossier import DossierView
from tickler.show.import_report import ImportReportView
from tickler.show.journal import JournalView
from tickler.show.receipt import ReceiptView
from tickler.show.settings import SettingRow, SettingsView
from tickler.show.tab import TabView
from tickler.show.when import WhenView

SLIPPING = {"due_first", "moves_since_reached", "attempts_since_reached"}
PILE_CARD = {
    "id", "name", "company", "phone", "place", "time", "tab", "kind", "why",
    "days_late", "moves", "reached", "attempts", "cadence", "last_note", *SLIPPING,
}  # fmt: skip
REMINDER = {
    "id", "text", "due", "time", "client_id", "client_name", "every", "done_at", "birthday", "promise",
    "promised_for",
}  # fmt: skip
RECEIPT = Receipt("Ivan → loose", (DOSSIER.card,), SLIPS, ("that is a Sunday",), 5)
REPORT = ImportReport(
    7, 10, 5, 1, 1, 3, 2, (Problem(3, None, "x", "no name"),), (Match(4, 17, "e-mail", "Ivan"),), ("UTF-8",)
)

VIEWS = {
    "today": (
        AgendaView(MORNING),
        {"date", "tab", "counts", "capacity", "over_by", "cards", "reminders"},
        {
            "counts": {
                "cards", "carried_over", "to_deal_out", "reminders", "loose", "done_today", "by_kind",
                "birthdays",
            },
            "cards": PILE_CARD,
            "reminders": REMINDER,
        },
    ),
    "folder": (
        BinderView(BINDER),
        {"today", "tabs", "months", "loose", "capacity", "dates"},
        {
            "tabs": {"tab", "date", "cards", "reminders", "capacity"},
            "months": {"tab", "month", "cards", "reminders"},
        },
    ),
    "dossier": (
        DossierView(DOSSIER, TODAY),
        {"card", *SLIPPING, "notes", "moves", "documents", "reminders", "forms", "sales",
         "next_birthday"},
        {
            "card": {
                "id", "name", "place", "time", "tab", "kind", "why", "company", "position", "address",
                "website", "birthday", "source", "address_as", "say", "language", "timezone",
                "external_id", "phones", "emails", "tags", "custom", "created_at", "dropped_at",
                "dropped_why", "cadence", "local_time", "service", "channel", "hours",
            },
            "notes": {"id", "at", "kind", "outcome", "text"},
            "moves": {"at", "from", "to", "why"},
            "documents": {"id", "at", "kind", "name", "media_type", "size", "sha256"},
            "reminders": REMINDER,
        },
    ),
    "find": (
        CardsView((IVAN,), TODAY, 1),
        {"cards", "total", "more"},
        {"cards": PILE_CARD | {"match"}},
    ),
    "tab": (
        TabView(DayTab(20, TODAY), (IVAN,), SLIPS, TODAY),
        {"tab", "date", "month", "cards", "reminders", "total", "birthdays"},
        {"cards": PILE_CARD, "reminders": REMINDER},
    ),
    "defer": (
        ReceiptView(RECEIPT, TODAY),
        {"card", "cards", "reminders", "message", "remarks", "journal"},
        {"reminders": REMINDER},
    ),
    "log": (
        JournalView((JournalEntry(1, moment(20), "add", "Ana", False),)),
        {"entries"},
        {"entries": {"id", "at", "command", "summary", "undone", "who"}},
    ),
    "when": (
        WhenView(on(22), "that is a Sunday", TODAY, working_day=False),
        {"place", "date", "time", "tab", "weekday", "working_day", "message", "remark"},
        {},
    ),
    "config": (
        SettingsView((SettingRow("capacity", "30", "default", "cards a day"),)),
        {"settings"},
        {"settings": {"key", "value", "source", "explanation"}},
    ),
    "import": (
        ImportReportView(REPORT),
        {
            "batch", "dry_run", "read", "created", "updated", "unchanged", "skipped", "duplicates",
            "problems", "matches", "changes", "remarks",
        },
        {
            "problems": {"row", "column", "value", "reason"},
            "matches": {"row", "card_id", "by", "name", "kind"},
        },
    ),
}  # fmt: skip


@pytest.mark.parametrize("command", VIEWS)
def test_an_answer_has_exactly_these_keys(command):
    view, keys, inner = VIEWS[command]
    data = as_data(view)
    assert next(iter(data)) == "schema"
    assert data.pop("schema") == 1
    assert data.keys() == keys
    for key, expected in inner.items():
        values = data[key] if isinstance(data[key], list) else [data[key]]
        assert values
        assert all(value.keys() == expected for value in values)


def test_the_pile_in_full():
    data = as_data(AgendaView(MORNING))
    assert data["date"] == "2026-11-20"
    assert data["tab"] == "20"
    assert data["counts"] == {
        "cards": 5,
        "carried_over": 1,
        "to_deal_out": 1,
        "reminders": 2,
        "loose": 214,
        "done_today": 3,
        "by_kind": {"call": 3, "meeting": 1, "first-call": 1},
        "birthdays": 0,
    }
    assert (data["capacity"], data["over_by"]) == (4, 1)
    assert data["cards"][0] == {
        "id": 17,
        "name": "Иван Петров",
        "company": "ООО Ромашка",
        "phone": "+7 916 000-00-01",
        "place": "2026-11-20",
        "time": "09:30",
        "tab": "20",
        "kind": "call",
        "why": "asks for a discount on the offer",
        "days_late": 0,
        "moves": 1,
        "reached": 2,
        "attempts": 3,
        "due_first": None,
        "moves_since_reached": 0,
        "attempts_since_reached": 0,
        "cadence": None,
        "last_note": {
            "at": "2026-11-16T11:42:00+01:00",
            "kind": "call",
            "outcome": "reached",
            "text": "wants three quotes",
        },
    }
    assert [card["days_late"] for card in data["cards"]] == [0, 0, 3, 0, 0]
    assert data["cards"][4]["place"] == "2026-11"


def test_absent_values_are_null():
    card = as_data(CardsView((NINO,), TODAY))["cards"][0]
    assert {key for key, value in card.items() if value is None} == {
        "company", "time", "due_first", "cadence", "last_note", "match",
    }  # fmt: skip


def test_the_folder_has_31_tabs_and_the_one_without_a_date_is_null():
    data = as_data(BinderView(BINDER))
    assert [tab["tab"] for tab in data["tabs"]] == [str(number) for number in range(1, 32)]
    assert data["tabs"][30]["date"] is None
    assert data["tabs"][19] == {
        "tab": "20",
        "date": "2026-11-20",
        "cards": 11,
        "reminders": 1,
        "capacity": 10,
    }
    assert data["months"][2] == {"tab": "Jan", "month": "2027-01", "cards": 40, "reminders": 0}
    assert data["loose"] == 1214


@pytest.mark.parametrize(
    ("place", "working", "expected"),
    [
        pytest.param(
            on(9, "14:30", month=12), True,
            {"place": "2026-12-09", "date": "2026-12-09", "time": "14:30", "tab": "9",
             "weekday": "Wednesday", "working_day": True, "message": "Wed 9 Dec 2026 14:30, tab 9"},
            id="a day with a time",
        ),
        pytest.param(
            Month(2027, 7), None,
            {"place": "2027-07", "date": None, "time": None, "tab": "Jul", "weekday": None,
             "working_day": None, "message": "July 2027, tab Jul"},
            id="a month",
        ),
        pytest.param(
            LOOSE, None,
            {"place": "loose", "date": None, "time": None, "tab": "loose", "weekday": None,
             "working_day": None, "message": "loose"},
            id="loose",
        ),
    ],
)  # fmt: skip
def test_when_in_full(place, working, expected):
    data = as_data(WhenView(place, None, TODAY, working))
    assert data == {"schema": 1, **expected, "remark": None}


def test_a_receipt_without_cards_has_a_null_card():
    data = as_data(ReceiptView(Receipt("undone"), TODAY))
    assert (data["card"], data["cards"], data["journal"]) == (None, [], None)


def test_a_receipt_names_its_first_card():
    data = as_data(ReceiptView(RECEIPT, TODAY))
    assert data["card"] == data["cards"][0]
    assert (data["card"]["place"], data["card"]["tab"]) == ("2026-11-20", "20")


def test_the_first_move_of_a_card_has_no_origin():
    moves = as_data(DossierView(DOSSIER, TODAY))["moves"]
    assert [(move["from"], move["to"]) for move in moves] == [("2026-11-16", "2026-11-20"), (None, "2026-11")]


def test_a_month_tab_tells_its_month():
    data = as_data(TabView(MonthTab(2027, 1, "Jan"), (), (), dt.date(2026, 11, 20)))
    assert (data["tab"], data["date"], data["month"], data["total"]) == ("Jan", None, "2027-01", 0)
