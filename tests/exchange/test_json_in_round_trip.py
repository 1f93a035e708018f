"""What this program exports as JSON it takes back exactly: every text, note, move, slip and dropped card."""

import datetime as dt
import io
import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Tickler
from tests.exchange.rhythms import rhythms, with_rhythm
from tickler.core.cards import (
    KINDS,
    OUTCOMES,
    TEXT_FIELDS,
    Answer,
    Card,
    Dossier,
    Filling,
    Move,
    Note,
    Reminder,
    Sale,
)
from tickler.core.import_reports import Problem
from tickler.core.places import LOOSE, Day, Month
from tickler.core.rhythm import rhythm_of
from tickler.exchange.json.reader import open_json
from tickler.exchange.json.writer import write_json
from tickler.exchange.lines import ByteSource
from tickler.exchange.own import NO_CADENCE

TODAY = dt.date(2026, 11, 20)
ZAGREB = dt.timezone(dt.timedelta(hours=1))


def written(dossiers):
    out = io.StringIO(newline="")
    write_json(dossiers, out, TODAY)
    return out.getvalue()


def rows_of(text):
    return list(open_json(ByteSource(io.BytesIO(text.encode())), country="HR"))


any_text = st.one_of(
    st.text("'\"=+-@\t\r\n,;|:\\/{}[] \u2028\u202e\0", max_size=8),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
)
dates = st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1))
times = st.none() | st.times().map(lambda time: time.replace(second=0, microsecond=0))
days = st.builds(Day, dates, times)
places = st.one_of(st.just(LOOSE), days, st.builds(Month, st.integers(2000, 2100), st.integers(1, 12)))
moments = st.datetimes(dt.datetime(2000, 1, 1), dt.datetime(2030, 1, 1), timezones=st.just(ZAGREB)).map(
    lambda moment: moment.replace(microsecond=0)
)


def newest_first(happened):
    return tuple(sorted(happened, key=lambda thing: thing.at, reverse=True))


def newest_sales_first(bought):
    return tuple(sorted(bought, key=lambda sale: sale.day, reverse=True))


notes = st.builds(
    Note,
    id=st.just(0),
    at=moments,
    kind=st.sampled_from(KINDS),
    outcome=st.none() | st.sampled_from(OUTCOMES),
    text=any_text.filter(str.strip),
    private=st.booleans(),
    imported=st.booleans(),
)
moves = st.builds(
    Move, at=moments, origin=st.none() | places, target=st.none() | places, why=st.none() | any_text
)
slips = st.builds(
    Reminder,
    id=st.just(0),
    text=any_text,
    due=st.builds(Day, dates, times),
    every=st.none() | st.sampled_from(["every 3 weeks", "every month"]),
    anchor=st.none() | dates,
    client_id=st.none(),
    client_name=st.none(),
    done_at=st.none(),
    birthday=st.just(False),  # derived, and never written
)
answers = st.builds(Answer, any_text, any_text, any_text, any_text)
fillings = st.builds(
    Filling,
    id=st.just(0),
    at=moments,
    form=any_text,
    title=any_text,
    answers=st.lists(answers, max_size=2).map(tuple),
)
sales = st.builds(
    Sale,
    id=st.just(0),
    day=dates,
    amount=st.decimals(-(10**9), 10**9, places=2),
    currency=st.sampled_from(["EUR", "GEL"]),
    what=st.none() | any_text,
)
cards = st.builds(
    Card,
    id=st.just(0),
    name=any_text.filter(bool),
    place=places,
    kind=st.sampled_from(KINDS),
    birthday=st.none() | dates.map(dt.date.isoformat),
    **{field: st.none() | any_text for field in ("why", *TEXT_FIELDS) if field not in ("name", "birthday")},
    phones=st.lists(any_text.map(lambda text: text + "385910000001"), max_size=2).map(tuple),
    emails=st.lists(st.from_regex(r"[a-z+']{1,5}@[a-z]{1,5}\.hr", fullmatch=True), max_size=2).map(tuple),
    tags=st.lists(any_text, max_size=3, unique=True).map(lambda tags: tuple(sorted(tags))),
    custom=st.dictionaries(any_text, any_text, max_size=2).map(lambda items: tuple(sorted(items.items()))),
    created_at=moments,
    dropped_at=st.none(),
    dropped_why=st.none(),
)
cards = st.builds(with_rhythm, cards, rhythms)
dossiers = st.builds(
    Dossier,
    card=cards,
    notes=st.lists(notes, max_size=2).map(newest_first),
    moves=st.lists(moves, max_size=2).map(newest_first),
    reminders=st.lists(slips, max_size=2).map(tuple),
    documents=st.just(()),
    fillings=st.lists(fillings, max_size=2).map(newest_first),
    sales=st.lists(sales, max_size=3).map(newest_sales_first),
)


