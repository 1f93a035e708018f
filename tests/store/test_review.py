"""The look back, from what the commands of those days wrote; today is Friday 20 November 2026."""

import datetime as dt

import pytest

from tests.store.samples import TODAY, add, card, day, defer, drop
from tickler.core.contacts import Contact
from tickler.core.places import LOOSE, Month, Place
from tickler.core.promises import Promises
from tickler.core.review import Period, Review, period_before, period_of
from tickler.core.workdays import WorkingDays
from tickler.store import cards, documents, log, reminders
from tickler.store.bulk import Batch
from tickler.store.folder import Folder
from tickler.store.journal import Entry
from tickler.store.merging import join
from tickler.store.recognition import incoming
from tickler.store.review import review

WORKING = WorkingDays()


def at(number: int, hour: int = 10, month: int = 11) -> dt.datetime:
    return dt.datetime(2026, month, number, hour, tzinfo=dt.timezone(dt.timedelta(hours=1)))


def look_back(folder: Folder, first: int = 20, last: int = 20) -> Review:
    period = Period(dt.date(2026, 11, first), dt.date(2026, 11, last), "day" if first == last else "days")
    return review(folder, period, period_before(period, WORKING), WORKING)


def spoken(
    folder: Folder, card_id: int, outcome: str | None, now: dt.datetime, kind: str = "call", **how: bool
) -> None:
    with Entry(folder, "note", now) as entry:
        cards.note(entry, card_id, "said", kind, outcome, **how)


def take_in(folder: Folder, count: int, place: Place, now: dt.datetime, kind: str = "call") -> None:
    with Entry(folder, "import", now) as entry:
        batch = Batch(entry)
        for number in range(count):
            batch.add(incoming(Contact(name=f"Client {number}", notes=["met at the fair"])), place, kind)
        batch.close()


def test_an_empty_folder_has_nothing_to_look_back_on(folder: Folder) -> None:
    found = look_back(folder)
    assert (found.figures.contacts, found.figures.happened, found.figures.standing.carried_over) == (
        0,
        {},
        None,
    )
    assert (found.most_moved, found.slipping, found.slipping_cards) == (None, None, 0)


def test_contacts_are_the_notes_that_were_written_here(folder: Folder) -> None:
    one, other = add(folder, "Ana", now=at(2)), add(folder, "Bo", now=at(2))
    spoken(folder, one, "no-answer", at(19, 9), "first-call")
    spoken(folder, one, "reached", at(20, 0), "first-call")
    spoken(folder, one, None, at(20, 23), "email")
    spoken(folder, other, "agreed", at(20, 12), "first-call")
    spoken(folder, other, "agreed", at(20, 12), imported=True)
    spoken(folder, other, "sold", at(21, 0))
    found = look_back(folder)
    assert (found.figures.contacts, found.figures.clients, found.figures.first_calls) == (3, 2, 2)
    assert found.figures.by_kind == {"first-call": 2, "email": 1}
    assert found.figures.by_outcome == {"reached": 1, "agreed": 1}
    assert found.before.period == Period(dt.date(2026, 11, 19), dt.date(2026, 11, 19), "day")
    assert found.before.by_outcome == {"no-answer": 1}


def test_a_card_put_off_dropped_and_restored(folder: Folder) -> None:
    one, other = add(folder, "Ana", day(20), now=at(2)), add(folder, "Bo", LOOSE, now=at(2))
    defer(folder, other, day(20), at(20, 8))  # filed
    defer(folder, one, day(23), at(20, 9))
    defer(folder, one, day(24), at(20, 10))
    defer(folder, other, Month(2026, 12), at(20, 11))
    with Entry(folder, "drop", at(20, 12)) as entry:
        cards.drop(entry, card(folder, other), None)
    with Entry(folder, "restore", at(20, 13)) as entry:
        cards.restore(entry, card(folder, other), LOOSE)
    found = look_back(folder)
    assert found.figures.happened == {"moved": 3, "dropped": 1, "restored": 1}
    assert found.figures.moved == {one: 2, other: 1}
    assert found.most_moved is not None
    assert found.most_moved.name == "Ana"


