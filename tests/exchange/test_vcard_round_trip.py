"""What this program exports as vCards, it reads back without loss; and no bytes bring the reader down."""

import datetime as dt
import io
import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.rhythms import rhythms, with_rhythm
from tickler.core.cards import KINDS, OUTCOMES, TEXT_FIELDS, Card, Dossier, Note
from tickler.core.contacts import Restored
from tickler.core.errors import FileRefused
from tickler.core.import_reports import Problem
from tickler.core.places import LOOSE, Day, Month
from tickler.exchange.formats import open_contacts
from tickler.exchange.vcard.writer import write_vcards

FOLDER = "0123456789abcdef" * 2
VERSIONS = ["4.0", "3.0"]

ANA = Card(
    id=17,
    name="Ana Horvat",
    place=Day(dt.date(2026, 11, 20), dt.time(9, 30)),
    kind="meeting",
    why="asks for a discount; again",
    company="Čvorak, d.o.o.",
    position="voditeljica nabave",
    address="Ilica 1\n10000 Zagreb",
    birthday="--05-09",
    language="hr",
    timezone="Europe/Zagreb",
    external_id="urn:x:7",
    phones=("+385 91 000 0001", "091 000 0002"),
    emails=("ana@cvorak.hr",),
    tags=("VIP", "sajam, jesen"),
    custom=(("Boja; nijansa", "plava\\zelena"),),
)
SAID = Note(0, dt.datetime(2026, 11, 16, 10, 12, tzinfo=dt.UTC), "call", "reached", "wants three\nquotes")


def exported(dossiers, version="4.0"):
    out = io.StringIO(newline="")
    write_vcards(dossiers, out, version=version, folder_id=FOLDER)
    return out.getvalue()


def rows_of(text):
    return list(open_contacts(io.BytesIO(text.encode()), "vcf", country="HR"))


def as_written(row):
    """Return the card that a row would become, and its notes."""
    contact, restored = row.contact, row.restored
    card = Card(
        id=1,
        place=restored.place,
        kind=restored.kind,
        why=restored.why,
        **{field: getattr(contact, field) for field in TEXT_FIELDS},
        phones=tuple(point.value for point in contact.phones),
        emails=tuple(point.value for point in contact.emails),
        tags=tuple(contact.tags),
        custom=tuple(contact.custom.items()),
    )
    card = with_rhythm(card, restored.rhythm)
    return Dossier(card, restored.notes)


@pytest.mark.parametrize("version", VERSIONS)
def test_what_is_read_back(version):
    (row,) = rows_of(exported([Dossier(ANA, (SAID,))], version))
    assert row.problems == ()
    assert row.restored == Restored(ANA.place, "meeting", ANA.why, notes=(SAID,))
    assert as_written(row).card == ANA._replace(id=1)
    assert [point.key for point in row.contact.phones] == ["+385910000001", "+385910000002"]


@pytest.mark.parametrize("version", VERSIONS)
def test_a_card_without_an_id_of_its_own_gets_one_that_stays(version):
    card = ANA._replace(external_id=None)
    first = exported([Dossier(card)], version)
    (row,) = rows_of(first)
    assert row.contact.external_id == f"17@{FOLDER}.tickler"
    assert exported([as_written(row)], version) == first


def test_our_own_file_is_recognised():
    reading = open_contacts(io.BytesIO(exported([Dossier(ANA)]).encode()))
    assert [row.contact.name for row in reading] == ["Ana Horvat"]
    assert reading.remarks == ("read as vCards in UTF-8", "an export of this program")


def test_a_property_and_a_note_that_somebody_has_added_are_kept():
    text = exported([Dossier(ANA, (SAID,))]).replace("END:", "X-RANK:a\\,b\r\nNOTE:likes tea\r\nEND:")
    (row,) = rows_of(text)
    assert row.contact.custom == {"Boja; nijansa": "plava\\zelena", "rank": "a,b"}
    assert (row.restored.notes, row.contact.notes) == ((SAID,), ["likes tea"])
    assert row.problems == ()


@pytest.mark.parametrize(
    "exact",
    ["{", "[1]", '{"name": 1}', '{"notes": ["a", 2]}', '{"custom": []}', '{"why": "\\ud800"}', "[" * 100_000],
    ids=["cut", "list", "number", "number in a list", "no object", "half a character", "deep"],
)
def test_what_was_broken_by_hand_is_reported(exact):
    line = f"X-TICKLER-EXACT:{exact}\r\nX-TICKLER-PLACE:soon\r\n"
    text = re.sub("X-TICKLER-PLACE.*\r\n", lambda _: line, exported([Dossier(ANA)]))
    (row,) = rows_of(text)
    assert row.contact.name == "Ana Horvat"
    assert [(problem.row, problem.column, problem.reason) for problem in row.problems] == [
        (1, "X-TICKLER-EXACT", "not what this program writes there; left out"),
        (1, "place", "not a place such as 2026-11-20, 2026-11 or loose"),
    ]


