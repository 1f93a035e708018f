"""How much of the journal is kept."""

import datetime as dt

import pytest

from tickler.core.errors import ValueRefused
from tickler.core.journal_span import JournalSpan, parse_journal_span
from tickler.core.settings import DEFAULTS, normal_value

FRIDAY = dt.date(2026, 11, 20)


@pytest.mark.parametrize(
    ("said", "kept", "first_day", "commands"),
    [
        pytest.param("90 days", "90 days", dt.date(2026, 8, 22), None, id="days"),
        pytest.param("1 week", "1 week", dt.date(2026, 11, 13), None, id="one"),
        pytest.param("2years", "2 years", dt.date(2024, 11, 18), None, id="years, the long ones"),
        pytest.param("999999 years", "999999 years", dt.date(1, 1, 1), None, id="longer than there are days"),
        pytest.param("5000 Commands", "5000 commands", None, 5000, id="commands"),
        pytest.param("all", "all", None, None, id="everything"),
    ],
)
def test_how_it_is_said(said: str, kept: str, first_day: dt.date | None, commands: int | None) -> None:
    span = parse_journal_span(said)
    assert normal_value("journal", said) == kept == str(span)
    assert (span.first_day(FRIDAY), span.commands) == (first_day, commands)


@pytest.mark.parametrize("said", ["0 days", "ten years", "5", "99 commands", "-1 days", "2 years 3 days"])
def test_what_is_refused(said: str) -> None:
    with pytest.raises(ValueRefused, match="journal"):
        parse_journal_span(said)


def test_the_default_is_in_its_normal_form() -> None:
    assert normal_value("journal", DEFAULTS["journal"]) == DEFAULTS["journal"]
    assert str(JournalSpan(1, "year")) == "1 year"