@given(dossier=dossiers)
def test_any_text_in_any_field_survives(dossier):
    (row,) = rows_of(written([dossier]))
    assert row.problems == ()
    contact, card = row.contact, dossier.card
    assert {field: getattr(contact, field) for field in TEXT_FIELDS} == {
        field: getattr(card, field) for field in TEXT_FIELDS
    }
    assert tuple(point.value for point in contact.phones) == card.phones
    assert tuple(point.value for point in contact.emails) == card.emails
    assert (tuple(contact.tags), tuple(contact.custom.items())) == (card.tags, card.custom)
    restored = row.restored
    assert (restored.place, restored.kind, restored.why) == (card.place, card.kind, card.why)
    assert restored.rhythm == rhythm_of(card)
    assert (restored.notes, restored.moves, restored.reminders, restored.sales) == (
        dossier.notes,
        dossier.moves,
        dossier.reminders,
        dossier.sales,
    )


def exported(tickler, *options):
    return tickler("export", "--format", "json", *options)


@given(dossiers=st.lists(dossiers, max_size=3))
def test_the_folder_that_took_an_export_in_gives_the_same_bytes(dossiers):
    with tempfile.TemporaryDirectory() as home:
        first, second = Tickler(Path(home, "a")), Tickler(Path(home, "b"))
        first("import", "-", stdin=written(dossiers))
        export = exported(first)
        assert len(json.loads(export)["cards"]) == len(dossiers)
        assert second.json("import", "-", stdin=export)["problems"] == []
        assert exported(second) == export


def test_notes_moves_slips_and_numbers_of_cards_arrive(clients_with_history):
    tickler, empty = clients_with_history
    export = exported(tickler)
    report = empty.json("import", "-", stdin=export)
    assert (report["read"], report["created"], report["problems"]) == (3, 3, [])
    assert report["remarks"][:2] == ["read as UTF-8, JSON: objects under cards", "an export of this program"]
    assert exported(empty) == export
    assert empty.json("dossier", "4")["notes"][0]["text"] == "wants three quotes"


def test_dropped_cards_stay_dropped(clients_with_history):
    tickler, empty = clients_with_history
    export = exported(tickler, "--dropped")
    empty("import", "-", stdin=export)
    assert exported(empty, "--dropped") == export
    assert json.loads(export)["cards"][0]["dropped_why"] == "moved away"
    assert empty.json("list")["cards"] == []


def test_the_answers_of_commands_are_cards_of_ours(clients_with_history):
    tickler, empty = clients_with_history
    empty("import", "-", stdin=tickler("--json", "dossier", "4") + tickler("--json", "note", "1", "hello"))
    names = [card["name"] for card in empty.json("list")["cards"]]
    assert sorted(names) == ["Ana", "Цветана"]
    assert len(empty.json("dossier", "Цветана")["notes"]) == 1
    assert empty.json("dossier", "Цветана")["card"]["place"] == "2026-12-08"


