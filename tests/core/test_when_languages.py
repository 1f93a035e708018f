"""WHEN in the users' languages: the word tables, and phrases as they are really said."""

import datetime as dt
import inspect
import re

import pytest

from tickler.core import cadence_words, words
from tickler.core.errors import DateRefused
from tickler.core.folding import fold
from tickler.core.places import LOOSE, Day, Month, Place
from tickler.core.when import understand
from tickler.core.workdays import WorkingDays

FRIDAY = dt.date(2026, 11, 20)


def day(year: int, month: int, number: int, hour: int | None = None, minute: int = 0) -> Day:
    return Day(dt.date(year, month, number), None if hour is None else dt.time(hour, minute))


PHRASES: list[tuple[str, Place]] = [
    # Russian
    ("сегодня", day(2026, 11, 20)),
    ("завтра", day(2026, 11, 21)),
    ("zavtra", day(2026, 11, 21)),
    ("Послезавтра в 10:30", day(2026, 11, 22, 10, 30)),
    ("пн", day(2026, 11, 23)),
    ("во вторник", day(2026, 11, 24)),
    ("в следующую среду", day(2026, 11, 25)),
    ("в пятницу в 10", day(2026, 11, 27, 10)),
    ("в пятницу в 15 часов", day(2026, 11, 27, 15)),
    ("через неделю", day(2026, 11, 27)),
    ("через 2 недели", day(2026, 12, 4)),
    ("через пять дней", day(2026, 11, 25)),
    ("через 3 рабочих дня", day(2026, 11, 25)),
    ("через месяц", day(2026, 12, 21)),
    ("через год", day(2027, 11, 22)),
    ("2 недели спустя", day(2026, 12, 4)),
    ("5 июля", day(2027, 7, 5)),
    ("5 июля 2027", day(2027, 7, 5)),
    ("5-го", day(2026, 12, 5)),
    ("июль", Month(2027, 7)),
    ("в мае", Month(2027, 5)),
    ("в следующем месяце", Month(2026, 12)),
    ("на следующей неделе", day(2026, 11, 23)),
    ("в конце месяца", day(2026, 11, 30)),
    ("без даты", LOOSE),
    # Georgian
    ("დღეს", day(2026, 11, 20)),
    ("ხვალ", day(2026, 11, 21)),
    ("ხვალ 10:30-ზე", day(2026, 11, 21, 10, 30)),
    ("ხვალ 10 საათზე", day(2026, 11, 21, 10)),
    ("ზეგ", day(2026, 11, 22)),
    ("ორშაბათს", day(2026, 11, 23)),
    ("კვირას", day(2026, 11, 22)),
    ("სამ დღეში", day(2026, 11, 23)),
    ("ათ დღეში", day(2026, 11, 30)),
    ("2 კვირაში", day(2026, 12, 4)),
    ("ერთ კვირაში", day(2026, 11, 27)),
    ("2 კვირის შემდეგ", day(2026, 12, 4)),
    ("5 სამუშაო დღეში", day(2026, 11, 27)),
    ("შემდეგ კვირაში", day(2026, 11, 23)),
    ("მომავალ თვეში", Month(2026, 12)),
    ("5 ივლისი", day(2027, 7, 5)),
    ("5 ივლისს", day(2027, 7, 5)),
    ("5-ში", day(2026, 12, 5)),
    ("ივლისში", Month(2027, 7)),
    ("თვის ბოლოს", day(2026, 11, 30)),
    # Croatian
    ("danas", day(2026, 11, 20)),
    ("sutra", day(2026, 11, 21)),
    ("prekosutra u 9", day(2026, 11, 22, 9)),
    ("u petak", day(2026, 11, 27)),
    ("u srijedu u 10 sati", day(2026, 11, 25, 10)),
    ("idući četvrtak", day(2026, 11, 26)),
    ("za 3 dana", day(2026, 11, 23)),
    ("za pet dana", day(2026, 11, 25)),
    ("za tjedan dana", day(2026, 11, 27)),
    ("za dva tjedna", day(2026, 12, 4)),
    ("za mjesec dana", day(2026, 12, 21)),
    ("za 5 radnih dana", day(2026, 11, 27)),
    ("sljedeći tjedan", day(2026, 11, 23)),
    ("sljedeći mjesec", Month(2026, 12)),
    ("5. srpnja", day(2027, 7, 5)),
    ("5. srpnja 2027.", day(2027, 7, 5)),
    ("srpanj", Month(2027, 7)),
    ("u listopadu", Month(2027, 10)),
    ("krajem mjeseca", day(2026, 11, 30)),
    # Serbian, in both scripts
    ("у понедељак", day(2026, 11, 23)),
    ("5. jula", day(2027, 7, 5)),
    ("за две недеље", day(2026, 12, 4)),
    ("za nedelju dana", day(2026, 11, 27)),
    ("sledeće srede", day(2026, 11, 25)),
    # German
    ("morgen um 14.30 Uhr", day(2026, 11, 21, 14, 30)),
    ("übermorgen", day(2026, 11, 22)),
    ("am Montag um 15 Uhr", day(2026, 11, 23, 15)),
    ("um 15 am Montag", day(2026, 11, 23, 15)),
    ("in zwei Wochen", day(2026, 12, 4)),
    ("in 5 Arbeitstagen", day(2026, 11, 27)),
    ("nächste Woche", day(2026, 11, 23)),
    ("5. Juli", day(2027, 7, 5)),
    ("im März", Month(2027, 3)),
    ("Ende Monat", day(2026, 11, 30)),
]


