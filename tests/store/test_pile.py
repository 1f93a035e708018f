"""The morning's questions: the pile with its counts, the day ahead, the binder."""

import datetime as dt

import pytest

from tests.store.samples import NOW, TODAY, add, add_note, card, day, defer, drop
from tickler.core.agenda import LastNote
from tickler.core.cards import OUTCOMES
from tickler.core.contacts import Contact, Point
from tickler.core.places import LOOSE, Day, Month
from tickler.store import cards, pile, reminders
from tickler.store.binder import binder
from tickler.store.bulk import Batch
from tickler.store.dossier import dossier
from tickler.store.folder import Folder
from tickler.store.incoming import incoming
from tickler.store.journal import Entry


def names(agenda: pile.Agenda) -> list[str]:
    return [one.name for one in agenda.cards]


def on_the_pile(folder: Folder, card_id: int) -> pile.PileCard:
    [found] = [one for one in pile.agenda(folder, TODAY, None).cards if one.id == card_id]
    return found


def remind(folder: Folder, text: str, due: object, card_id: int | None = None) -> int:
    with Entry(folder, "remind", NOW) as entry:
        return reminders.add(entry, text, due, card_id, None)


def test_the_order_of_the_day(folder: Folder) -> None:
    add(folder, "today, no time", day(20))
    add(folder, "of the month that has begun", Month(2026, 11))
    add(folder, "three days late", day(17))
    add(folder, "at two", day(20, at="14:00"))
    add(folder, "a week late, had a time", day(13, at="08:00"))
    add(folder, "at half past nine", day(20, at="09:30"))
    add(folder, "of a month gone by", Month(2026, 9))
    add(folder, "tomorrow", day(21))
    add(folder, "next month", Month(2026, 12))
    add(folder, "loose", LOOSE)
    drop(folder, add(folder, "dropped", day(20)))
    assert names(pile.agenda(folder, TODAY, None)) == [
        "at half past nine",
        "at two",
        "a week late, had a time",
        "three days late",
        "today, no time",
        "of a month gone by",
        "of the month that has begun",
    ]


def test_the_counts_of_the_morning(folder: Folder) -> None:
    for number, (place, kind) in enumerate(
        [
            (day(20), "call"), (day(18), "call"), (day(20, at="09:00"), "meeting"), (Month(2026, 11), "call"),
            (day(21), "visit"), (LOOSE, "call"), (LOOSE, "email"), (Month(2027, 2), "call"),
        ]
    ):  # fmt: skip
        add(folder, f"Client {number}", place, kind)
    agenda = pile.agenda(folder, TODAY, 3)
    assert agenda.date == TODAY
    assert len(agenda.cards) == 4
    assert len(agenda.carried_over) == 1
    assert len(agenda.to_deal_out) == 1
    assert agenda.by_kind == {"call": 3, "meeting": 1}
    assert agenda.loose == 2
    assert (agenda.capacity, agenda.over_by) == (3, 1)
    assert agenda.done_today == 0
    only_meetings = pile.agenda(folder, TODAY, 3, "meeting")
    assert names(only_meetings) == ["Client 2"]
    assert only_meetings.loose == 2


def test_a_line_of_the_pile_has_what_one_needs_to_pick_up_the_telephone(folder: Folder) -> None:
    contact = Contact(
        name="Željko Šarić",
        company="Čvorak d.o.o.",
        phones=[Point("091 000 0001", "0910000001"), Point("01 222", "01222")],
        emails=[Point("z@example.hr", "z@example.hr")],
    )
    card_id = add(folder, contact, day(20, at="09:30"), "first-call", "wants a discount")
    assert on_the_pile(folder, card_id) == pile.PileCard(
        id=card_id,
        name="Željko Šarić",
        company="Čvorak d.o.o.",
        place=day(20, at="09:30"),
        kind="first-call",
        why="wants a discount",
        phone="091 000 0001",
        moves=0,
        reached=0,
        attempts=0,
        last_note=None,
    )


