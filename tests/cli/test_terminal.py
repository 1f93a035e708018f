"""A real terminal: the morning fits into 80 columns, and NO_COLOR is honoured."""

from unicodedata import east_asian_width

from tests.cli.processes import environ_of, on_terminal


def cells(line):
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in line)


def test_the_morning_fits_into_eighty_columns(clients):
    clients("note", "1", "wants three quotes and a discount, then decides " * 4, "--outcome", "reached")
    clients("add", "山田太郎" * 6, "--on", "today", "--why", "見積もり" * 20)
    shown = on_terminal(["-m", "tickler"], environ_of(clients, NO_COLOR="1"))
    lines = shown.splitlines()

    assert "\x1b" not in shown
    assert lines[0].startswith("Friday 20 November 2026") and lines[0].endswith("tab 20")
    assert max(cells(line) for line in lines) <= 80
    assert "Иван Петров" in shown and "+7 916 000-00-01" in shown


def test_colour_where_it_is_wanted(clients):
    assert "\x1b[1m" in on_terminal(["-m", "tickler", "today"], environ_of(clients))