@pytest.mark.parametrize(("phrase", "place"), PHRASES, ids=[phrase for phrase, _ in PHRASES])
def test_as_it_is_said(phrase: str, place: Place) -> None:
    assert understand(phrase, FRIDAY, WorkingDays()).place == place


@pytest.mark.parametrize(
    "phrase", ["вчера", "3 дня назад", "გუშინ", "2 დღის წინ", "jučer", "prije 3 dana", "gestern"]
)
def test_the_past_is_refused_in_every_language(phrase: str) -> None:
    with pytest.raises(DateRefused) as refusal:
        understand(phrase, FRIDAY, WorkingDays())
    assert refusal.value.hint == "The past is no place: name today or a later day."


@pytest.mark.parametrize("phrase", ["მომავალ კვირას", "ამ კვირას", "za nedjelju", "sledeće nedelje"])
def test_a_word_for_week_and_sunday_is_not_guessed(phrase: str) -> None:
    with pytest.raises(DateRefused) as refusal:
        understand(phrase, FRIDAY, WorkingDays())
    assert "can mean the week or the Sunday" in refusal.value.message
    for choice in refusal.value.choices:
        assert understand(choice, FRIDAY, WorkingDays()).place


def test_hours_counted_are_refused_in_every_language() -> None:
    for phrase in ("через 3 часа", "za 2 sata"):
        with pytest.raises(DateRefused, match="Hours and minutes are not counted"):
            understand(phrase, FRIDAY, WorkingDays())


def tables(first: str, last: str) -> str:
    """The source of the word tables, of dates and of rhythms, from one name to another."""
    sources = [inspect.getsource(module) for module in (words, cadence_words)]
    return "\n".join(source[source.index(f"{first} = ") : source.index(f"{last} = ")] for source in sources)


def _loose_phrases() -> str:
    source = inspect.getsource(words)
    return source[source.index("LOOSE_PHRASES = ") : source.index("COUNTED_HOURS = ")]


def lines_with_originals() -> list[tuple[str, str]]:
    """The lines of the word tables beside which the originals stand: folded words, originals."""
    table = tables("RUSSIAN", "_ALL") + _loose_phrases()
    return [
        (" ".join(re.findall(r'"([^"]*)"', code)), original)
        for code, original in re.findall(r"^(.*)  # (.*)$", table, re.MULTILINE)
        if original != "fmt: skip"
    ]


def folded(original: str) -> str:
    return fold(original).replace("'", "")


def test_every_original_folds_to_the_word_beside_it() -> None:
    lines = lines_with_originals()
    astray = [
        original
        for written, originals in lines
        for original in originals.split()
        if folded(original) not in written.split()
    ]
    assert len(lines) > 100
    assert astray == []


def test_every_word_of_another_script_has_its_original() -> None:
    table = tables("RUSSIAN", "CROATIAN")
    beside = {
        folded(word) for comment in re.findall(r"# (.*)$", table, re.MULTILINE) for word in comment.split()
    }
    listed = {word for row in re.findall(r'"([^"]*)"', table) for word in row.split()}
    assert listed - beside - {"day", "week", "month", "quarter", "year"} == set()


def meanings(table: str) -> dict[str, set[object]]:
    """Every word of a table with all that it means in any language."""
    said: dict[str, set[object]] = {}
    for vocabulary in words.LANGUAGES.values():
        rows = getattr(vocabulary, table)
        pairs = rows.items() if hasattr(rows, "items") else enumerate(rows)
        for meaning, row in pairs:
            for word in row.split():
                said.setdefault(word, set()).add(meaning)
    return said


@pytest.mark.parametrize("table", ["months", "weekdays", "days_ahead", "units", "numbers"])
def test_no_word_means_two_things_in_one_table(table: str) -> None:
    assert {word: found for word, found in meanings(table).items() if len(found) > 1} == {}


def test_a_word_alone_is_a_month_or_a_weekday_or_a_day_not_two_of_them() -> None:
    assert words.MONTHS.keys() & words.WEEKDAYS.keys() == set()
    assert words.MONTHS.keys() & words.DAYS_AHEAD.keys() == set()
    assert words.WEEKDAYS.keys() & words.DAYS_AHEAD.keys() == set()
    assert words.MONTHS.keys() & words.UNITS.keys() == set()


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_word_is_in_its_folded_form(language: str) -> None:
    vocabulary = words.LANGUAGES[language]
    rows = [*vocabulary.months, *vocabulary.weekdays, *vocabulary.units.values(), *vocabulary.numbers]
    assert [row for row in rows if folded(row) != row] == []
    assert len(vocabulary.months) == 12
    assert len(vocabulary.weekdays) == 7
