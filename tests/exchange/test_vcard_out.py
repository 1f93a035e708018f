"""Cards as vCard: every property, in both versions, as another program reads it."""

import datetime as dt
import io
import json

import pytest
import vobject

from tickler.core.cards import Card, Dossier, Note
from tickler.core.places import Day, Month
from tickler.exchange.content_lines import unescaped
from tickler.exchange.vcard.writer import name_parts, write_vcards

FOLDER = "0123456789abcdef0123456789abcdef"
AT = dt.datetime(2026, 11, 16, 10, 12, tzinfo=dt.timezone(dt.timedelta(hours=1)))
IVAN = Card(
    17,
    "Иван Петров",
    Day(dt.date(2026, 11, 25), dt.time(9, 30)),
    "meeting",
    "5 %, or less",
    company="ООО Ромашка; Москва",
    position="закупки",
    address="ул. Ленина 1, Москва",
    website="https://romashka.example",
    birthday="1984-06-05",
    source="fair",
    address_as="Иван Сергеевич",
    say="ee-VAHN",
    language="ru",
    timezone="Europe/Moscow",
    external_id="c-118",
    phones=("+7 916 000-00-01", "+7 495 000-00-02"),
    emails=("ivan@romashka.example",),
    tags=("vip", "a,b"),
    custom=(("size", "XL"), ("a;b", "c;d\ne")),
)
NOTES = (
    Note(2, AT, "call", "reached", "wants three quotes"),
    Note(1, AT - dt.timedelta(days=9), "other", None, "met at the fair;\nbuys tiles", imported=True),
)


def written(*dossiers, version="4.0"):
    out = io.StringIO(newline="")
    write_vcards(dossiers, out, version=version, folder_id=FOLDER)
    return out.getvalue()


def lines_of(card, version="4.0", notes=()):
    """The lines of one card as a reader unfolds them, without what every card has."""
    text = written(Dossier(card, notes), version=version).replace("\r\n ", "")
    begin, said_version, product, *lines, end, rest = text.split("\r\n")
    assert (begin, said_version, end, rest) == ("BEGIN:VCARD", f"VERSION:{version}", "END:VCARD", "")
    assert product == "PRODID:-//tickler//tickler-file//EN"
    return lines


COMMON = [
    "FN:Иван Петров",
    "N:Петров;Иван;;;",
    "ORG:ООО Ромашка\\; Москва",
    "TITLE:закупки",
    "TEL:+7 916 000-00-01",
    "TEL:+7 495 000-00-02",
    "EMAIL:ivan@romashka.example",
    "ADR:;;ул. Ленина 1\\, Москва;;;;",
    "URL:https://romashka.example",
]
OWN = [
    "CATEGORIES:vip,a\\,b",
    "X-TICKLER-PLACE:2026-11-25",
    "X-TICKLER-TIME:09:30",
    "X-TICKLER-KIND:meeting",
    "X-TICKLER-WHY:5 %\\, or less",
    "X-TICKLER-SOURCE:fair",
    "X-TICKLER-ADDRESS-AS:Иван Сергеевич",
    "X-TICKLER-SAY:ee-VAHN",
    "X-TICKLER-FIELD:size;XL",
    "X-TICKLER-FIELD:a\\;b;c\\;d\\ne",
    "NOTE:2026-11-16T10:12:00+01:00 call/reached: wants three quotes",
    "NOTE:2026-11-07T10:12:00+01:00 other imported: met at the fair\\;\\nbuys tiles",
]


def test_every_field_in_4_0():
    assert lines_of(IVAN, notes=NOTES) == [
        "UID;VALUE=text:c-118",
        *COMMON,
        "BDAY:19840605",
        "LANG:ru",
        "TZ:Europe/Moscow",
        *OWN,
    ]


def test_every_field_in_3_0():
    assert lines_of(IVAN, "3.0", NOTES) == [
        "UID:c-118",
        *COMMON,
        "BDAY:1984-06-05",
        "X-TICKLER-LANGUAGE:ru",
        "TZ;VALUE=text:Europe/Moscow",
        *OWN,
    ]


def test_what_is_absent_has_no_line_and_what_is_empty_an_empty_one():
    assert lines_of(Card(4, "გიორგი")) == [
        f"UID;VALUE=text:4@{FOLDER}.tickler",
        "FN:გიორგი",
        "N:;გიორგი;;;",
        "X-TICKLER-PLACE:loose",
        "X-TICKLER-KIND:call",
    ]
    assert [
        line for line in lines_of(Card(4, "გიორგი", address="", why="")) if line.endswith((":", ";"))
    ] == [
        "N:;გიორგი;;;",
        "ADR:;;;;;;",
        "X-TICKLER-WHY:",
    ]


