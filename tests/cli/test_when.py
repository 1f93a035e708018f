"""`tickler when`: what a phrase stands for, without touching anything."""

import pytest


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        pytest.param(("25",), "Wed 25 Nov 2026, tab 25\n", id="number"),
        pytest.param(("mon", "at", "10"), "Mon 23 Nov 2026 10:00, tab 23\n", id="weekday with a time"),
        pytest.param(("jul",), "July 2027, tab Jul\n", id="month"),
        pytest.param(("loose",), "loose\n", id="loose"),
        pytest.param(("sun",), "Sun 22 Nov 2026, tab 22\n  that is a Sunday\n", id="Sunday"),
        pytest.param(("через", "неделю"), "Fri 27 Nov 2026, tab 27\n", id="Russian"),
        pytest.param(("ხვალ",), "Sat 21 Nov 2026, tab 21\n  that is a Saturday\n", id="Georgian"),
        pytest.param(("5", "srpnja"), "Mon 5 Jul 2027, tab Jul\n", id="Croatian"),
        pytest.param(
            ("le", "25", "décembre"),
            'Fri 25 Dec 2026, tab Dec\n  read as a phrase of the language "fr"\n',
            id="by the library",
        ),
    ],
)
def test_when(tickler, phrase, said):
    assert tickler("when", *phrase) == said
    assert not tickler.folder.exists()


def test_in_json(tickler):
    assert tickler.json("when", "9 dec 14:30") == {
        "schema": 1,
        "place": "2026-12-09",
        "date": "2026-12-09",
        "time": "14:30",
        "tab": "9",
        "weekday": "Wednesday",
        "working_day": True,
        "message": "Wed 9 Dec 2026 14:30, tab 9",
        "remark": None,
    }


@pytest.mark.parametrize(
    ("phrase", "error"),
    [
        pytest.param(
            "yesterday",
            'tickler: "yesterday" was Thu 19 Nov 2026.\n  The past is no place: name today or a later day.\n',
            id="past",
        ),
        pytest.param(
            "30 feb",
            'tickler: February has no 30th: "30 feb".\n'
            "  Its last day is the 28th, in a leap year the 29th.\n",
            id="impossible",
        ),
        pytest.param(
            "",
            "tickler: No date was given.\n  Say for example 25, mon, 5 jul, 8.12, +2w or tomorrow 14:30.\n",
            id="nothing",
        ),
    ],
)
def test_refused_with_the_reason_and_a_way_out(tickler, phrase, error):
    assert tickler.fails(5, "when", phrase) == error


def test_two_readings_are_both_offered(tickler):
    error = tickler.fails(5, "when", "12/8")
    assert error.splitlines()[1:3] == ["    8 Dec", "    12 Aug"]
    assert "tickler config date_order dmy" in error
