"""Phrases that only the library understands, and what of its answers is not believed."""

import datetime as dt
import warnings

import pytest
from dateparser.date import DateDataParser

from tickler.core.errors import DateNotUnderstood, DateRefused
from tickler.core.places import Day, Month, Place
from tickler.core.when_library import understand_foreign
from tickler.core.workdays import WorkingDays

FRIDAY = dt.date(2026, 11, 20)


@pytest.mark.parametrize(
    ("phrase", "place"),
    [
        ("demain", Day(dt.date(2026, 11, 21))),
        ("lundi", Day(dt.date(2026, 11, 23))),
        ("5 juillet", Day(dt.date(2027, 7, 5))),
        ("juillet 2027", Month(2027, 7)),
        ("vendredi 14h30", Day(dt.date(2026, 11, 27), dt.time(14, 30))),
        ("dans 2 semaines", Day(dt.date(2026, 12, 4))),
        ("dans 8 jours", Day(dt.date(2026, 11, 30))),
        ("dans 2 mois", Day(dt.date(2027, 1, 20))),
        ("понеділок", Day(dt.date(2026, 11, 23))),
        ("za 3 dni", Day(dt.date(2026, 11, 23))),
    ],
)
def test_other_languages(phrase: str, place: Place) -> None:
    assert understand_foreign(phrase, FRIDAY, WorkingDays()).place == place


def test_the_language_assumed_is_said() -> None:
    found = understand_foreign("dans 8 jours", FRIDAY, WorkingDays())
    assert found.remark == 'rolled forward from Saturday 28 Nov; read as a phrase of the language "fr"'


def test_what_the_grammar_understands_stays_its_own() -> None:
    assert understand_foreign("fri", FRIDAY, WorkingDays()).place == Day(dt.date(2026, 11, 27))


@pytest.mark.parametrize("phrase", ["hier", "5 juillet 2020", "yesterday", "30 feb", "this friday", "12/8"])
def test_the_past_and_the_impossible_stay_refused(phrase: str) -> None:
    with pytest.raises(DateRefused) as refusal:
        understand_foreign(phrase, FRIDAY, WorkingDays())
    assert not isinstance(refusal.value, DateNotUnderstood)


@pytest.mark.parametrize(
    "phrase",
    [
        pytest.param("flurb", id="no date at all"),
        pytest.param("domani alle 9", id="the hour is dropped"),
        pytest.param("12/8 demain", id="day or month first"),
        pytest.param("dans 3 heures", id="hours counted"),
        pytest.param("31 février", id="no such day"),
        pytest.param("5 zz", id="no word"),
        pytest.param("9999 semaines", id="beyond the calendar"),
    ],
)
def test_an_answer_that_cannot_be_checked_is_not_believed(phrase: str) -> None:
    with pytest.raises(DateRefused):
        understand_foreign(phrase, FRIDAY, WorkingDays())


def test_the_languages_asked_can_be_chosen() -> None:
    with pytest.raises(DateNotUnderstood):
        understand_foreign("demain", FRIDAY, WorkingDays(), languages=("pl",))


def test_a_phrase_that_upsets_the_library_is_only_not_understood(monkeypatch: pytest.MonkeyPatch) -> None:
    def upset(parser: DateDataParser, text: str) -> None:
        raise OverflowError("date value out of range")

    monkeypatch.setattr(DateDataParser, "get_date_data", upset)
    with pytest.raises(DateNotUnderstood):
        understand_foreign("demain", FRIDAY, WorkingDays())


def test_its_warnings_stay_off_the_screen() -> None:
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        understand_foreign("demain", FRIDAY, WorkingDays())
    assert seen == []
