"""What commands say back: receipts, the journal, settings, phrases, imports."""

import pytest

from tests.show.samples import DOSSIER, SLIPS, TODAY, moment, on
from tests.show.screens import on_terminal, printed, screen
from tickler.core.cards import Card, Reminder
from tickler.core.import_reports import ImportReport, Problem
from tickler.core.places import LOOSE
from tickler.core.reports import JournalEntry, Receipt
from tickler.show.import_report import ImportReportView
from tickler.show.journal import JournalView
from tickler.show.receipt import ReceiptView
from tickler.show.settings import SettingRow, SettingsView
from tickler.show.when import WhenView

IVAN = Card(17, "Ivan Petrov", on(9, month=12))


@pytest.mark.parametrize(
    ("receipt", "expected"),
    [
        pytest.param(
            Receipt("", (IVAN,), remarks=("that is a holiday",)),
            "Ivan Petrov → Wed 9 Dec 2026, tab 9\n  that is a holiday\n",
            id="one card",
        ),
        pytest.param(
            Receipt("Ivan Petrov → Wed 9 Dec 2026, tab 9", (IVAN,)),
            "Ivan Petrov → Wed 9 Dec 2026, tab 9\n",
            id="a message that says what the line says is not repeated",
        ),
        pytest.param(
            Receipt("Ivan Petrov: reached → Wed 9 Dec 2026, tab 9", (IVAN,)),
            "Ivan Petrov: reached → Wed 9 Dec 2026, tab 9\n",
            id="nor what it says with more words",
        ),
        pytest.param(
            Receipt("Ivan Petrov: noted", (IVAN,)),
            "Ivan Petrov: noted\nIvan Petrov → Wed 9 Dec 2026, tab 9\n",
            id="a message without the place",
        ),
        pytest.param(
            Receipt("Ana: dropped, retired", (Card(3, "Ana", None),)),
            "Ana: dropped, retired\n",
            id="dropped, with the reason",
        ),
        pytest.param(
            Receipt("s5 send it → Fri 20 Nov 2026, tab 20", reminders=(Reminder(5, "send it", on(20)),)),
            "s5 send it → Fri 20 Nov 2026, tab 20\n",
            id="a new slip",
        ),
        pytest.param(
            Receipt("2 cards deferred", (IVAN, Card(3, "Ana", LOOSE))),
            "2 cards deferred\nIvan Petrov → Wed 9 Dec 2026, tab 9\nAna → loose\n",
            id="several cards",
        ),
        pytest.param(Receipt("", (Card(3, "Ana", None),)), "Ana: dropped\n", id="dropped"),
        pytest.param(
            Receipt("", reminders=SLIPS[:1]),
            "s5 send the offer to Ромашка, Иван Петров → Fri 20 Nov 2026, tab 20\n",
            id="a slip",
        ),
        pytest.param(
            Receipt("", reminders=(Reminder(6, "order cards", on(20), done_at=moment(20)),)),
            "s6 order cards: done\n",
            id="a slip that is done",
        ),
    ],
)
def test_what_was_done_is_said_back(receipt, expected):
    assert printed(ReceiptView(receipt, TODAY)) == expected
    assert on_terminal(ReceiptView(receipt, TODAY)) == expected


def test_a_long_receipt_ends_with_how_much_more_there_is():
    lines = printed(ReceiptView(Receipt("", (IVAN,) * 300), TODAY)).splitlines()
    assert len(lines) == 21
    assert lines[-1] == "and 280 more lines"


def test_quiet_leaves_out_receipts_but_not_what_was_asked_for():
    assert printed(ReceiptView(Receipt("done"), TODAY), quiet=True) == ""
    assert printed(ReceiptView(Receipt("done"), TODAY), quiet=True, json=True) != ""
    assert printed(WhenView(on(22), None, TODAY, working_day=False), quiet=True) != ""


def test_the_journal():
    entries = (
        JournalEntry(12, moment(20, 9, 31), "defer", "Ivan Petrov → Wed 9 Dec 2026, tab 9", False),
        JournalEntry(9, moment(2, 9, 30), "import", "1,000 cards from contacts.csv", True),
    )
    assert printed(JournalView(entries)) == screen("""
 #  when               command  what was done
12  20 Nov 2026 09:31  defer    Ivan Petrov → Wed 9 Dec 2026, tab 9
 9  2 Nov 2026 09:30   import   1,000 cards from contacts.csv (undone)
""")
    assert printed(JournalView(())) == "The journal is empty.\n"


def test_what_a_phrase_means():
    view = WhenView(on(6, month=12), "that is a Sunday", TODAY, working_day=False)
    assert printed(view) == "Sun 6 Dec 2026, tab 6\n  that is a Sunday\n"


def test_settings_with_where_they_come_from():
    rows = (
        SettingRow("capacity", "30", "default", "how many cards a day can hold; empty: no limit"),
        SettingRow("date_order", "", "folder", "how 12/8 is read"),
    )
    assert printed(SettingsView(rows), 70) == screen("""
setting     value    from     meaning
capacity    30       default  how many cards a day can hold; empty: no
                              limit
date_order  (empty)  folder   how 12/8 is read
""")


def test_an_import_with_problems():
    problems = tuple(Problem(row, "Birthday", "31.02.1980", "there is no such date") for row in range(2, 25))
    report = ImportReport(7, 1300, 1250, 20, 7, 23, 4, problems, remarks=("Read as UTF-8.",))
    lines = printed(ImportReportView(report)).splitlines()
    assert lines[:11] == [
        "Read as UTF-8.",
        "1,300  read",
        "1,250  created",
        "   20  updated",
        "    7  unchanged",
        "   23  skipped",
        "    4  known already, left as they are",
        "",
        "23 problems",
        "row  column    value       what is wrong",
        "  2  Birthday  31.02.1980  there is no such date",
    ]
    assert lines[30:] == [
        "3 more; --json lists all",
        "",
        "Journal entry 7; tickler undo takes the whole import back.",
    ]


def test_an_import_that_was_only_tried_says_so_first():
    report = ImportReport(None, 2, 2, 0, 0, 0, 0, dry_run=True)
    assert printed(ImportReportView(report)) == screen("""
Nothing was written; this is what the import would do.
2  read
2  created
""")


def test_a_quiet_import_still_tells_of_problems():
    smooth = ImportReport(7, 2, 2, 0, 0, 0, 0)
    rough = ImportReport(7, 2, 1, 0, 0, 1, 0, (Problem(2, None, "", "the row is empty"),))
    assert printed(ImportReportView(smooth), quiet=True) == ""
    assert "the row is empty" in printed(ImportReportView(rough), quiet=True)


def test_a_card_from_the_dossier_is_said_back_with_its_time():
    receipt = Receipt("", (DOSSIER.card,))
    assert printed(ReceiptView(receipt, TODAY)) == "Иван Петров → Fri 20 Nov 2026 09:30, tab 20\n"
