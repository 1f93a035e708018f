"""What this program exports, it reads back without loss; and no bytes bring the reader down."""

import csv
import datetime as dt
import io
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.rhythms import rhythms, with_rhythm
from tickler.core.cards import KINDS, TEXT_FIELDS, Card, Dossier
from tickler.core.contacts import Restored
from tickler.core.errors import FileRefused
from tickler.core.import_reports import Problem
from tickler.core.places import LOOSE, Day, Month
from tickler.core.rhythm import rhythm_of
from tickler.exchange.csv.dialect import DELIMITERS
from tickler.exchange.csv.formulas import guarded, unguarded
from tickler.exchange.csv.own import joined, separated
from tickler.exchange.csv.reader import open_csv
from tickler.exchange.csv.writer import write_csv

ANA = Card(
    id=17,
    name="Ana Horvat",
    place=Day(dt.date(2026, 11, 20), dt.time(9, 30)),
    kind="meeting",
    why="=asks for a discount",
    company="Čvorak d.o.o.",
    birthday="--05-09",
    phones=("+385 91 000 0001", "091 000 0002"),
    emails=("ana@cvorak.hr",),
    tags=("VIP", "a ::: b"),
    custom=(("Boja", "plava"), ("zip", "-")),
)


def exported(cards, custom_keys=None):
    out = io.StringIO(newline="")
    keys = custom_keys or sorted({key for card in cards for key, _ in card.custom})
    write_csv(map(Dossier, cards), out, keys)
    return out.getvalue()


def rows_of(text):
    return list(open_csv(io.BytesIO(text.encode()), country="HR"))


def test_what_is_written():
    header, row = csv.reader(io.StringIO(exported([ANA]), newline=""))
    assert dict(zip(header, row, strict=True)) == {
        "name": "Ana Horvat",
        "company": "Čvorak d.o.o.",
        "position": "",
        "phones": "'+385 91 000 0001 ::: 091 000 0002",
        "emails": "ana@cvorak.hr",
        "tags": "VIP ::: a :\\:: b",
        "place": "2026-11-20",
        "time": "09:30",
        "kind": "meeting",
        "why": "'=asks for a discount",
        "cadence": "",
        "address": "",
        "website": "",
        "birthday": "'--05-09",
        "source": "",
        "address_as": "",
        "say": "",
        "language": "",
        "timezone": "",
        "external_id": "",
        "notes": "",
        "service": "",
        "channel": "",
        "hours": "",
        "custom:Boja": "plava",
        "custom:zip": "'-",
    }


def test_what_is_read_back():
    (row,) = rows_of(exported([ANA]))
    assert row.problems == ()
    assert row.restored == Restored(ANA.place, "meeting", "=asks for a discount")
    assert row.contact.name == "Ana Horvat"
    assert row.contact.birthday == "--05-09"
    assert row.contact.phones == [
        ("+385 91 000 0001", "+385910000001"),
        ("091 000 0002", "+385910000002"),
    ]
    assert row.contact.custom == {"Boja": "plava", "zip": "-"}


def test_the_custom_keys_may_be_given_so_that_cards_are_streamed():
    cards = iter([ANA])
    assert (
        exported(cards, custom_keys=["zip", "Boja"]).splitlines()[0].endswith(',"custom:zip","custom:Boja"')
    )


def test_a_spreadsheet_may_reorder_and_add_columns():
    text = "emails;place;name;kind;address_as;phones;Area\r\na@x.hr;2026-11;Ana;call;;'+385 91 1;north\r\n"
    (row,) = rows_of(text)
    assert row.restored == Restored(Month(2026, 11), "call", None)
    assert row.contact.phones == [("+385 91 1", "385911")]
    assert row.contact.custom == {"Area": "north"}


def test_a_mapping_makes_our_file_a_foreign_one_without_its_guards():
    text = "name,phones,emails,place,kind,address_as\r\nAna,'+385 91 000 0001,,loose,call,'=Ana\r\n"
    (row,) = open_csv(io.BytesIO(text.encode()), mapping={"address_as": "source"})
    assert (row.contact.phones, row.contact.source) == ([("+385 91 000 0001", "+385910000001")], "=Ana")


def test_what_was_broken_by_hand_is_reported():
    header = "name,phones,emails,place,time,kind,address_as,birthday"
    text = f"{header}\nAna,none,ana,soon,9.30,dance,,31.2.1980\n,,,loose,,,,\n"
    first, second = rows_of(text)
    assert first.problems == (
        Problem(2, "birthday", "31.2.1980", "there is no such day; kept as a custom field"),
        Problem(2, "phones", "none", "a phone number without digits; kept as a custom field"),
        Problem(2, "emails", "ana", "not an e-mail address; kept as a custom field"),
        Problem(2, "time", "9.30", "not a time; write it as HH:MM"),
        Problem(2, "place", "soon", "not a place such as 2026-11-20, 2026-11 or loose"),
        Problem(2, "kind", "dance", f"no kind of contact; there are {', '.join(KINDS)}"),
    )
    assert first.restored == Restored(None, None, None)
    assert second.contact is None


