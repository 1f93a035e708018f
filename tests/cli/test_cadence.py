"""`tickler cadence`: how often a client is to be heard from, and what a note makes of it."""

import pytest

from tests.conftest import FRIDAY


@pytest.fixture
def ana(tickler):
    """One loose client, Ana."""
    tickler("add", "Ana")
    return tickler


def on(tickler, day):
    """Go on to another day, in the morning."""
    tickler.today = f"{day}T08:30"
    return tickler


def place(tickler, client="1"):
    return tickler.json("dossier", client)["card"]["place"]


def cadence(tickler, client="1"):
    return tickler.json("dossier", client)["card"]["cadence"]


def test_a_loose_card_goes_behind_the_next_date(ana):
    assert ana("cadence", "ana", "every", "2", "weeks") == (
        "Ana: every 2 weeks after a contact, next Fri 4 Dec 2026, tab 4\n"
    )
    assert place(ana) == "2026-12-04"
    assert cadence(ana) == {"every": "every 2 weeks", "anchor": "2026-11-20", "fixed": False}


def test_a_card_that_has_a_place_keeps_it(clients):
    assert clients("cadence", "3", "monthly") == (
        "Ivana Marić: every month after a contact, next Mon 21 Dec 2026, tab Dec\n"
        "Ivana Marić → Wed 25 Nov 2026, tab 25\n"
        "  stays as agreed; the next is rolled forward from Sunday 20 Dec\n"
    )
    assert place(clients, "3") == "2026-11-25"


@pytest.mark.parametrize(
    ("words", "said", "next_place"),
    [
        ("monthly", "every month after a contact", "2026-12-21"),
        ("quarterly", "every 3 months after a contact", "2027-02-22"),
        ("every monday", "every monday", "2026-11-23"),
        ("every friday", "every friday", "2026-11-27"),
        ("every 31st", "every 31st", "2026-11-30"),
        ("yearly on 5 may", "every 5 may", "2027-05-05"),
        ("каждые 3 недели", "every 3 weeks after a contact", "2026-12-11"),
        ("every 2 weeks --fixed", "every 2 weeks from Fri 20 Nov 2026", "2026-12-04"),
        ("every 2 weeks --from mon", "every 2 weeks from Mon 23 Nov 2026", "2026-11-23"),
        ("every 2 weeks --from today", "every 2 weeks from Fri 20 Nov 2026", "2026-11-20"),
        ("every monday --from 25", "every monday", "2026-11-30"),
    ],
)
def test_the_two_kinds(ana, words, said, next_place):
    assert ana("cadence", "ana", *words.split()).startswith(f"Ana: {said}, next ")
    assert place(ana) == next_place
    assert cadence(ana)["fixed"] == (not said.endswith("contact"))


def test_it_is_counted_from_the_last_contact(clients):
    on(clients, "2026-11-10")("note", "4", "talked", "--outcome", "agreed")
    on(clients, "2026-11-16")("note", "4", "again", "--outcome", "no-answer")
    on(clients, "2026-11-20")
    assert clients("cadence", "4", "every", "2", "weeks").endswith("next Tue 24 Nov 2026, tab 24\n")
    assert cadence(clients, "4")["anchor"] == "2026-11-10"


def test_what_came_with_a_file_was_no_contact(tickler):
    tickler("import", "-", stdin="name,notes\nAna,met at the fair\n")
    on(tickler, "2026-11-24")("cadence", "1", "every", "week")
    assert cadence(tickler)["anchor"] == "2026-11-24"


def test_it_is_shown(ana):
    assert ana("cadence", "ana") == "Ana: no cadence\nAna → loose\n"
    ana("cadence", "ana", "every", "2", "weeks")
    assert ana("cadence", "ana") == "Ana: every 2 weeks after a contact, next Fri 4 Dec 2026, tab 4\n"
    assert ana.json("cadence", "ana")["journal"] is None


def test_it_is_taken_off_and_the_card_stays(ana):
    ana("cadence", "ana", "weekly")
    assert ana("cadence", "ana", "off") == "Ana: no cadence any more\nAna → Fri 27 Nov 2026, tab 27\n"
    assert (cadence(ana), place(ana)) == (None, "2026-11-27")
    assert ana("cadence", "ana", "off") == "Ana: no cadence\nAna → Fri 27 Nov 2026, tab 27\n"