@pytest.fixture
def clients_with_history(tmp_path):
    tickler = Tickler(tmp_path / "full")
    tickler("add", "Ana", "--phone", "+385 91 000 0001", "--on", "25", "--why", "offer")
    tickler("add", "Bo", "--on", "dec")
    tickler("add", "გიორგი", "--tag", "vip", "--set", "Größe=XL")
    tickler("add", "Цветана", "--on", "27")
    tickler("note", "4", "wants three quotes", "--outcome", "reached", "--defer", "8.12")
    tickler("remind", "send the offer", "--on", "mon", "--for", "4")
    tickler("drop", "2", "--why", "moved away")
    return tickler, Tickler(tmp_path / "empty")


OWN = json.loads(written([Dossier(Card(7, "Ana"))]))["cards"][0]
NO_SALE = "not one of the sales as this program writes them; left out"
BY_HAND = [
    ("phones", "+385 91 1", Problem(1, "phones", "+385 91 1", "not a list; left out")),
    ("company", ["Acme"], Problem(1, "company", "['Acme']", "not a text; left out")),
    ("custom", "red", Problem(1, "custom", "red", "not an object; left out")),
    ("colour", {"a": "b"}, Problem(1, "colour", "{'a': 'b'}", "not a text; left out")),
    (
        "notes",
        [{"at": "soon"}],
        Problem(1, "notes", "{'at': 'soon'}", "not one of the notes as this program writes them; left out"),
    ),
    (
        "cadence",
        {"every": "often", "anchor": "2026-11-20", "fixed": True},
        Problem(1, "cadence", "often, from 2026-11-20", NO_CADENCE),
    ),
    ("cadence", {"every": "every week"}, Problem(1, "cadence", "{'every': 'every week'}", NO_CADENCE)),
    *(
        (
            "sales",
            [sale],
            Problem(1, "sales", str(sale), "not one of the sales as this program writes them; left out"),
        )
        for sale in (
            {"day": "2026-11-20", "amount": "1e9", "currency": "EUR"},
            {"day": "2026-11-20", "amount": None, "currency": "EUR"},
            {"day": "soon", "amount": "5", "currency": "EUR"},
            {"day": "2026-11-20", "amount": "5", "currency": "euro"},
        )
    ),
    ("place", "soon", Problem(1, "place", "soon", "not a place such as 2026-11-20, 2026-11 or loose")),
]


@pytest.mark.parametrize(("key", "value", "problem"), BY_HAND, ids=[key for key, *_ in BY_HAND])
def test_what_was_broken_by_hand_is_reported(key, value, problem):
    (row,) = rows_of(json.dumps([OWN | {key: value}]))
    assert row.contact.name == "Ana"
    assert row.problems == (problem,)


def test_a_key_added_by_hand_becomes_a_custom_field():
    (row,) = rows_of(json.dumps([OWN | {"Area": "north", "custom": {"zip": "1"}}]))
    assert row.contact.custom == {"Area": "north", "zip": "1"}


def test_half_a_character_in_our_own_file_is_replaced_and_a_nul_kept():
    (row,) = rows_of(json.dumps([OWN | {"company": "A\ud83d", "position": "B\0"}]))
    assert (row.contact.company, row.contact.position) == ("A\ufffd", "B\0")
    assert row.problems == (Problem(1, "company", "A\ufffd", "what is no character was replaced"),)


def test_one_card_of_ours_among_others():
    own, other = rows_of(json.dumps([OWN, {"name": "Bo", "floor": "2"}]))
    assert own.restored.card_id == 7
    assert (other.restored, other.contact.custom) == (None, {"floor": "2"})


def test_a_mapping_makes_our_card_a_foreign_object():
    text = json.dumps([OWN | {"address_as": "Ms Ana"}])
    (row,) = open_json(ByteSource(io.BytesIO(text.encode())), mapping={"address_as": "source"})
    assert (row.restored, row.contact.source) == (None, "Ms Ana")