@pytest.mark.parametrize("place", ["2026-13", "2026-02-30", "0000-01", "20261120", "2026-W47-5"])
def test_no_such_place(place):
    (row,) = rows_of(f"name,phones,emails,place,kind,address_as\nAna,,,{place},,\n")
    assert row.restored.place is None
    assert [problem.column for problem in row.problems] == ["place"]


def composed(text):
    return normalize("NFC", text)


texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12).map(composed)
nasty = st.text("'\"=+-@\t\r\n,;|:\\ a\u00e9", max_size=8)
any_text = st.one_of(nasty, texts)
numbers = any_text.map(lambda text: text + "385910000001")
addresses = st.from_regex(r"[a-z=+'\-]{1,5}@[a-z]{1,5}\.hr", fullmatch=True)
dates = st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1))
times = st.none() | st.times().map(lambda time: time.replace(second=0, microsecond=0))
places = st.one_of(
    st.just(LOOSE),
    st.builds(Day, dates, times),
    st.builds(Month, st.integers(2000, 2100), st.integers(1, 12)),
)
cards = st.builds(
    Card,
    id=st.just(1),
    name=any_text.filter(bool),
    place=places,
    kind=st.sampled_from(KINDS),
    birthday=st.none() | dates.map(dt.date.isoformat),
    **{field: st.none() | any_text for field in ("why", *TEXT_FIELDS) if field not in ("name", "birthday")},
    phones=st.lists(numbers, max_size=2).map(tuple),
    emails=st.lists(addresses, max_size=2).map(tuple),
    tags=st.lists(any_text, max_size=3).map(tuple),
    custom=st.dictionaries(any_text, any_text, max_size=2).map(lambda items: tuple(sorted(items.items()))),
)


cards = st.builds(with_rhythm, cards, rhythms)


@given(cards=st.lists(cards, min_size=1, max_size=3))
def test_any_text_in_any_field_survives(cards):
    rows = rows_of(exported(cards))
    assert len(rows) == len(cards)
    for row, card in zip(rows, cards, strict=True):
        assert row.problems == ()
        contact = row.contact
        assert {field: getattr(contact, field) for field in TEXT_FIELDS} == {
            field: getattr(card, field) for field in TEXT_FIELDS
        }
        assert tuple(point.value for point in contact.phones) == card.phones
        assert tuple(point.value for point in contact.emails) == card.emails
        assert tuple(contact.tags) == card.tags
        assert tuple(sorted(contact.custom.items())) == card.custom
        assert row.restored == Restored(card.place, card.kind, card.why, rhythm=rhythm_of(card))


@given(cards=st.lists(cards, min_size=1, max_size=3))
@settings(max_examples=2 * settings().max_examples)
def test_no_cell_starts_a_formula_whatever_a_reader_splits_at(cards):
    text = exported(cards)
    for delimiter in DELIMITERS:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝"))]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1", "'=1"),
        ("", "'"),
        ("a, -b", "a, -b"),
        ("x;=1", "x;'=1"),
        ("x\n-1", "x\n'-1"),
        ('x|"=1', "x|'\"=1"),
        ("ends with;", "ends with;'"),
        ("'tis; no formula", "'tis; no formula"),
    ],
)
def test_where_the_guard_stands(text, cell):
    assert guarded(text) == cell
    assert unguarded(cell) == text


@given(any_text)
def test_the_guard_comes_off_exactly(text):
    assert unguarded(guarded(text)) == text


@given(st.lists(any_text, min_size=1, max_size=4))
def test_texts_in_one_cell_come_apart_exactly(values):
    assert separated(joined(values)) == values


headers = [
    b"name",
    b"phone",
    b"E-mail 1 - Value",
    b"birthday",
    b"tags",
    b"place,kind,phones,emails,address_as",
]
marks = [b",", b";", b"\t", b'"', b'""', b"\n", b"\r", b"\r\n", b"\0", b"'=", b'="1"', b" ::: ", b"sep=;\n"]
oddities = [b"\xff\xfe", b"\xef\xbb\xbf", b"\xe6", "Ж".encode(), "Ж".encode("cp1251"), "z\u030c".encode()]
values = [b"+385 91 1", b"7,9E+10", b"31/2/80", b"a@x.hr", b"2026-11"]
scraps = st.lists(st.sampled_from(headers + marks + oddities + values), max_size=40).map(b"".join)


@given(
    data=st.one_of(
        st.binary(max_size=300),
        scraps,
        scraps.map(lambda scrap: b"name,phone,birthday,tags\n" + scrap),
    ),
    country=st.sampled_from([None, "HR"]),
)
@settings(max_examples=4 * settings().max_examples)
def test_any_bytes_end_in_rows_or_in_a_refusal(data, country):
    try:
        rows = list(open_csv(io.BytesIO(data), country=country))
    except FileRefused as refusal:
        assert refusal.hint
    else:
        assert len(rows) <= data.count(b"\n") + data.count(b"\r") + 1
        assert all(row.contact or row.problems for row in rows)
        assert all("\0" not in row.contact.name for row in rows if row.contact)
