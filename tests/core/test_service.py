"""How a client wants to be served: hours as people write them, and what is read before one speaks."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tickler.core.cards import Card
from tickler.core.service import service_lines, suits, understood_hours


def at(text: str) -> dt.time:
    return dt.time.fromisoformat(text)


@pytest.mark.parametrize(
    ("hours", "suitable", "unsuitable"),
    [
        ("9-12", "09:00", "12:00"),
        ("9:30–12:15", "12:14", "09:29"),
        ("9.30 - 12", "09:30", "13:00"),
        ("after 16:00", "23:59", "15:59"),
        ("nach 16:00", "16:00", "15:00"),
        ("before 10", "00:00", "10:00"),
        ("до 10", "09:59", "10:00"),
        ("9am to 5pm", "16:59", "17:00"),
        ("с 9 до 12", "11:00", "12:00"),
        ("od 9 do 12", "11:00", "08:59"),
        ("9-12, after 16:00", "16:30", "13:00"),
        ("9-12 and 14:00-18:00", "14:00", "12:30"),
    ],
)
def test_hours_that_are_understood(hours, suitable, unsuitable):
    assert suits(hours, at(suitable)) is True
    assert suits(hours, at(unsuitable)) is False


@pytest.mark.parametrize(
    "hours",
    ["mornings", "2-4", "9-5", "25-26", "9:70-12", "9-12, not Fridays", "13pm-14pm", "", "-", "9-12-15"],
)
def test_what_can_mean_two_things_or_nothing_is_not_guessed(hours):
    assert understood_hours(hours) is None
    assert suits(hours, at("10:00")) is None


@given(st.text(), st.times())
def test_any_text_is_hours_of_which_nothing_breaks(hours, time):
    assert suits(hours, time) in (True, False, None)


def test_how_to_speak_comes_in_the_order_in_which_it_is_needed():
    card = Card(
        1, "Иван", address_as="Mr Petrov", say="ee-VAHN", service="quick", channel="email", hours="9-12"
    )
    assert list(service_lines(card)) == [
        ("address as", "Mr Petrov"),
        ("say", "ee-VAHN"),
        ("service", "quick"),
        ("channel", "email"),
        ("hours", "9-12"),
    ]
    assert ("hours", "9-12, not at 13:05") in list(service_lines(card, at("13:05")))
    assert ("hours", "9-12") in list(service_lines(card, at("11:05")))
    assert list(service_lines(Card(2, "Ana"), at("13:05"))) == []