def test_new_cards_apart_from_those_of_a_file(folder: Folder) -> None:
    add(folder, "Ana", now=at(19))
    gone = add(folder, "Bo", now=at(20))
    add(folder, "Cy", now=at(20))
    take_in(folder, 70, LOOSE, at(20))
    assert look_back(folder).figures.happened == {"added": 2, "imported": 70}
    assert look_back(folder).before.happened == {"added": 1}
    with Entry(folder, "merge", at(20)) as entry:
        join(folder, entry, gone + 1, gone)
    assert look_back(folder).figures.happened == {"added": 1, "imported": 70}


def test_what_was_undone_was_not_done(folder: Folder) -> None:
    one = add(folder, "Ana", day(20), now=at(2))
    with Entry(folder, "remind", at(19)) as entry:
        slip = reminders.add(entry, "send the offer", day(20), one, None)
    add(folder, "Bo", now=at(20))
    take_in(folder, 3, LOOSE, at(20))
    spoken(folder, one, "reached", at(20))
    defer(folder, one, day(25), at(20))
    with Entry(folder, "done", at(20)) as entry:
        reminders.finish(entry, reminders.reminder(folder, slip), TODAY)
    assert look_back(folder).figures.contacts == 1
    log.undo(folder, 5, at(20))
    found = look_back(folder).figures
    assert (found.contacts, found.happened, found.moved) == (0, {}, {})
    log.redo(folder, at(20))
    found = look_back(folder).figures
    assert found.contacts == 1
    assert found.happened == {"added": 1, "imported": 3, "moved": 1, "slips_done": 1}


def test_slips_and_documents(folder: Folder, tmp_path_factory: pytest.TempPathFactory) -> None:
    one = add(folder, "Ana", day(20), now=at(2))
    with Entry(folder, "remind", at(19)) as entry:
        ids = [
            reminders.add(entry, "send the offer", day(20), one, None),
            reminders.add(entry, "order coffee", day(20), None, "every week"),
        ]
    with Entry(folder, "done", at(20)) as entry:
        for slip in ids:
            reminders.finish(entry, reminders.reminder(folder, slip), TODAY)
    file = tmp_path_factory.mktemp("offers") / "offer.txt"
    file.write_text("2 400")
    with Entry(folder, "attach", at(20)) as entry:
        documents.keep(folder, entry, one, file, "offer")
    assert look_back(folder).figures.happened == {"slips_done": 2, "documents": 1}


def test_first_calls_that_were_due_whatever_became_of_the_card(folder: Folder) -> None:
    called = add(folder, "Ana", day(20), "first-call", now=at(2))
    add(folder, "Bo", day(18), "first-call", now=at(2))  # carried over
    waits = add(folder, "Cy", day(20), "first-call", now=at(2))
    add(folder, "Di", day(23), "first-call", now=at(2))
    add(folder, "Ed", day(20), now=at(2))
    early = add(folder, "Flo", day(20), "first-call", now=at(2))
    defer(folder, early, day(24), at(12))  # before that day
    spoken(folder, called, "reached", at(20), "first-call")
    with Entry(folder, "defer", at(20, 11)) as entry:
        cards.move(entry, card(folder, called), day(27), "call")
    defer(folder, waits, day(25), at(20, 12))
    found = look_back(folder)
    assert (found.figures.first_calls, found.figures.standing.first_calls) == (1, 3)
    assert found.before.standing.first_calls == 1


def test_a_kind_that_was_taken_back_was_never_planned(folder: Folder) -> None:
    one = add(folder, "Ana", day(20), now=at(2))
    with Entry(folder, "defer", at(20)) as entry:
        cards.move(entry, card(folder, one), day(20, at="10:00"), "first-call")
    assert look_back(folder).figures.standing.first_calls == 1
    log.undo(folder, 1, at(20))
    assert look_back(folder).figures.standing.first_calls == 0


def carried_over(folder: Folder, number: int) -> int | None:
    return look_back(folder, number, number).figures.standing.carried_over


