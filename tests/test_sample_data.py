"""The sample data hold together: the demo, the tests and the documents rely on them."""

import csv
import datetime as dt
import json
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from tickler.core.cards import DOCUMENT_KINDS, KINDS, OUTCOMES

SAMPLE_DATA = Path(__file__).parent.parent / "sample_data"
CONTACT_FILES = {
    "contacts.csv": ("utf-8", ",", 62, 36),
    "outlook.csv": ("utf-8-sig", ",", 8, 92),
    "plain.csv": ("utf-8", ";", 8, 5),
}
INVENTED_NUMBER = re.compile(
    r"""\+(?:
        44(?:7700900|2079460)\d{3}      # kept for fiction by the British regulator
        |33639980\d{3}                  # by the French one
        |493023125\d{3}                 # by the German one
        |121255501\d{2}                 # by the North American one
        |\d{3,6}0000\d{2,5}             # a network's prefix, four zeros, and a small number
    )""",
    re.VERBOSE,
)


def read_contacts(name: str) -> list[dict[str, str]]:
    encoding, delimiter, _, _ = CONTACT_FILES[name]
    with (SAMPLE_DATA / name).open(encoding=encoding, newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter, strict=True))


def full_name(row: dict[str, str]) -> str:
    return " ".join(filter(None, (row["First Name"], row["Middle Name"], row["Last Name"])))


def values(row: dict[str, str], pattern: str) -> list[str]:
    return [value for header, value in row.items() if re.search(pattern, header) and value]


@pytest.fixture(scope="module")
def contacts() -> list[dict[str, str]]:
    return read_contacts("contacts.csv")


