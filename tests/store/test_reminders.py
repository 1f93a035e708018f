"""Slips: laid behind a tab, done once, or laid again behind their next date."""

import datetime as dt

import pytest

from tests.store.samples import NOW, TODAY, add, day, drop, dump
from tickler.core.errors import NotFound
from tickler.core.places import LOOSE, Day, Month, Place
from tickler.core.tabs import Span, month_tab, span_of
from tickler.store import dossier, pile, reminders
from tickler.store.folder import Folder
from tickler.store.journal import Entry


def lay(folder: Folder, text: str, due: Place, card_id: int | None = None, every: str | None = None) -> int:
    with Entry(folder, "remind", NOW) as entry:
        return reminders.add(entry, text, due, card_id, every)


def finish(folder: Folder, slip: int, today: dt.date = TODAY) -> reminders.Reminder:
    with Entry(folder, "done", NOW) as entry:
        return reminders.finish(entry, reminders.reminder(folder, slip), today)


def due_texts(folder: Folder, today: dt.date) -> list[str]:
    return [slip.text for slip in pile.agenda(folder, today, None).reminders]


@pytest.mark.parametrize(
    "due", [day(25), day(25, at="09:30"), Month(2026, 12), LOOSE], ids=["day", "time", "month", "loose"]
)
def test_a_slip_is_read_as_it_was_written(folder: Folder, due: Place) -> None:
    card_id = add(folder, "Ромашка")
    slip = reminders.reminder(folder, lay(folder, "send the offer", due, card_id))
    anchor = due.date if isinstance(due, Day) else None
    assert slip == reminders.Reminder(1, "send the offer", due, card_id, "Ромашка", anchor=anchor)
    assert dossier.dossier(folder, card_id).reminders == (slip,)


def test_a_slip_that_is_done_is_gone_from_every_tab(folder: Folder) -> None:
    card_id = add(folder, "Ivan")
    slip = lay(folder, "send the offer", day(20), card_id)
    done = finish(folder, slip)
    assert done.done_at == NOW
    assert due_texts(folder, TODAY) == []
    assert dossier.dossier(folder, card_id).reminders == ()
    with pytest.raises(NotFound) as refusal:
        reminders.reminder(folder, slip)
    assert refusal.value.message == 'Slip s1 "send the offer" is done already.'


def test_there_is_no_such_slip(folder: Folder) -> None:
    with pytest.raises(NotFound) as refusal:
        reminders.reminder(folder, 7)
    assert refusal.value.message == "There is no slip s7."


@pytest.mark.parametrize(
    ("every", "due", "done_on", "following"),
    [
        pytest.param("every week", "2026-11-20", "2026-11-20", "2026-11-27", id="on its day"),
        pytest.param("every week", "2026-11-20", "2026-12-10", "2026-12-11", id="three weeks missed"),
        pytest.param("every week", "2026-11-27", "2026-11-20", "2026-12-04", id="before its day"),
        pytest.param("every 31st", "2026-12-31", "2026-12-31", "2027-01-31", id="on the 31st"),
        pytest.param("every 31st", "2027-01-31", "2027-01-31", "2027-02-28", id="a shorter month"),
        pytest.param("every 17 may", "2026-05-17", "2026-11-20", "2027-05-17", id="a birthday"),
    ],
)
def test_a_recurring_slip_is_laid_again(
    folder: Folder, every: str, due: str, done_on: str, following: str
) -> None:
    slip = lay(folder, "again", Day(dt.date.fromisoformat(due), dt.time(9, 30)), every=every)
    again = finish(folder, slip, dt.date.fromisoformat(done_on))
    expected = Day(dt.date.fromisoformat(following), dt.time(9, 30))
    assert (again.due, again.done_at) == (expected, None)
    assert reminders.reminder(folder, slip).due == expected


def test_a_cadence_does_not_drift_over_a_short_month(folder: Folder) -> None:
    slip = lay(folder, "rent", day(31, 12), every="every 31st")
    days = [finish(folder, slip, today).due.key for today in (dt.date(2026, 12, 31), dt.date(2027, 1, 31),
                                                              dt.date(2027, 2, 28))]  # fmt: skip
    assert days == ["2027-01-31", "2027-02-28", "2027-03-31"]


def test_a_slip_is_due_until_it_is_done(folder: Folder) -> None:
    lay(folder, "late", day(18))
    lay(folder, "tomorrow", day(21))
    lay(folder, "in December", Month(2026, 12))
    lay(folder, "some day", LOOSE)
    assert due_texts(folder, TODAY) == ["late"]
    assert due_texts(folder, day(21).date) == ["late", "tomorrow"]
    assert due_texts(folder, dt.date(2026, 12, 1)) == ["late", "tomorrow", "in December"]


def test_the_slips_behind_a_month_are_its_own_and_those_out_of_reach(folder: Folder) -> None:
    lay(folder, "in reach", day(8, 12))
    lay(folder, "on the 24th", day(24, 12))
    lay(folder, "some day in December", Month(2026, 12))
    span = span_of(month_tab(2026, 12, TODAY), TODAY)
    assert span == Span("2026-12-20", "2026-12-31", "2026-12")
    assert {slip.text for slip in pile.reminders_between(folder, span)} == {
        "on the 24th",
        "some day in December",
    }


def test_the_slip_of_a_dropped_client_stays(folder: Folder) -> None:
    card_id = add(folder, "Ivan")
    lay(folder, "send the bill", day(20), card_id)
    drop(folder, card_id)
    assert due_texts(folder, TODAY) == ["send the bill"]
    assert dump(folder)["reminder"][0][1] == card_id