def test_the_first_telephone_number_is_shown_whatever_was_written_first(folder: Folder) -> None:
    from tickler.store import particulars

    card_id = add(folder, Contact(name="Ivan", phones=[Point("1111", "1111")]), day(20))
    with Entry(folder, "edit", NOW) as entry:
        contact = particulars.contact(folder, card(folder, card_id))
        contact.phones = [Point("2222", "2222"), Point("1111", "1111")]
        particulars.change(entry, card(folder, card_id), contact, "call", None)
    assert on_the_pile(folder, card_id).phone == "2222"
    assert card(folder, card_id).phones == ("2222", "1111")


def test_attempts_and_how_many_reached_the_client(folder: Folder) -> None:
    card_id = add(folder, "Ivan", day(20))
    for outcome in OUTCOMES:
        add_note(folder, card_id, outcome, outcome)
    add_note(folder, card_id, "a thought, no contact")
    line = on_the_pile(folder, card_id)
    assert (line.reached, line.attempts) == (4, 6)


def test_moves_count_what_was_put_off_and_not_the_first_filing(folder: Folder) -> None:
    card_id = add(folder, "Ivan", LOOSE)
    defer(folder, card_id, day(20))
    assert on_the_pile(folder, card_id).moves == 0
    defer(folder, card_id, day(20))  # where it is already
    defer(folder, card_id, day(19))
    defer(folder, card_id, Month(2026, 11))
    defer(folder, card_id, day(20))  # dealt out of its month
    assert on_the_pile(folder, card_id).moves == 2
    drop(folder, card_id)
    with Entry(folder, "restore", NOW) as entry:
        cards.restore(entry, card(folder, card_id), day(20))
    assert on_the_pile(folder, card_id).moves == 2
    assert dossier(folder, card_id).deferrals == 2


def test_the_last_note_is_the_newest_by_its_date(folder: Folder) -> None:
    card_id = add(folder, "Ivan", day(20))
    with Entry(folder, "note", dt.datetime.fromisoformat("2026-11-16T10:00:00+01:00")) as entry:
        cards.note(entry, card_id, "wants three quotes", "call", "reached")
    with Entry(folder, "note", dt.datetime.fromisoformat("2026-11-02T10:00:00+01:00")) as entry:
        cards.note(entry, card_id, "first", "visit", None)
    assert on_the_pile(folder, card_id).last_note == LastNote(
        dt.datetime.fromisoformat("2026-11-16T10:00:00+01:00"), "call", "reached", "wants three quotes"
    )
    with Entry(folder, "note", dt.datetime.fromisoformat("2026-11-16T10:00:00+01:00")) as entry:
        cards.note(entry, card_id, "at the same minute", "call", None)
    assert on_the_pile(folder, card_id).last_note.text == "at the same minute"


def test_done_today_counts_each_client_worked_whose_card_left_the_pile(folder: Folder) -> None:
    moved, dropped, noted, put_off, yesterday = (
        add(folder, name, day(20)) for name in ("moved", "dropped", "noted", "put off", "yesterday")
    )
    before = NOW - dt.timedelta(days=1)
    add_note(folder, moved, "agreed on Friday", "reached")
    add_note(folder, moved, "and sent the offer")
    defer(folder, moved, day(27))
    add_note(folder, dropped, "no", "refused")
    drop(folder, dropped)
    add_note(folder, noted, "busy, again later today", "no-answer")
    defer(folder, put_off, day(27))
    add_note(folder, yesterday, "agreed", "agreed", before)
    defer(folder, yesterday, day(27), before)
    agenda = pile.agenda(folder, TODAY, None)
    assert agenda.done_today == 2
    assert names(agenda) == ["noted"]


def test_a_note_that_came_with_an_import_is_no_work_done(folder: Folder) -> None:
    with Entry(folder, "import", NOW) as entry:
        batch = Batch(entry)
        batch.add(incoming(Contact(name="Ivan", notes=["met at the fair"])), day(25), "call")
        batch.close()
    assert pile.agenda(folder, TODAY, None).done_today == 0


