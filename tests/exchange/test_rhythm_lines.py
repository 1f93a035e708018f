"""A cadence of a client in a cell of a sheet: it reads well, and comes back exactly."""

import datetime as dt

import pytest
from hypothesis import given

from tests.exchange.rhythms import rhythms, with_rhythm
from tickler.core.cards import Card
from tickler.core.import_reports import Problem
from tickler.exchange.own import NO_CADENCE
from tickler.exchange.rhythm_lines import read_rhythm_line, rhythm_line

ANCHOR = dt.date(2026, 11, 20)


@pytest.mark.parametrize(
    ("every", "fixed", "line"),
    [
        ("every 2 weeks", False, "every 2 weeks, last 2026-11-20"),
        ("every 2 weeks", True, "every 2 weeks, from 2026-11-20"),
        ("every 31st", True, "every 31st, from 2026-11-20"),
        ("every 5 may", True, "every 5 may, from 2026-11-20"),
    ],
)
def test_how_it_reads(every, fixed, line):
    assert rhythm_line(Card(1, "Ana", every=every, anchor=ANCHOR, fixed=fixed)) == line


@given(rhythms)
def test_it_comes_back_exactly(rhythm):
    line = rhythm_line(with_rhythm(Card(1, "Ana"), rhythm))
    assert (read_rhythm_line(line) if line else None) == rhythm


def test_a_person_may_type_it_in_other_words():
    found = read_rhythm_line("monthly, last 2026-11-20")
    assert found and (found.cadence.text, found.fixed) == ("every month", False)


@pytest.mark.parametrize(
    "line",
    ["", "monthly", "often, last 2026-11-20", "monthly, last 20.11.2026", "monthly, last 2026-02-30",
     "monthly, since 2026-11-20", "every 0 days, last 2026-11-20", "monthly, last 2026-11-20\n"],
)  # fmt: skip
def test_anything_else_is_none(line):
    assert read_rhythm_line(line) is None


@pytest.mark.parametrize(
    "file", ["name,phones,emails,place,kind,address_as,cadence\nAna,,,2026-12-04,call,,weekly\n"]
)
def test_a_wrong_one_is_reported_and_the_card_is_taken_in(tickler, file):
    report = tickler.json("import", "-", stdin=file)
    assert report["created"] == 1
    assert report["problems"] == [Problem(2, "cadence", "weekly", NO_CADENCE)._asdict()]
    assert tickler.json("dossier", "1")["card"]["cadence"] is None


@pytest.mark.parametrize("file_format", ["csv", "json", "vcf", "vcf3"])
def test_a_folder_with_cadences_comes_back(tickler, tmp_path, file_format):
    for name, *every in (("Ana", "every", "2", "weeks"), ("Bo", "every", "31st"), ("Cvita",)):
        tickler("add", name)
        if every:
            tickler("cadence", name, *every)
    first = tickler("export", "--format", file_format)
    other = str(tmp_path / "other.db")
    tickler("--folder", other, "import", "-", stdin=first)
    assert tickler("--folder", other, "export", "--format", file_format) == first
    cadences = [
        tickler.json("--folder", other, "dossier", n)["card"]["cadence"] for n in ("Ana", "Bo", "Cvita")
    ]
    assert cadences == [
        {"every": "every 2 weeks", "anchor": "2026-11-20", "fixed": False},
        {"every": "every 31st", "anchor": "2026-11-20", "fixed": True},
        None,
    ]
    before = tickler("--folder", other, "export", "--format", "json")
    tickler("--folder", other, "undo")
    tickler("--folder", other, "redo")
    assert tickler("--folder", other, "export", "--format", "json") == before
