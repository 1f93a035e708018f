"""Cells with several values in them, and cells that say nothing."""

import pytest

from tickler.core.import_reports import Problem


@pytest.mark.parametrize(
    ("cell", "emails"),
    [
        ("ana@lipa.example iva@lipa.example", ["ana@lipa.example", "iva@lipa.example"]),
        ("Ana Kos <ana@lipa.example>; Iva <iva@lipa.example>", ["ana@lipa.example", "iva@lipa.example"]),
        ("ana@lipa.example / iva@lipa.example", ["ana@lipa.example", "iva@lipa.example"]),
        ("ana@lipa.example|iva@lipa.example", ["ana@lipa.example", "iva@lipa.example"]),
        ("ana@lipa.example\niva@lipa.example", ["ana@lipa.example", "iva@lipa.example"]),
        ("ana@lipa.example, ", ["ana@lipa.example"]),
        ("'ana@lipa.example'", ["ana@lipa.example"]),
        ("<ana@lipa.example>", ["ana@lipa.example"]),
        ("mailto:Ana@Lipa.example.", ["ana@lipa.example"]),
        ("o'neil@lipa.example", ["o'neil@lipa.example"]),
        ("\u200bana@lipa.example\u200b", ["ana@lipa.example"]),
        ("ana@мёд.example", ["ana@мёд.example"]),
        ("-", []),
        ("n/a", []),
        ("нет", []),
    ],
)
def test_addresses_of_a_cell(read_one, cell, emails):
    contact = read_one(f'Name;E-mail\nAna;"{cell}"\n')
    assert contact.get("emails", []) == emails
    assert "custom" not in contact


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("ana@lipa.example (privat)", "words beside the address; kept as a custom field"),
        ("ask at the desk", "not an e-mail address; kept as a custom field"),
        ("@ana", "not an e-mail address; kept as a custom field"),
    ],
)
def test_words_in_the_place_of_an_address_are_kept_and_reported(read, cell, reason):
    (row,) = read(f"Name;E-mail\nAna;{cell}\n")
    assert row.contact.custom == {"E-mail": cell}
    assert row.problems == (Problem(2, "E-mail", cell, reason),)


@pytest.mark.parametrize(
    ("cell", "phones"),
    [
        ("0910000106/0910000107", ["+385910000106", "+385910000107"]),
        ("091/000-0106", ["+385910000106"]),
        ("0910000106|0910000107", ["+385910000106", "+385910000107"]),
        ("385910000106.0", ["+385910000106"]),
        ("\u202a+385\u00a091\u202f000\u20110106\u202c", ["+385910000106"]),
        ("—", []),
        ("nema", []),
        ("k.A.", []),
    ],
)
def test_numbers_of_a_cell(read_one, cell, phones):
    contact = read_one(f"Name;Phone\nAna;{cell}\n", country="HR")
    assert contact.get("phones", []) == phones
    assert "custom" not in contact


def test_websites_of_a_cell(read_one):
    assert read_one("Name,Website\nAna,lipa.example ::: shop.lipa.example\n") == {
        "name": "Ana",
        "website": "lipa.example",
        "custom": {"Website": "shop.lipa.example"},
    }


def test_what_nobody_sees_is_taken_out(read_one):
    text = "Name;Company;Note\n\u200bAna\u00a0Marija\ufeff;\u200eЛипа\u200f;\u202a🏳️\u200d🌈\u202c\n"
    assert read_one(text) == {"name": "Ana Marija", "company": "Липа", "notes": ["🏳️\u200d🌈"]}


def test_line_ends_within_a_cell_are_written_in_one_way(read_one):
    assert read_one('Name,Note\r\nAna,"one\r\ntwo\rthree"\r\n') == {
        "name": "Ana",
        "notes": ["one\ntwo\nthree"],
    }


@pytest.mark.parametrize("date", ["0/0/00", "0.0.00", "0.0.00.", "00.00.0000", "0000-00-00"])
def test_an_empty_date_is_no_custom_field(read_one, date):
    assert read_one(f"Name;Anniversary\nAna;{date}\n") == {"name": "Ana"}