def test_a_note_of_an_add_with_notes_is_no_work_done(folder: Folder) -> None:
    add(folder, Contact(name="Ivan", notes=["met at the fair"]), day(25))
    assert pile.agenda(folder, TODAY, None).done_today == 0


def test_due_slips_stand_below_the_pile(folder: Folder) -> None:
    card_id = add(folder, "Ромашка", LOOSE)
    remind(folder, "tomorrow", day(21))
    remind(folder, "at noon", day(20, at="12:00"))
    late = remind(folder, "send the offer", day(18), card_id)
    remind(folder, "in the course of November", Month(2026, 11))
    done = remind(folder, "done", day(20))
    with Entry(folder, "done", NOW) as entry:
        reminders.finish(entry, reminders.reminder(folder, done), TODAY)
    due = pile.agenda(folder, TODAY, None).reminders
    assert [slip.text for slip in due] == ["in the course of November", "send the offer", "at noon"]
    assert (due[1].id, due[1].client_id, due[1].client_name) == (late, card_id, "Ромашка")
    assert due[2].due == day(20, at="12:00")


def test_a_day_ahead_has_what_is_planned_for_it_alone(folder: Folder) -> None:
    add(folder, "today", day(20))
    add(folder, "at two", day(25, at="14:00"))
    add(folder, "whenever", day(25))
    add(folder, "a meeting at nine", day(25, at="09:00"), "meeting")
    remind(folder, "send the offer", day(25))
    ahead = pile.agenda_ahead(folder, TODAY, day(25).date, 2)
    assert names(ahead) == ["a meeting at nine", "at two", "whenever"]
    assert [slip.text for slip in ahead.reminders] == ["send the offer"]
    assert (ahead.date, ahead.over_by, ahead.done_today) == (day(25).date, 1, 0)
    assert names(pile.agenda_ahead(folder, TODAY, day(25).date, 2, "meeting")) == ["a meeting at nine"]
    assert pile.agenda_ahead(folder, TODAY, TODAY, 2) == pile.agenda(folder, TODAY, 2)


def test_the_binder_counts_cards_and_slips_behind_each_tab(folder: Folder) -> None:
    for place in (day(17), day(20), day(25), day(25), day(24, 12), Month(2026, 11), Month(2027, 3), LOOSE):
        add(folder, "Ivan", place)
    drop(folder, add(folder, "dropped", day(25)))
    remind(folder, "send the offer", day(25))
    remind(folder, "renew", day(31, 12))
    found = binder(folder, TODAY, 30)
    assert {thick.tab.label: (thick.cards, thick.reminders) for thick in found.days if thick.cards} == {
        "20": (2, 0),
        "25": (2, 1),
    }
    assert {tab.tab.label: (tab.cards, tab.reminders) for tab in found.months if tab.cards} == {
        "Nov": (1, 0),
        "Dec": (1, 1),
        "Mar": (1, 0),
    }
    assert (found.loose, found.capacity) == (1, 30)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        pytest.param(dt.date(2026, 11, 30), [], id="the day before the month"),
        pytest.param(dt.date(2026, 12, 1), ["Ivan"], id="on the first"),
        pytest.param(dt.date(2027, 2, 1), ["Ivan"], id="two months later"),
    ],
)
def test_a_month_tab_reaches_the_pile_when_it_begins(
    folder: Folder, today: dt.date, expected: list[str]
) -> None:
    add(folder, "Ivan", Month(2026, 12))
    assert names(pile.agenda(folder, today, None)) == expected


def test_days_are_compared_over_the_end_of_the_year(folder: Folder) -> None:
    add(folder, "Ivan", Day(dt.date(2027, 1, 2)))
    assert names(pile.agenda(folder, dt.date(2026, 12, 31), None)) == []
    assert names(pile.agenda(folder, dt.date(2027, 1, 2), None)) == ["Ivan"]
