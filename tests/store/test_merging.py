"""Two cards of one client become one: nothing is lost, one place stays, and undo gives both back."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.samples import (
    NOW,
    TODAY,
    add,
    add_note,
    anna,
    assert_sound,
    card,
    count,
    day,
    defer,
    drop,
    dump,
)
from tickler.core.cards import KINDS, TEXT_FIELDS, Card
from tickler.core.contacts import Contact, Point
from tickler.core.errors import NotFound, TicklerError, ValueRefused
from tickler.core.places import LOOSE, Day, Month, Place
from tickler.store import documents, dossier, reminders, search
from tickler.store import statements as sql
from tickler.store.folder import Folder
from tickler.store.journal import Entry
from tickler.store.log import entries, redo, undo
from tickler.store.merging import Joined, join

NINE, TWO = day(25, at="09:00"), day(25, at="14:00")
LATER = NOW + dt.timedelta(hours=1)


def merge(folder: Folder, keep: int, other: int) -> Joined:
    """What `tickler merge` does."""
    with Entry(folder, "merge", LATER) as entry:
        joined = join(folder, entry, keep, other)
        entry.summary = f"{joined.other.name} ({other}) → {joined.keep.name} ({keep})"
    return joined


def said_by_merge(folder: Folder, card_id: int) -> str:
    return dossier.dossier(folder, card_id).notes[0].text


def rows_of(folder: Folder, table: str, card_id: int) -> set[int]:
    found = folder.db.execute(f"SELECT id FROM {table} WHERE card_id = ?", (card_id,))
    return {row["id"] for row in found}


@pytest.fixture
def worked(folder: Folder, tmp_path: Path) -> tuple[int, int]:
    """A bare card to keep, and another one with everything that a dossier can have."""
    keep, other = (
        add(folder, "Ana Beridze", day(27)),
        add(folder, anna(), day(25, at="14:00"), "meeting", "offer"),
    )
    add_note(folder, other, "wants three quotes", "reached")
    defer(folder, other, day(26))
    file = tmp_path / "offer.txt"
    file.write_text("tiles 12")
    with Entry(folder, "attach", NOW) as entry:
        documents.keep(folder, entry, other, file, "offer")
        reminders.add(entry, "send samples", day(23), other, None)
        done = reminders.add(entry, "done", day(21), other, None)
        reminders.finish(entry, reminders.reminder(folder, done), TODAY)
    return keep, other


def test_everything_comes_over(folder: Folder, worked: tuple[int, int]) -> None:
    keep, other = worked
    before, theirs = dossier.dossier(folder, other), card(folder, other)
    slips = rows_of(folder, "reminder", other)
    joined = merge(folder, keep, other)
    after = dossier.dossier(folder, keep)
    assert after.notes[1:] == before.notes
    assert after.documents == before.documents
    assert after.reminders == tuple(
        slip._replace(client_id=keep, client_name="Ana Beridze") for slip in before.reminders
    )
    assert rows_of(folder, "reminder", keep) == slips
    assert set(before.moves) <= set(after.moves)
    assert after.card == theirs._replace(
        id=keep, name="Ana Beridze", created_at=card(folder, keep).created_at
    )
    assert joined.counts == {
        "note": 2, "move": 1, "document": 1, "reminder": 2, "phone": 2, "email": 1, "tag": 2, "field": 2,
        "filling": 0, "sale": 0,
    }  # fmt: skip
    assert set(joined.filled) == {field.replace("_", " ") for field in TEXT_FIELDS if field != "name"}
    with pytest.raises(NotFound):
        dossier.card(folder, other)
    assert_sound(folder)


def test_what_is_said_stays_and_the_rest_is_in_a_note(folder: Folder) -> None:
    keep = add(
        folder,
        Contact(
            name="Иван Петров",
            company="ООО Ромашка",
            external_id="c-1",
            tags=["vip"],
            custom={"a": "1", "b": "2"},
        ),
    )
    other = add(
        folder,
        Contact(
            name="Ivan Petrov", company="Romashka Ltd", position="buyer", external_id="c-2",
            tags=["vip", "new"], custom={"a": "1", "b": "3", "c": "4"},
        ),
    )  # fmt: skip
    joined = merge(folder, keep, other)
    kept = card(folder, keep)
    assert (kept.name, kept.company, kept.position, kept.external_id) == (
        "Иван Петров",
        "ООО Ромашка",
        "buyer",
        "c-1",
    )
    assert (kept.tags, dict(kept.custom)) == (("new", "vip"), {"a": "1", "b": "2", "c": "4"})
    assert joined.left == ("company Romashka Ltd", "external id c-2", "b 3")
    assert said_by_merge(folder, keep) == (
        "merged with card 2, Ivan Petrov, whose card said: company Romashka Ltd; external id c-2; b 3"
    )
    [note] = dossier.dossier(folder, keep).notes
    assert (note.imported, note.outcome, note.at) == (True, None, LATER)
    for said in ("romashka ltd", "c-2", "buyer", "ромашка"):
        assert [line.id for line in search.find(folder, said, 9).cards] == [keep], said


def test_where_both_say_the_same_the_note_says_who_alone(folder: Folder) -> None:
    keep, other = add(folder, anna()), add(folder, anna())
    joined = merge(folder, keep, other)
    assert (joined.left, joined.filled) == ((), ())
    assert said_by_merge(folder, keep) == "merged with card 2, Ана Беридзе"
    assert card(folder, keep) == joined.keep


def test_a_number_or_address_comes_over_once_by_its_key(folder: Folder) -> None:
    keep = add(
        folder,
        Contact(
            name="Ivan", phones=[Point("091 1", "+385911")], emails=[Point("I@x.example", "i@x.example")]
        ),
    )
    other = add(
        folder,
        Contact(
            name="Ivan",
            phones=[Point("+385 92 2", "+385922"), Point("+385 91 1", "+385911"), Point("092 2", "+385922")],
            emails=[Point("i@x.example", "i@x.example"), Point("p@x.example", "p@x.example")],
        ),
    )
    merge(folder, keep, other)
    kept = card(folder, keep)
    assert kept.phones == ("091 1", "+385 92 2")
    assert kept.emails == ("I@x.example", "p@x.example")


@pytest.mark.parametrize(
    ("ours", "theirs", "place", "left"),
    [
        pytest.param(day(25), day(27), day(25), "Fri 27 Nov 2026, visit, their why", id="kept is first"),
        pytest.param(day(27), day(25), day(25), "Fri 27 Nov 2026, call, our why", id="other is first"),
        pytest.param(day(25), TWO, TWO, "Wed 25 Nov 2026, call, our why", id="a time before none"),
        pytest.param(NINE, TWO, NINE, "Wed 25 Nov 2026 14:00, visit, their why", id="two times"),
        pytest.param(
            Month(2026, 12), day(24, 12), Month(2026, 12), "Thu 24 Dec 2026, visit, their why",
            id="a month before its days",
        ),
        pytest.param(LOOSE, Month(2027, 1), Month(2027, 1), "call, our why", id="loose is last"),
        pytest.param(day(25), LOOSE, day(25), "visit, their why", id="the other is loose"),
        pytest.param(day(25), day(25), day(25), "visit, their why", id="the same day"),
        pytest.param(LOOSE, LOOSE, LOOSE, "visit, their why", id="both loose"),
    ],
)  # fmt: skip
def test_the_client_is_in_the_earlier_place(
    folder: Folder, ours: Place, theirs: Place, place: Place, left: str
) -> None:
    keep, other = (
        add(folder, "Ivan", ours, "call", "our why"),
        add(folder, "Ivan", theirs, "visit", "their why"),
    )
    joined = merge(folder, keep, other)
    kept = card(folder, keep)
    assert kept.place == place
    assert (kept.kind, kept.why) == (("call", "our why") if place == ours else ("visit", "their why"))
    assert joined.left == (f"planned {left}",)
    moves = dossier.dossier(folder, keep).moves
    assert [(move.origin, move.target) for move in moves] == ([] if place == ours else [(ours, theirs)])
    assert_sound(folder)


def test_nothing_planned_is_said_where_nothing_was_planned(folder: Folder) -> None:
    keep, other = add(folder, "Ivan", day(25), "meeting", "offer"), add(folder, "Ivan", LOOSE)
    assert merge(folder, keep, other).left == ()
    assert card(folder, keep).why == "offer"


def test_of_the_same_day_the_only_reason_is_kept(folder: Folder) -> None:
    keep, other = add(folder, "Ivan", day(25)), add(folder, "Ivan", day(25), "call", "offer")
    assert merge(folder, keep, other).left == ()
    assert (card(folder, keep).why, dossier.dossier(folder, keep).moves) == ("offer", ())


def test_a_reason_of_the_place_that_was_left_does_not_go_along(folder: Folder) -> None:
    keep, other = add(folder, "Ivan", day(27), "call", "offer"), add(folder, "Ivan", day(25))
    assert merge(folder, keep, other).left == ("planned Fri 27 Nov 2026, call, offer",)
    assert card(folder, keep).why is None


def test_a_dropped_card_can_come_over(folder: Folder) -> None:
    keep, other = add(folder, "Ivan", day(25)), add(folder, "Ivan Petrov", day(20))
    drop(folder, other)
    assert merge(folder, keep, other).left == ("dropped Fri 20 Nov 2026",)
    assert card(folder, keep).place == day(25)
    assert_sound(folder)


@pytest.mark.parametrize(
    ("which", "error", "message"),
    [
        pytest.param((1, 1), ValueRefused, "Both are card 1.", id="with itself"),
        pytest.param((1, 9), NotFound, "There is no card 9.", id="nobody comes"),
        pytest.param((9, 1), NotFound, "There is no card 9.", id="into nobody"),
        pytest.param((2, 1), NotFound, "Gone was dropped from the folder.", id="into a dropped one"),
    ],
)
def test_refused(folder: Folder, which: tuple[int, int], error: type[TicklerError], message: str) -> None:
    add(folder, "Ivan")
    drop(folder, add(folder, "Gone"))
    before = dump(folder), entries(folder, None, 99)
    with pytest.raises(error) as refusal:
        merge(folder, *which)
    assert refusal.value.message == message
    assert refusal.value.hint
    assert (dump(folder), entries(folder, None, 99)) == before


def test_undo_and_redo(folder: Folder, worked: tuple[int, int]) -> None:
    before = dump(folder)
    merge(folder, *worked)
    after = dump(folder)
    for _ in range(2):
        undo(folder, 1, LATER)
        assert dump(folder) == before
        assert_sound(folder)
        redo(folder, LATER)
        assert dump(folder) == after
        assert_sound(folder)


def test_three_cards_become_one_and_three_again(folder: Folder, worked: tuple[int, int]) -> None:
    keep, other = worked
    third = add(folder, anna(), day(21))
    before = dump(folder)
    merge(folder, other, third)
    merge(folder, keep, other)
    assert count(folder, "card") == 1
    assert card(folder, keep).place == day(21)
    undo(folder, 2, LATER)
    assert dump(folder) == before
    assert_sound(folder)


def test_both_clients_have_it_in_their_log(folder: Folder, worked: tuple[int, int]) -> None:
    keep, other = worked
    merge(folder, keep, other)
    assert entries(folder, keep, 1)[0].command == "merge"
    undo(folder, 1, LATER)
    assert "merge" in {entry.command for entry in entries(folder, other, 9)}


texts = st.sampled_from(["", "Ромашка", "Romashka", "a\nb", "; ,"])
points = st.lists(
    st.sampled_from([Point("1", "1"), Point("+1", "1"), Point("2", "2"), Point("3", "3")]), max_size=3
)
contacts = st.builds(
    Contact,
    name=st.sampled_from(["Ivan", "Иван", "გიორგი"]),
    **{field: st.none() | texts for field in TEXT_FIELDS if field != "name"},
    phones=points,
    emails=points,
    tags=st.lists(st.sampled_from("xyz"), max_size=3),
    custom=st.dictionaries(st.sampled_from("kl"), texts, max_size=2),
    notes=st.lists(texts, max_size=2),
)
places = st.sampled_from(
    [
        LOOSE,
        Month(2026, 12),
        day(24, 12),
        day(25),
        day(25, at="09:00"),
        day(25, at="14:00"),
        Day(dt.date(2027, 1, 1)),
    ]
)
cards_on_file = st.tuples(contacts, places, st.sampled_from(KINDS), st.none() | texts)


def file_with_history(
    folder: Folder, filed: tuple[Contact, Place, str, str | None], notes: list[str], slips: list[Place]
) -> int:
    card_id = add(folder, *filed)
    for text in notes:
        add_note(folder, card_id, text, "reached")
    with Entry(folder, "remind", NOW) as entry:
        for due in slips:
            reminders.add(entry, "slip", due, card_id, None)
        paper = {"at": entry.now, "kind": "offer", "name": "a.txt", "media_type": "", "size": 0, "sha256": ""}
        entry.insert("document", sql.ADD_DOCUMENT, {"card_id": card_id, **paper}, card_id)
    return card_id


def particulars_of(one: Card) -> tuple[set[str], set[str], set[str]]:
    return set(one.tags), {*dict(one.custom)}, {getattr(one, field) for field in TEXT_FIELDS} - {None}


@given(cards_on_file, cards_on_file, st.lists(texts, max_size=2), st.lists(places, max_size=2), st.booleans())
@settings(max_examples=settings().max_examples // 2)
def test_nothing_is_lost_whatever_the_two_cards_are(
    tmp_path_factory: pytest.TempPathFactory,
    ours: tuple[Contact, Place, str, str | None],
    theirs: tuple[Contact, Place, str, str | None],
    notes: list[str],
    slips: list[Place],
    dropped: bool,
) -> None:
    with Folder(tmp_path_factory.mktemp("merge") / "folder.db") as folder, folder.without_waiting():
        keep = file_with_history(folder, ours, [], slips)
        other = file_with_history(folder, theirs, notes, slips)
        if dropped:
            drop(folder, other)
        before = dump(folder)
        cards_before = card(folder, keep), card(folder, other)
        history = {
            table: rows_of(folder, table, keep) | rows_of(folder, table, other)
            for table in ("note", "move", "document", "reminder")
        }
        merge(folder, keep, other)
        after = card(folder, keep)
        note = said_by_merge(folder, keep)
        for table, rows in history.items():
            assert rows <= rows_of(folder, table, keep)
        for one in cards_before:
            tags, keys, said = particulars_of(one)
            assert tags <= set(after.tags)
            assert keys <= {*dict(after.custom)}
            assert all(
                text in {getattr(after, field) for field in TEXT_FIELDS} or text in note for text in said
            )
            assert all(value in dict(after.custom).values() or value in note for _, value in one.custom)
        keys_after = {row["key"] for row in folder.db.execute("SELECT key FROM contact_point")}
        assert keys_after == {
            point.key for filed, *_ in (ours, theirs) for point in (*filed.phones, *filed.emails)
        }
        in_folder = [place.key for place in (one.place for one in cards_before) if place]
        assert after.place is not None
        assert after.place.key == min(in_folder)
        assert count(folder, "card") == 1
        assert_sound(folder)
        undo(folder, 1, LATER)
        assert dump(folder) == before
        assert_sound(folder)