def test_a_whole_list_is_one_command_and_one_undo(clients):
    before = clients.dump()
    ids = clients("list", "--ids")
    assert clients("cadence", "-", "every", "2", "weeks", stdin=ids) == (
        "4 cards: every 2 weeks after a contact\n"
        "Željko Šarić → Tue 17 Nov 2026, tab 20\n"
        "Иван Петров → Fri 20 Nov 2026 09:30, tab 20\n"
        "Ivana Marić → Wed 25 Nov 2026, tab 25\n"
        "გიორგი ბერიძე → Fri 4 Dec 2026, tab 4\n"
        "  3 cards kept the place that was agreed\n"
    )
    assert clients("cadence", "3,4").splitlines() == [
        "2 cards",
        "Ivana Marić → Wed 25 Nov 2026, tab 25",
        "გიორგი ბერიძე → Fri 4 Dec 2026, tab 4",
        "  Ivana Marić: every 2 weeks after a contact, next Fri 4 Dec 2026, tab 4",
        "  გიორგი ბერიძე: every 2 weeks after a contact, next Fri 4 Dec 2026, tab 4",
    ]
    clients("undo")
    assert clients.dump() == before


def test_a_day_that_becomes_too_full_is_named(clients):
    clients("config", "capacity", "1")
    clients("defer", "1,2", "loose")
    assert clients("cadence", "1,2,4", "weekly").splitlines()[4:] == [
        "  Fri 27 Nov 2026: 3 cards that day, 2 more than it can hold"
    ]


def test_a_card_that_its_cadence_had_filed_follows_another_one(ana):
    ana("cadence", "ana", "monthly")
    assert place(ana) == "2026-12-21"
    ana("cadence", "ana", "weekly")
    assert place(ana) == "2026-11-27"


def test_a_contact_takes_the_card_on(ana):
    ana("cadence", "ana", "every", "2", "weeks")
    on(ana, "2026-12-04")
    assert ana("note", "ana", "talked", "--outcome", "reached") == (
        "Ana: reached → Fri 18 Dec 2026, tab 18 (every 2 weeks)\n"
    )
    assert cadence(ana)["anchor"] == "2026-12-04"
    assert ana.json("dossier", "1")["moves"][0]["why"] == "every 2 weeks"
    ana("undo")
    assert (cadence(ana)["anchor"], place(ana)) == ("2026-11-20", "2026-12-04")


def test_an_early_contact_counts_anew(ana):
    ana("cadence", "ana", "every", "2", "weeks")
    on(ana, "2026-11-25")("note", "ana", "rang by herself")
    assert place(ana) == "2026-12-09"


def test_a_fixed_one_does_not_care_for_early_contacts(ana):
    ana("cadence", "ana", "every", "31st")
    on(ana, "2026-11-25")
    assert ana("note", "ana", "talked") == "Ana: noted → Mon 30 Nov 2026, tab 30 (every 31st)\n"
    assert cadence(ana)["anchor"] == "2026-11-20"


@pytest.mark.parametrize("outcome", ["no-answer", "left-message"])
def test_nothing_moves_where_the_client_was_not_reached(ana, outcome):
    ana("cadence", "ana", "every", "2", "weeks")
    before = cadence(ana), place(ana)
    on(ana, "2026-12-07")("note", "ana", "x", "--outcome", outcome)
    assert (cadence(ana), place(ana)) == before


def test_a_card_behind_another_agreed_day_stays_there(ana):
    ana("cadence", "ana", "every", "2", "weeks")
    ana("defer", "ana", "9.12.")
    assert cadence(ana)["anchor"] == "2026-11-20"
    on(ana, "2026-11-23")
    assert ana("note", "ana", "talked") == (
        "Ana: noted\n"
        "Ana → Wed 9 Dec 2026, tab 9\n"
        "  stays as agreed; every 2 weeks would be Mon 7 Dec 2026, tab 7\n"
    )
    assert (cadence(ana)["anchor"], place(ana)) == ("2026-11-23", "2026-12-09")


def test_a_time_was_agreed_even_on_its_own_day(ana):
    ana("cadence", "ana", "every", "2", "weeks")
    ana("defer", "ana", "4.12. 10:00")
    on(ana, "2026-11-23")("note", "ana", "talked")
    assert place(ana) == "2026-12-04"


def test_a_date_that_is_said_wins_and_the_contact_counts(ana):
    ana("cadence", "ana", "every", "2", "weeks")
    on(ana, "2026-12-04")
    assert ana("note", "ana", "x", "--defer", "mon") == "Ana: noted → Mon 7 Dec 2026, tab 7\n"
    assert cadence(ana)["anchor"] == "2026-12-04"


def test_what_was_said_when_it_is_put_off_counts_too(ana):
    ana("cadence", "ana", "every", "2", "weeks")
    on(ana, "2026-12-04")
    assert ana("defer", "ana", "mon", "--note", "not today") == "Ana → Mon 7 Dec 2026, tab 7\n"
    assert cadence(ana)["anchor"] == "2026-12-04"


def test_a_card_can_be_told_to_stay(ana):
    ana("cadence", "ana", "every", "2", "weeks")
    on(ana, "2026-12-04")
    assert ana("note", "ana", "x", "--stay") == "Ana: noted\nAna → Fri 4 Dec 2026, tab 4\n"
    assert cadence(ana)["anchor"] == "2026-12-04"
    assert "--stay and --defer exclude each other." in ana.fails(
        2, "note", "1", "x", "--stay", "--defer", "mon"
    )


