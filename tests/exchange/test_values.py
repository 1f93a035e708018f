"""One rule a field, for files and for what is typed."""

import pytest

from tickler.exchange.reading import FieldRefused
from tickler.exchange.values import normal_field


@pytest.mark.parametrize(
    ("field", "text", "kept"),
    [
        ("birthday", "9.5.1984", "1984-05-09"),
        ("birthday", "0/0/00", ""),
        ("language", "pt-BR", "pt-BR"),
        ("timezone", "Europe/Zagreb", "Europe/Zagreb"),
        ("timezone", "UTC", "UTC"),
        ("service", " Quick ", "quick"),
        ("hours", "after the rain", "after the rain"),
        ("source", "anything", "anything"),
    ],
)
def test_taken(field, text, kept):
    assert normal_field(field, text) == kept


@pytest.mark.parametrize(
    ("field", "text", "reason"),
    [
        ("birthday", "31.2.1980", "there is no such day"),
        ("birthday", "6/5/1984", "day and month cannot be told apart"),
        ("language", "Croatian language", "not a language tag"),
        ("language", "hr_HR", "not a language tag"),
        ("timezone", "Europe/Atlantis", "not a time zone"),
        ("timezone", "Europe", "not a time zone"),
        ("service", "royal", "not one of respectful, informal, quick"),
        ("timezone", "../etc/passwd", "not a time zone"),
        ("timezone", "a\0b", "not a time zone"),
    ],
)
def test_refused(field, text, reason):
    with pytest.raises(FieldRefused, match=reason):
        normal_field(field, text)


def test_the_order_of_day_and_month_may_be_said():
    assert normal_field("birthday", "6/5/1984", "dmy") == "1984-05-06"