def test_what_stood_unworked_on_each_evening(folder: Folder) -> None:
    one = add(folder, "Ana", day(17), now=at(16))
    add(folder, "Bo", day(19), now=at(16))
    add(folder, "Cy", Month(2026, 11), now=at(16))
    gone = add(folder, "Di", day(17), now=at(16))
    defer(folder, one, day(20, at="09:00"), at(18))
    defer(folder, one, day(25), at(20))
    drop(folder, gone)  # on the 20th
    take_in(folder, 5, day(20), at(20))
    assert [carried_over(folder, number) for number in (15, 16, 17, 18, 19, 20)] == [None, 0, 2, 1, 2, 6]


def test_a_card_that_went_into_another_is_on_no_evening_any_more(folder: Folder) -> None:
    keep, other = add(folder, "Ana", day(25), now=at(16)), add(folder, "Ana", day(18), now=at(16))
    defer(folder, other, day(19), at(18))
    assert carried_over(folder, 19) == 1
    with Entry(folder, "merge", at(20)) as entry:
        join(folder, entry, keep, other)
    assert carried_over(folder, 19) == 0
    assert carried_over(folder, 20) == 1


def test_each_day_of_a_week_and_who_has_been_slipping_longest(folder: Folder) -> None:
    one = add(folder, "Ana", day(16), now=at(2))
    for number in (16, 17):
        spoken(folder, one, "no-answer", at(number))
        defer(folder, one, day(number + 1), at(number))
    period = period_of("week", TODAY, TODAY)
    found = review(folder, period, period_before(period, WORKING), WORKING)
    assert [(each.date.day, each.contacts, each.moved) for each in found.days] == [
        (16, 1, 1), (17, 1, 1), (18, 0, 0), (19, 0, 0), (20, 0, 0),
    ]  # fmt: skip
    assert found.slipping is not None
    assert (found.slipping.name, found.slipping_cards) == ("Ana", 1)


def test_contacts_are_found_by_their_index_and_of_the_cards_only_those_concerned(folder: Folder) -> None:
    asked: list[str] = []
    folder.db.set_trace_callback(asked.append)
    look_back(folder)
    folder.db.set_trace_callback(None)
    questions = [text for text in asked if text.lstrip().upper().startswith(("SELECT", "WITH"))]
    steps = [row["detail"] for text in questions for row in folder.db.execute(f"EXPLAIN QUERY PLAN {text}")]
    assert any("note_at (at>? AND at<?)" in step for step in steps)
    assert not [step for step in steps if step.startswith(("SCAN note", "SCAN card", "SCAN change"))]


def test_promises_by_the_day_they_were_for(folder: Folder) -> None:
    one = add(folder, "Ana", now=at(2))

    def promise(given: int, number: int, kept: int | None = None) -> int:
        with Entry(folder, "note", at(given)) as entry:
            slip = reminders.add(entry, "send it", day(number), one, None, promise=True)
        if kept:
            with Entry(folder, "done", at(kept)) as entry:
                reminders.finish(entry, reminders.reminder(folder, slip), at(kept).date())
        return slip

    oldest = promise(2, 12)
    promise(2, 19, 19)
    promise(2, 19, 20)
    moved = promise(20, 20)
    with Entry(folder, "remind", at(20)) as entry:
        reminders.add(entry, "no promise", day(20), one, None)
    with Entry(folder, "defer", at(20)) as entry:
        reminders.move(entry, reminders.reminder(folder, moved), Month(2026, 12))
    found = look_back(folder)
    assert found.figures.promises == Promises(given=1, open=1, overdue=1)
    assert found.before.promises == Promises(kept=1, late=1, longest_late=1, overdue=1)
    assert found.oldest_promise is not None
    assert found.oldest_promise.id == oldest


def test_a_promise_that_was_undone_or_taken_away_was_not_given(folder: Folder) -> None:
    with Entry(folder, "remind", at(19)) as entry:
        slip = reminders.add(entry, "x", day(19), None, None, promise=True)
    assert look_back(folder).figures.promises == Promises(overdue=1)
    with Entry(folder, "drop", at(20)) as entry:
        reminders.remove(entry, reminders.reminder(folder, slip))
    assert look_back(folder).figures.promises == Promises()
