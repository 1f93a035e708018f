"""Rows that say one thing twice, in parts, or under a label of their own."""

import pytest

from tests.exchange.conftest import filled
from tickler.core.import_reports import Problem


@pytest.mark.parametrize(
    ("row", "name", "custom"),
    [
        ("Ana Kos,Ana,Kos", "Ana Kos", {}),
        ('"Kos, Ana",Ana,Kos', "Ana Kos", {}),
        ("ana@lipa.example,Ana,Kos", "Ana Kos", {}),
        ("Anči Kos,Ana,Kos", "Anči Kos", {"First Name": "Ana"}),
        ('"Kos, Ltd.",,', "Kos, Ltd.", {}),
        ("Reception,Ana,Kos", "Reception", {"First Name": "Ana", "Last Name": "Kos"}),
        (",Ana,Kos", "Ana Kos", {}),
    ],
    ids=[
        "the same",
        "last name first",
        "an address",
        "another first name",
        "a firm",
        "none of it",
        "parts only",
    ],
)
def test_a_name_that_is_given_whole_and_in_parts(read_one, row, name, custom):
    contact = read_one(f"Display Name,First Name,Last Name\n{row}\n")
    assert (contact["name"], contact.get("custom", {})) == (name, custom)


@pytest.mark.parametrize("row", ["Ana,Kos", "Ana Kos,Kos"], ids=["in parts", "whole"])
def test_name_beside_surname_is_the_first_name(read_one, row):
    assert read_one(f"Name,Surname\n{row}\n") == {"name": "Ana Kos"}


def test_a_label_of_google_names_its_value(read_one):
    assert read_one(
        "Name,Event 1 - Label,Event 1 - Value,Relation 1 - Type,Relation 1 - Value,IM 1 - Type,"
        "IM 1 - Service,IM 1 - Value,Custom Field 1 - Label,Custom Field 1 - Value,Custom Field 2 - Label,"
        "Custom Field 2 - Value,Custom Field 3 - Label,Custom Field 3 - Value\n"
        "Ana,* Anniversary,2010-06-12,Spouse,Ivo,* Home,Skype,ana.k,Coffee,black ::: no sugar,,loose,Size,\n"
    ) == {
        "name": "Ana",
        "custom": {
            "Anniversary": "2010-06-12",
            "Spouse": "Ivo",
            "Skype": "ana.k",
            "Coffee": "black ::: no sugar",
            "Custom Field 2 - Value": "loose",
        },
    }


def test_a_profession_is_the_position_where_there_is_no_other(read):
    first, second = read("Name,Occupation,Job title\nAna,baker,owner\nIva,baker,\n")
    assert filled(first.contact) == {"name": "Ana", "position": "owner", "custom": {"Occupation": "baker"}}
    assert filled(second.contact) == {"name": "Iva", "position": "baker"}


@pytest.mark.parametrize(
    ("row", "address"),
    [
        ("Hrast 1 Vrhnika SI,,si", "Hrast 1 Vrhnika SI"),
        ("Allee 1,Berlin,IN", "Allee 1, Berlin, IN"),
        ("Allee 1 in Berlin,Berlin,", "Allee 1 in Berlin"),
    ],
)
def test_what_an_address_says_already_is_not_said_twice(read_one, row, address):
    assert read_one(f"Name,Address,City,Country\nAna,{row}\n")["address"] == address


@pytest.mark.parametrize(
    "row",
    ["Total,,300", "Grand total:,,1.200 EUR", "Итого: 3,,", "UKUPNO,2,300", "Summe,,3 000 €", "ჯამი,,5"],
)
def test_a_line_of_totals_is_no_contact(read, row):
    _, total = read(f"Client,City,Turnover\nAna,Senj,300\n{row}\n")
    (problem,) = total.problems
    assert total.contact is None
    assert problem[:2] == (3, None)
    assert problem.reason == "a line of totals, not a contact; left out"


@pytest.mark.parametrize(
    "row",
    [
        "Total,Paris,",
        "Total,,,ana@total.example",
        "Total,,,,+33 1 00 00 00 01",
        "Total,Paris,300",
        "Totalka,,3",
    ],
)
def test_a_firm_that_is_called_total_is_one(read, row):
    (firm,) = read(f"Client,City,Turnover,E-mail,Phone\n{row}\n")
    assert firm.contact.name.startswith("Total")
    assert firm.problems == ()


def test_the_total_of_a_sheet_stands_with_its_line(read):
    (total,) = read("Name;Phone\nTotal;\nTotal 2;\n")[1:]
    assert total.problems == (Problem(3, None, "Total 2", "a line of totals, not a contact; left out"),)


def test_columns_in_which_nobody_has_put_anything_are_not_named(read):
    read(
        "Name,Telex,ISDN,Priority,Photo,Image,Event 1 - Label,Event 1 - Value\n"
        "Ana,,7,Normal,,a.jpg,Anniversary,2010-06-12\n"
    )
    assert read.reading.remarks == (
        "read as UTF-8, cells separated by commas",
        "kept as custom fields: ISDN, Event 1 - Value",
        "left out: Image",
    )