def test_a_card_of_ours_that_was_cut_off():
    text = exported([Dossier(ANA)]).partition("TEL")[0]
    (row,) = rows_of(text)
    assert row.contact.company == "Čvorak, d.o.o."
    reason = "the card does not end; what was there of it was taken"
    assert row.problems == (Problem(1, None, "Ana Horvat", reason),)


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
nasty = st.text("\\,;:=\r\n\t \x00\x0b\x1b\x7f\x85\u2028\ufeffnN\"'^é\u0301", max_size=10)
marks = st.sampled_from(
    ["END:VCARD", "\nEND:VCARD", "BEGIN:VCARD\n", "data:x/y;a", "=\n", "é" * 90, "a" * 200]
)
any_text = st.one_of(nasty, texts, marks, st.tuples(texts, marks, nasty).map("".join))
dates = st.dates(dt.date(1700, 1, 1), dt.date(2100, 1, 1))
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
    birthday=st.none() | dates.map(dt.date.isoformat) | st.sampled_from(["--02-29", "--12-31"]),
    **{field: st.none() | any_text for field in ("why", *TEXT_FIELDS) if field not in ("name", "birthday")},
    phones=st.lists(any_text.map(lambda text: text + "385910000001"), max_size=2).map(tuple),
    emails=st.lists(st.from_regex(r"[a-z=+'\\,;\-]{1,5}@[a-z]{1,5}\.hr", fullmatch=True), max_size=2).map(
        tuple
    ),
    tags=st.lists(any_text, max_size=3).map(tuple),
    custom=st.dictionaries(any_text, any_text, max_size=2).map(lambda items: tuple(sorted(items.items()))),
    **dict.fromkeys(("created_at", "dropped_at", "dropped_why"), st.none()),  # a vCard has no place for them
)
cards = st.builds(with_rhythm, cards, rhythms)
notes = st.builds(
    Note,
    id=st.just(0),
    at=st.datetimes(dt.datetime(2000, 1, 1), dt.datetime(2100, 1, 1), timezones=st.just(dt.UTC)),
    kind=st.sampled_from(KINDS),
    outcome=st.none() | st.sampled_from(OUTCOMES),
    text=any_text,
    private=st.booleans(),
    imported=st.booleans(),
)
dossiers = st.builds(
    Dossier, cards, st.lists(notes, max_size=2).map(tuple), fillings=st.just(()), sales=st.just(())
)


@pytest.mark.parametrize("version", VERSIONS)
@given(written=st.lists(dossiers, min_size=1, max_size=3))
def test_any_text_in_any_field_survives(version, written):
    text = exported(written, version)
    rows = rows_of(text)
    assert [row.problems for row in rows] == [()] * len(written)
    unnamed = f"1@{FOLDER}.tickler"
    expected = [
        Dossier(
            d.card._replace(external_id=unnamed if d.card.external_id is None else d.card.external_id),
            d.notes,
        )
        for d in written
    ]
    assert [as_written(row) for row in rows] == expected
    assert exported(map(as_written, rows), version) == text


lines = st.sampled_from(
    [
        b"BEGIN:VCARD",
        b"END:VCARD",
        b" BEGIN:VCARD",
        b"begin : vcard ",
        b"VERSION:2.1",
        b"FN:Ana",
        b"N:a;b\\;c,d;;",
        b"TEL;HOME;FAX:1",
        b"TEL;VALUE=uri:tel:+385;ext=5",
        b"item1.URL:x",
        b"item1.X-ABLabel:_$!<Home>!$_",
        b"NOTE;ENCODING=QUOTED-PRINTABLE:=D0=",
        b"=9F",
        b"NOTE;CHARSET=x\0y:\xff",
        b"KEY:",
        b"PHOTO;BASE64:AAAA",
        b"AAAA",
        b"NOTE;ENCODING=b:!",
        b" \xd0",
        b"\x9f",
        b"",
        b"ORG:;",
        b'ADR;LABEL="a:b',
        b'":;;',
        b"X-\xc4\x8d:1",
        b"BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-30",
        b"KIND:group",
        b"MEMBER:urn:uuid:1",
        b"CATEGORIES:,;\\",
        b"PRODID:-//tickler//tickler-file//EN",
        b"X-TICKLER-FIELD:",
        b"X-TICKLER-EXACT:{}",
        b"CATEGORIES:\\",
        b"X-ANDROID-CUSTOM:",
        b"IMPP:skype:",
        b"AGENT;X=1:x",
        b"LANG:\\n",
        b"TZ:..",
        b"TEL:7,9E+10",
        b"UID:\\",
    ]
)
ends = st.sampled_from([b"\n", b"\r\n", b"\r", b"\r\r\n", b""])
scraps = st.lists(st.tuples(lines, ends).map(b"".join), max_size=40).map(b"".join)


@given(
    data=st.one_of(
        st.binary(max_size=200).map(lambda data: b"BEGIN:VCARD\n" + data),
        scraps,
        scraps.map(lambda scrap: b"BEGIN:VCARD\r\n" + scrap + b"\r\nEND:VCARD\r\n"),
        scraps.map(lambda scrap: ("BEGIN:VCARD\nFN:Ж\n" + scrap.decode("latin-1")).encode("utf-16")),
    ),
    mapping=st.sampled_from([{}, {"X-č": "tag", "fn": "custom:x", "NOTE": "skip"}]),
)
@settings(max_examples=4 * settings().max_examples)
def test_any_bytes_end_in_rows_or_in_a_refusal(data, mapping):
    try:
        rows = list(open_contacts(io.BytesIO(data), "vcf", mapping=mapping))
    except FileRefused as refusal:
        assert refusal.hint
    else:
        assert all(row.contact or row.problems for row in rows)
        for row in rows:
            json.dumps([*row.problems, *vars_of(row.contact)], ensure_ascii=False).encode()


def vars_of(contact):
    return [getattr(contact, name) for name in contact.__slots__] if contact else []


@given(
    st.lists(
        st.sampled_from([b"BEGIN:VCARD", b"END:VCARD", b"FN:Ana", b"TEL:1", b" folded", b"x", b""]),
        max_size=30,
    )
)
def test_every_card_that_begins_is_a_row(parts):
    begins = [number for number, line in enumerate(parts, start=1) if line == b"BEGIN:VCARD"]
    try:
        rows = list(open_contacts(io.BytesIO(b"\r\n".join(parts)), "vcf"))
    except FileRefused:
        assert not begins
    else:
        assert [row.number for row in rows if row.number in begins] == begins