@pytest.fixture(scope="module")
def day() -> dict:
    return json.loads((SAMPLE_DATA / "day.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", CONTACT_FILES)
def test_contact_file_parses_with_its_rows_and_columns(name):
    rows = read_contacts(name)

    assert len(rows) == CONTACT_FILES[name][2]
    assert {len(row) for row in rows} == {CONTACT_FILES[name][3]}
    assert all(value is not None and header is not None for row in rows for header, value in row.items())


def test_outlook_file_fits_the_code_page_of_its_program():
    text = (SAMPLE_DATA / "outlook.csv").read_text(encoding="utf-8-sig")

    assert text.encode("cp1252").decode("cp1252") == text


@pytest.mark.parametrize("script", ["LATIN", "CYRILLIC", "GEORGIAN"])
def test_names_are_in_three_scripts(contacts, script):
    names = [full_name(row) for row in contacts if full_name(row)]

    assert sum(unicodedata.name(name[0]).startswith(script) for name in names) >= 10


@pytest.mark.parametrize("name", CONTACT_FILES)
def test_telephone_numbers_are_invented(name):
    numbers = [
        number for row in read_contacts(name) for number in values(row, r"^Phone( \d - Value)?$| Phone")
    ]

    assert len(numbers) >= 6
    assert [n for n in numbers if not INVENTED_NUMBER.fullmatch(re.sub(r"[^\d+]", "", n))] == []


@pytest.mark.parametrize("name", CONTACT_FILES)
def test_addresses_on_the_net_can_reach_nobody(name):
    rows = read_contacts(name)
    found = [
        v for row in rows for v in values(row, r"^E-mail( \d - Value| Address)?$|Website 1 - Value|Web Page")
    ]

    assert len(found) >= 6
    assert [v for v in found if not re.search(r"[@./]example(\.com|\.org|\.net)?$|\.example$", v)] == []


def test_contacts_hold_what_real_address_books_hold(contacts):
    assert sum(bool(row["Organization Name"]) and not full_name(row) for row in contacts) == 3
    nameless = [row for row in contacts if not full_name(row) and not row["Organization Name"]]
    assert sum(bool(values(row, "^Phone . - Value")) for row in nameless) == 2
    assert sum(bool(values(row, "^E-mail . - Value")) for row in nameless) == 1
    birthdays = [row["Birthday"] for row in contacts if row["Birthday"]]
    assert any(birthday.startswith("--") for birthday in birthdays)
    assert any(dt.date.fromisoformat(b) for b in birthdays if not b.startswith("--"))
    notes = "".join(row["Notes"] for row in contacts)
    assert {",", '"', "\n"} <= set(notes)
    assert all("* myContacts" in row["Labels"] for row in contacts)


def test_one_person_is_there_twice(contacts):
    mails = Counter(row["E-mail 1 - Value"] for row in contacts if row["E-mail 1 - Value"])

    assert [mail for mail, count in mails.items() if count > 1] == ["sokolova@dub.example"]


def test_day_names_each_card_once_and_only_cards_that_exist(contacts, day):
    known = Counter(full_name(row) for row in contacts)
    named = [card["name"] for card in day["cards"]]

    assert [name for name in named if known[name] != 1] == []
    assert len(set(named)) == len(named)
    assert {document["name"] for document in day["documents"]} <= set(named)
    assert {slip["client"] for slip in day["reminders"]} - {None} <= set(named)


def test_day_speaks_the_words_of_the_folder(day):
    notes = [note for card in day["cards"] for note in card["notes"]]

    assert {card["kind"] for card in day["cards"]} | {note["kind"] for note in notes} <= set(KINDS)
    assert {note["outcome"] for note in notes} <= {None, *OUTCOMES}
    assert {document["kind"] for document in day["documents"]} <= set(DOCUMENT_KINDS)
    assert all((SAMPLE_DATA / document["file"]).is_file() for document in day["documents"])


def test_history_lies_in_the_past_and_in_order(day):
    for card in day["cards"]:
        said = [(note["offset"], dt.time.fromisoformat(note["time"])) for note in card["notes"]]
        moved = [move["offset"] for move in card["moves"]]
        assert said == sorted(said), card["name"]
        assert moved == sorted(moved), card["name"]
        assert max([*moved, *(offset for offset, _ in said)], default=0) <= 0, card["name"]


def test_moves_lead_to_the_place_of_the_card(day):
    for card in day["cards"]:
        moves = card["moves"]
        assert [m["to_offset"] for m in moves[:-1]] == [m["from_offset"] for m in moves[1:]], card["name"]
        assert all(move["to_offset"] > move["offset"] for move in moves), card["name"]
        assert not moves or moves[-1]["to_offset"] == card["on"]["offset"], card["name"]
        assert not moves or moves[-1]["why"] == card["why"], card["name"]


def test_morning_has_what_the_documents_show(day):
    places = [card["on"] for card in day["cards"]]
    pile = [card for card in day["cards"] if card["on"].get("offset", 1) <= 0]
    late = {card["name"]: -card["on"]["offset"] for card in pile if card["on"]["offset"] < 0}

    assert Counter(card["kind"] for card in pile) == {"call": 7, "first-call": 4, "meeting": 1}
    assert sorted(card["on"]["time"] for card in pile if "time" in card["on"]) == ["09:30", "11:15", "14:00"]
    assert late == {"Željko Šarić": 3, "Tom Whitfield": 2, "Ольга Кузнецова": 1}
    assert places.count({"month": 0}) == 4
    assert sum(slip["offset"] == 0 for slip in day["reminders"]) == 3


def test_zeljko_was_moved_four_times_and_never_reached(day):
    zeljko = next(card for card in day["cards"] if card["name"] == "Željko Šarić")

    assert len(zeljko["moves"]) == 4
    assert [note["outcome"] for note in zeljko["notes"]] == ["no-answer", "left-message", "no-answer"]


def test_sales_are_to_sample_clients_but_for_one(contacts):
    with (SAMPLE_DATA / "sales.csv").open(encoding="utf-8", newline="") as file:
        sales = list(csv.DictReader(file, delimiter=";", strict=True))
    assert len(sales) == 127
    assert {row["Customer"] for row in sales} - set(map(full_name, contacts)) == {"Café Nobody"}
    days = {"-".join(reversed(row["Date"].split("."))) for row in sales}
    assert max(days) < "2026-11-20"
