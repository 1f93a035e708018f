"""Birthdays as slips of the day: in `today`, `tab`, `list --birthdays`, and with `done` until next year."""

import pytest

from tests.cli.processes import environ_of, imported_by
from tests.cli.test_startup import HEAVY


@pytest.fixture
def born(clients):
    """Ivan is fifty on Monday, Željko had his birthday on Sunday, Ivana has it in May."""
    clients("edit", "1", "--birthday", "1976-11-23")
    clients("edit", "2", "--birthday", "--11-15")
    clients("edit", "3", "--birthday", "1990-05-14")
    return clients


def slips(tickler, *args):
    return [(slip["id"], slip["text"], slip["due"]) for slip in tickler.json(*args)["reminders"]]


def test_the_birthdays_that_are_near_are_among_the_slips(born):
    assert "\nslips\n" in born("today")
    assert "\nb2  5 days  Željko Šarić   birthday was Sunday\n" in born("today")
    assert "\nb1          Иван Петров    birthday on Mon 23 Nov, 50\n" in born("today")


def test_scripts_get_them_as_reminders_with_an_id_that_done_takes(born):
    born("remind", "buy paper", "--on", "today")
    data = born.json("today")

    assert data["reminders"][0]["birthday"] is False
    assert data["reminders"][2] == {
        "id": "b1",
        "text": "birthday on Mon 23 Nov, 50",
        "due": "2026-11-23",
        "time": None,
        "client_id": 1,
        "client_name": "Иван Петров",
        "every": "every 23 nov",
        "done_at": None,
        "birthday": True,
        "promise": False,
        "promised_for": None,
    }
    assert (data["counts"]["reminders"], data["counts"]["birthdays"]) == (3, 2)


def test_done_is_for_this_year_and_is_one_undo(born):
    before = born.dump()
    assert born("done", "b1", "B2") == (
        "done: birthday of Иван Петров, birthday of Željko Šarić\n"
        "b1 birthday on Mon 23 Nov, 50, Иван Петров: done\n"
        "b2 birthday was Sunday, Željko Šarić: done\n"
    )
    assert slips(born, "today") == []
    assert born.json("dossier", "1")["reminders"] == []
    assert "The birthday of Иван Петров is done already." in born.fails(3, "done", "b1")
    born.today = "2027-11-22"
    assert slips(born, "today") == [
        ("b2", "birthday was Mon 15 Nov", "2027-11-15"),
        ("b1", "birthday on Tue 23 Nov, 51", "2027-11-23"),
    ]

    born.today = "2026-11-20"
    born("undo")
    assert born.dump() == before
    assert len(slips(born, "today")) == 2


def test_what_is_done_is_counted_by_review(born):
    born("done", "b1")
    assert born.json("review")["slips_done"] == 1


def test_a_note_goes_into_the_dossier_with_the_same_entry(born):
    born("remind", "send flowers", "--on", "today", "--for", "1")
    before = born.dump()
    born("done", "s1", "b1", "--note", "congratulated, was glad", "--outcome", "reached")

    notes = born.json("dossier", "1")["notes"]
    assert [(note["kind"], note["outcome"], note["text"]) for note in notes] == [
        ("call", "reached", "congratulated, was glad")
    ]
    born("undo")
    assert born.dump() == before


def test_a_recurring_slip_takes_a_note_too(born):
    born("remind", "report", "--on", "today", "--every", "weekly", "--for", "ivana")
    assert born("done", "s1", "--note", "sent") == (
        "done: report\ns1 report, Ivana Marić → Fri 27 Nov 2026, tab 27\n"
    )
    assert [note["text"] for note in born.json("dossier", "3")["notes"]] == ["sent"]


@pytest.mark.parametrize(
    ("args", "code", "error"),
    [
        pytest.param(("b1", "s9"), 3, "There is no slip s9.", id="one of them unknown"),
        pytest.param(("b4",), 3, "There is no slip b4: no card 4 with a birthday", id="no birthday"),
        pytest.param(("b99",), 3, "There is no slip b99", id="no card"),
        pytest.param(("b" + "9" * 30,), 3, "There is no slip b999", id="thirty digits"),
        pytest.param(("b3",), 3, "has no slip now: it is on Fri 14 May 2027.", id="not near"),
        pytest.param(("b",), 2, '"b" is no slip.', id="no number"),
        pytest.param(("s1", "b1", "--note", "x"), 5, 'Slip s1 "buy paper" is for no client', id="no client"),
        pytest.param(("b1", "--note", " "), 5, "The note is empty", id="an empty note"),
        pytest.param(("b1", "--outcome", "reached"), 2, "--outcome belongs to a note.", id="no note"),
        pytest.param(("b1", "--note", "x", "--outcome", "glad"), 5, '"glad" is no outcome.', id="outcome"),
    ],
)
def test_done_refused_and_none_of_them_is_done(born, args, code, error):
    born("remind", "buy paper", "--on", "today")
    before = born.dump()
    assert error in born.fails(code, "done", *args)
    assert born.dump() == before