@pytest.mark.parametrize("where", ["loose", "dec"])
def test_a_loose_card_and_one_of_a_month_that_has_begun_go_on(ana, where):
    ana("cadence", "ana", "every", "week")
    ana("defer", "ana", where)
    on(ana, "2026-12-02")("note", "ana", "talked")
    assert place(ana) == "2026-12-09"


def test_three_missed_weeks_give_one_next_date(ana):
    ana("cadence", "ana", "every", "monday")
    on(ana, "2026-12-16")("note", "ana", "at last")
    assert place(ana) == "2026-12-21"


def test_the_31st_comes_back_after_february(ana):
    ana("cadence", "ana", "every", "31st", "--from", "2027-01-29")
    found = [place(ana)]
    for _ in range(3):
        on(ana, found[-1])("note", "ana", "talked")
        found.append(place(ana))
    assert found == ["2027-02-01", "2027-03-01", "2027-03-31", "2027-04-30"]  # 31 Jan and 28 Feb are Sundays


def test_a_holiday_is_named(ana):
    ana("config", "holidays", "HR")
    assert ana("cadence", "ana", "every", "5", "weeks").splitlines() == [
        "Ana: every 5 weeks after a contact, next Mon 28 Dec 2026, tab Dec",
        "  rolled forward from Friday 25 Dec, a holiday: Christmas Day",
    ]
    assert ana("note", "ana", "talked").splitlines() == [
        "Ana: noted → Mon 28 Dec 2026, tab Dec (every 5 weeks)",
        "  rolled forward from Friday 25 Dec, a holiday: Christmas Day",
    ]


def test_what_rolled_over_a_weekend_goes_on_from_the_weekend_too(ana):
    ana("cadence", "ana", "every", "5th")  # Saturday 5 December
    assert place(ana) == "2026-12-07"
    on(ana, "2026-12-06")("note", "ana", "met on Sunday")
    assert place(ana) == "2027-01-05"


def test_dropped_and_restored_it_is_still_there(ana):
    ana("cadence", "ana", "weekly")
    ana("drop", "ana")
    assert "Ana was dropped" in ana.fails(3, "cadence", "1", "monthly")
    ana("restore", "ana")
    assert cadence(ana)["every"] == "every week"


def test_a_new_card_may_have_one_at_once(tickler):
    assert tickler("add", "Ana", "--every", "2 weeks").splitlines()[-1] == (
        "Ana → Fri 4 Dec 2026, tab 4 (every 2 weeks)"
    )
    assert tickler("add", "Bo", "--every", "every monday", "--on", "25") == (
        "Bo → Wed 25 Nov 2026, tab 25 (every monday)\n"
    )
    assert (cadence(tickler)["every"], cadence(tickler, "2")["every"]) == ("every 2 weeks", "every monday")
    assert '"often" is no cadence' in tickler.fails(5, "add", "Cvita", "--every", "often")
    tickler("undo", "2")
    assert tickler("list") == "No cards.\n"


@pytest.mark.parametrize(
    ("args", "code", "error"),
    [
        pytest.param(("1", "often"), 5, '"often" is no cadence', id="no cadence"),
        pytest.param(("1", "every", "0", "days"), 5, "no rhythm anybody keeps", id="none at all"),
        pytest.param(("42", "monthly"), 3, 'No client answers to "42".', id="nobody"),
        pytest.param(("iva", "monthly"), 4, "iva", id="several"),
        pytest.param(("1", "monthly", "--from", "yesterday"), 5, "The past is no place", id="past"),
        pytest.param(("1", "monthly", "--from", "jul"), 5, 'runs from a day, not from "jul"', id="month"),
        pytest.param(("1", "monthly", "--from", "mon 10:00"), 5, "runs from a day", id="time"),
        pytest.param(("1", "--fixed"), 2, "--fixed and --from belong to a cadence.", id="fixed alone"),
        pytest.param(("1", "off", "--from", "mon"), 2, "--fixed and --from belong", id="off from a day"),
        pytest.param(("ivana", "marić", "monthly"), 5, 'cadence "ivana marić" EVERY', id="two words"),
    ],
)  # fmt: skip
def test_refused(refused, args, code, error):
    assert error in refused(code, "cadence", *args)


def test_the_answer_for_scripts(ana):
    answer = ana.json("cadence", "ana", "monthly")
    assert answer["message"] == "Ana: every month after a contact, next Mon 21 Dec 2026, tab Dec"
    assert answer["remarks"] == ["rolled forward from Sunday 20 Dec"]
    assert (answer["card"]["place"], answer["journal"]) == ("2026-12-21", 2)
    assert ana.today == FRIDAY