@pytest.mark.parametrize(
    ("version", "sign"), [("4.0", "KIND:org"), ("3.0", "X-ABShowAs:COMPANY")], ids=["4.0", "3.0"]
)
def test_a_card_named_as_its_firm_is_a_firm(version, sign):
    lines = lines_of(Card(4, "Hotel Bura", company="Hotel Bura"), version)
    assert [sign, "FN:Hotel Bura", "N:;;;;", "ORG:Hotel Bura"] == [lines[0], *lines[2:5]]
    assert sign not in lines_of(Card(4, "Hotel Bura", company="Bura d.o.o."), version)


@pytest.mark.parametrize(
    ("birthday", "version", "line"),
    [
        ("--02-29", "4.0", "BDAY:--0229"),
        ("--02-29", "3.0", "BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29"),
        ("0984-06-05", "4.0", "BDAY:09840605"),
    ],
)
def test_birthdays(birthday, version, line):
    assert line in lines_of(Card(1, "Ana", birthday=birthday), version)


@pytest.mark.parametrize(
    ("place", "lines"),
    [
        pytest.param(Month(2027, 7), ["X-TICKLER-PLACE:2027-07"], id="month"),
        pytest.param(Day(dt.date(2026, 12, 8)), ["X-TICKLER-PLACE:2026-12-08"], id="day"),
        pytest.param(None, [], id="dropped"),
    ],
)
def test_places(place, lines):
    found = lines_of(Card(1, "Ana", place))
    assert [line for line in found if line.startswith(("X-TICKLER-PLACE", "X-TICKLER-TIME"))] == lines


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        pytest.param("Ana", ("", "Ana", ""), id="one word"),
        pytest.param("Ana Horvat", ("Horvat", "Ana", ""), id="two words"),
        pytest.param("Ana Marija Horvat", ("Horvat", "Ana Marija", ""), id="two given names"),
        pytest.param("გიორგი ბერიძე", ("ბერიძე", "გიორგი", ""), id="Georgian"),
        pytest.param("Иван Сергеевич Петров", ("Петров", "Иван", "Сергеевич"), id="patronymic in the middle"),
        pytest.param("Петров Иван Сергеевич", ("Петров", "Иван", "Сергеевич"), id="patronymic at the end"),
        pytest.param("ПЕТРОВА АННА ИЛЬИНИЧНА", ("ПЕТРОВА", "АННА", "ИЛЬИНИЧНА"), id="capitals"),
        pytest.param("Лев Ильич Фомин", ("Фомин", "Лев", "Ильич"), id="a short patronymic"),
        pytest.param("Anna Sergeevna Petrova", ("Petrova", "Anna", "Sergeevna"), id="in Latin letters"),
        pytest.param("Роман Абрамович", ("Абрамович", "Роман", ""), id="a family name like a patronymic"),
        pytest.param(
            "Роман Аркадьевич Абрамович", ("Абрамович", "Роман", "Аркадьевич"), id="and a patronymic"
        ),
        pytest.param(
            "Салтыков Щедрин Михаил Евграфович",
            ("Салтыков Щедрин", "Михаил", "Евграфович"),
            id="two family names",
        ),
        pytest.param("", ("", "", ""), id="nothing"),
    ],
)
def test_the_parts_of_a_name(name, parts):
    assert name_parts(name) == parts


def test_what_no_line_can_hold_is_there_exactly_too():
    card = Card(
        1, "Ana\x1b[2J", why="a\rb", phones=("1\x002", "3"), emails=("a@b.example",), custom=(("k", "v\x7f"),)
    )
    note = Note(1, AT, "call", None, "bell\x07, and \\")
    lines = lines_of(card, notes=(note,))

    assert lines[1:3] == ["FN:Ana [2J", "N:;Ana [2J;;;"]
    (exact,) = [line.removeprefix("X-TICKLER-EXACT:") for line in lines if line.startswith("X-TICKLER-EXACT")]
    assert json.loads(unescaped(exact)) == {
        "name": "Ana\x1b[2J",
        "why": "a\rb",
        "phones": ["1\x002", "3"],
        "notes": ["2026-11-16T10:12:00+01:00 call: bell\x07, and \\"],
        "custom": {"k": "v\x7f"},
    }


@pytest.mark.parametrize("version", ["4.0", "3.0"])
def test_vobject_reads_it_back(version):
    text = written(Dossier(IVAN, NOTES), Dossier(Card(4, "გიორგი " * 30)), version=version)
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75

    ivan, giorgi = vobject.readComponents(text)
    assert ivan.version.value == version
    assert ivan.fn.value == "Иван Петров"
    assert (ivan.n.value.family, ivan.n.value.given) == ("Петров", "Иван")
    assert ivan.org.value == ["ООО Ромашка; Москва"]
    assert [phone.value for phone in ivan.tel_list] == ["+7 916 000-00-01", "+7 495 000-00-02"]
    assert ivan.email.value == "ivan@romashka.example"
    assert ivan.adr.value.street == "ул. Ленина 1, Москва"
    assert ivan.categories.value == ["vip", "a,b"]
    assert [note.value.partition(": ")[2] for note in ivan.note_list] == [
        "wants three quotes",
        "met at the fair;\nbuys tiles",
    ]
    assert giorgi.fn.value == "გიორგი " * 30