def test_a_note_is_refused_for_the_slip_of_a_dropped_client(born):
    born("remind", "send the bill", "--on", "today", "--for", "3")
    born("drop", "3")
    assert "Ivana Marić was dropped from the folder." in born.fails(3, "done", "s1", "--note", "sent")


def test_behind_a_tab_are_the_birthdays_of_its_day_and_behind_todays_the_near_ones(born):
    assert slips(born, "tab", "20") == slips(born, "today")
    assert slips(born, "tab", "23") == [("b1", "birthday on Mon 23 Nov, 50", "2026-11-23")]
    assert slips(born, "tab", "22") == []
    assert slips(born, "tab", "dec") == []
    assert "0 cards · 1 slip" in born("tab", "23")


def test_a_day_to_come_has_those_that_are_near_then(born):
    assert slips(born, "today", "--date", "23") == [("b1", "birthday today, 50", "2026-11-23")]
    assert slips(born, "today", "--date", "24") == []


def test_the_setting_says_how_many_days_ahead_and_none_turns_them_off(born):
    born.today = "2026-11-17"
    assert [slip for slip, *_ in slips(born, "today")] == ["b2"]
    born("config", "birthdays", "6")
    assert [slip for slip, *_ in slips(born, "today")] == ["b2", "b1"]
    born("config", "birthdays", "none")
    assert slips(born, "today") == []
    assert born.json("list", "--birthdays")["cards"] == []


def test_more_than_a_day_can_show_are_counted_and_listed(born):
    names = "".join(f"Client {number},1980-11-20\n" for number in range(12))
    born("import", "-", stdin=f"Name,Birthday\n{names}")
    assert "\nslips: 10 of 14 birthdays shown, all with: tickler list --birthdays\n" in born("today")
    data = born.json("today")
    assert len(data["reminders"]) == 10
    assert (data["counts"]["reminders"], data["counts"]["birthdays"]) == (14, 14)
    assert "10 of 14 birthdays shown" in born("tab", "20")

    listed = born.json("list", "--birthdays")
    assert (len(listed["cards"]), listed["total"], listed["more"]) == (14, 14, False)
    assert born("list", "--birthdays", "--limit", "3").endswith("\n\n3 of 14 shown; --limit 100 shows more\n")


def test_the_list_of_birthdays(born):
    assert born("list", "--birthdays") == (
        " #  on          client         phone             birthday\n"
        "b2  Sun 15 Nov  Željko Šarić                     birthday was Sunday\n"
        "                Čvorak d.o.o.\n"
        "b1  Mon 23 Nov  Иван Петров    +7 916 000-00-01  birthday on Mon 23 Nov, 50\n"
        "                ООО Ромашка\n"
    )
    assert born("list", "--birthdays", "--ids") == "2\n1\n"
    assert born("list", "--birthdays", "--tag", "vip", "--ids") == "1\n"
    assert born("list", "--birthdays", "--tag", "nobody") == "No birthdays are near.\n"
    for other in ("--duplicates", "--overdue"):
        assert "exclude each other" in born.fails(2, "list", "--birthdays", other)


def test_the_dossier_tells_the_next_birthday(born):
    assert "\nbirthday  23 November 1976, 50 on Mon 23 Nov 2026\n" in born("dossier", "1")
    assert born.json("dossier", "1")["next_birthday"] == {"date": "2026-11-23", "age": 50}
    assert born.json("dossier", "4")["next_birthday"] is None


def test_a_merged_card_keeps_what_was_done_and_a_dropped_one_has_none(born):
    born("add", "Ivan Petrov", "--birthday", "1976-11-23")
    born("done", "b5")
    born("merge", "1", "5", "--yes")
    assert [slip for slip, *_ in slips(born, "today")] == ["b2"]
    born("drop", "2")
    assert slips(born, "today") == []


@pytest.mark.parametrize("args", [["today"], ["done", "b1"]], ids=["today", "done"])
def test_they_load_nothing_heavy(tickler, args):
    tickler("add", "Ana Kralj", "--birthday", "1976-11-23")
    assert imported_by(args, environ_of(tickler)) & HEAVY == set()
