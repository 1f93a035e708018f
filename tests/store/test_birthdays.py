"""Birthdays out of the cards: near ones as slips, done ones not again, as many as a day can show."""

import datetime as dt

import pytest

from tests.store.samples import NOW, TODAY, add, assert_sound, card, drop, dump
from tickler.core.contacts import Contact
from tickler.core.errors import NotFound
from tickler.store import birthdays, dossier, log, pile, reminders, settings
from tickler.store.folder import Folder
from tickler.store.journal import Entry

NEXT_YEAR = dt.date(2027, 11, 19)


def born(folder: Folder, name: str, birthday: str) -> int:
    return add(folder, Contact(name=name, birthday=birthday))


def finish(folder: Folder, card_id: int, today: dt.date = TODAY) -> None:
    with Entry(folder, "done", NOW) as entry:
        slip = birthdays.of_client(folder, card_id, today)
        reminders.finish_birthday(entry, slip, card(folder, card_id))


def names(folder: Folder, today: dt.date = TODAY) -> list[str | None]:
    return [slip.client_name for slip in birthdays.near(folder, today).slips]


def setting(folder: Folder, value: str) -> None:
    with Entry(folder, "config", NOW) as entry:
        settings.store(entry, "birthdays", value)


def test_those_near_are_there_in_the_order_of_their_days(folder: Folder) -> None:
    for name, birthday in (
        ("on Wednesday", "--11-25"), ("on Thursday", "--11-26"), ("today", "1976-11-20"),
        ("a fortnight ago", "--11-06"), ("before that", "--11-05"), ("in May", "--05-20"),
    ):  # fmt: skip
        born(folder, name, birthday)
    add(folder, "nobody knows")
    assert names(folder) == ["a fortnight ago", "today", "on Wednesday"]
    assert pile.agenda(folder, TODAY, None).birthdays == 3


def test_where_there_are_more_than_a_day_can_show_the_nearest_are_shown(folder: Folder) -> None:
    for number in range(8):
        born(folder, f"ahead {number}", "--11-21")
        born(folder, f"missed {number}", "--11-18")
    agenda = pile.agenda(folder, TODAY, None)
    shown = [slip.client_name for slip in agenda.reminders]
    assert shown == ["missed 0", "missed 1"] + [f"ahead {number}" for number in range(8)]
    assert (agenda.birthdays, agenda.birthdays_left) == (16, 6)
    assert len(birthdays.near(folder, TODAY, birthdays.EVERY_ONE).slips) == 16


def test_the_limit_counts_what_is_not_done(folder: Folder) -> None:
    ids = [born(folder, f"n {number}", "--11-20") for number in range(15)]
    for card_id in ids[:4]:
        finish(folder, card_id)
    near = birthdays.near(folder, TODAY)
    assert ([slip.id for slip in near.slips], near.total) == (ids[4:14], 11)


def test_what_is_done_stays_done_until_next_year(folder: Folder) -> None:
    ana = born(folder, "Ana", "1976-11-23")
    before = dump(folder)
    finish(folder, ana)
    assert names(folder) == []
    assert dossier.dossier(folder, ana).reminders == ()
    assert names(folder, dt.date(2026, 11, 27)) == []
    assert [slip.text for slip in birthdays.near(folder, NEXT_YEAR).slips] == ["birthday on Tue 23 Nov, 51"]
    with pytest.raises(NotFound, match="done already"):
        finish(folder, ana)

    log.undo(folder, 1, NOW)
    assert dump(folder) == before
    assert names(folder) == ["Ana"]
    assert_sound(folder)


def test_a_birthday_that_is_corrected_appears_on_its_right_day(folder: Folder) -> None:
    ana = born(folder, "Ana", "--11-23")
    finish(folder, ana)
    folder.db.execute("UPDATE card SET birthday = '--11-24' WHERE id = ?", (ana,))
    near = birthdays.near(folder, TODAY)
    assert ([slip.due.key for slip in near.slips], near.total) == (["2026-11-24"], 1)


def test_29_february_in_a_common_year_and_in_a_leap_year(folder: Folder) -> None:
    nino = born(folder, "Nino", "1988-02-29")
    thursday = dt.date(2027, 2, 25)
    assert [slip.due.key for slip in birthdays.near(folder, thursday).slips] == ["2027-02-28"]
    finish(folder, nino, thursday)
    assert birthdays.near(folder, thursday) == ((), 0)
    assert [slip.due.key for slip in birthdays.near(folder, dt.date(2028, 2, 28)).slips] == ["2028-02-29"]


def test_over_the_turn_of_the_year(folder: Folder) -> None:
    born(folder, "Silvester", "--12-31")
    born(folder, "Neujahr", "--01-01")
    assert [slip.due.key for slip in birthdays.near(folder, dt.date(2026, 12, 30)).slips] == [
        "2026-12-31",
        "2027-01-01",
    ]
    assert names(folder, dt.date(2027, 1, 4)) == ["Silvester", "Neujahr"]


def test_a_dropped_client_has_none(folder: Folder) -> None:
    ana = born(folder, "Ana", "--11-20")
    drop(folder, ana)
    assert birthdays.near(folder, TODAY) == ((), 0)
    with pytest.raises(NotFound, match="There is no slip b1"):
        birthdays.of_client(folder, ana, TODAY)


def test_none_turns_them_off_and_a_longer_lead_shows_more(folder: Folder) -> None:
    born(folder, "today", "--11-20")
    born(folder, "in December", "--12-01")
    assert names(folder) == ["today"]
    setting(folder, "14")
    assert names(folder) == ["today", "in December"]
    setting(folder, "none")
    assert names(folder) == []
    assert birthdays.on(folder, TODAY, dt.date(2026, 12, 1)) == ((), 0)


def test_a_day_to_come_has_what_is_near_then(folder: Folder) -> None:
    born(folder, "missed until then", "--11-23")
    born(folder, "then", "--11-30")
    born(folder, "soon after", "--12-02")
    ahead = pile.agenda_ahead(folder, TODAY, dt.date(2026, 11, 30), None)
    assert [slip.text for slip in ahead.reminders] == ["birthday today", "birthday on Wed 2 Dec"]


def test_there_is_no_slip_of_a_birthday_that_is_far(folder: Folder) -> None:
    born(folder, "Ana", "--05-14")
    with pytest.raises(NotFound) as refusal:
        birthdays.of_client(folder, 1, TODAY)
    assert refusal.value.message == "The birthday of Ana has no slip now: it is on Fri 14 May 2027."


def test_two_programs_do_not_finish_it_twice(folder: Folder) -> None:
    ana = born(folder, "Ana", "--11-20")
    slip = birthdays.of_client(folder, ana, TODAY)
    finish(folder, ana)
    with pytest.raises(NotFound, match="done already"), Entry(folder, "done", NOW) as entry:
        reminders.finish_birthday(entry, slip, card(folder, ana))
