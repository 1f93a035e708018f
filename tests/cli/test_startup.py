"""Start-up is a feature: what each command of the daily loop does not import, one process a command."""

import pytest

from tests.cli.processes import environ_of, imported_by, imported_on_a_terminal
from tests.conftest import Tickler

HEAVY = {
    "rich", "pydantic", "sqlalchemy", "sqlmodel", "dateutil", "dateparser", "holidays", "phonenumbers",
    "charset_normalizer", "platformdirs", "tomlkit", "anyascii", "zoneinfo",
}  # fmt: skip
DAILY = {
    "today": ["today"],
    "bare": [],
    "json": ["--json", "today"],
    "note": ["note", "kralj", "asked for the offer", "--outcome", "reached", "--defer", "fri 10:00"],
    "defer": ["defer", "1", "+2w"],
    "find": ["find", "ana"],
    "list": ["list"],
    "call": ["call"],
    "call json": ["--json", "call"],
    "dossier": ["dossier", "1"],
    "folder": ["folder"],
    "tab": ["tab", "20"],
    "remind": ["remind", "send the offer", "--on", "mon", "--for", "ana"],
    "done": ["done", "s1"],
    "slips": ["slips"],
    "promise": ["note", "kralj", "wants it", "--promise", "send the offer", "--by", "mon"],
    "defer a slip": ["defer", "s1", "mon"],
    "sale": ["sale", "ana", "1200,50", "EUR", "--what", "glasses"],
    "segments": ["segments"],
    "nps": ["nps"],
}


@pytest.fixture
def latin(tickler: Tickler) -> Tickler:
    """A folder with nothing in it but ASCII, for which the tables of transliteration are not needed."""
    tickler("add", "Ana Kralj", "--company", "Kralj Optika", "--phone", "+385 91 000 0009", "--on", "today")
    tickler("remind", "water the plants", "--on", "today")
    tickler("config", "editor", "nano")
    return tickler


@pytest.mark.parametrize("name", DAILY)
def test_the_daily_loop_in_a_pipe_imports_nothing_heavy(latin, name):
    imported = imported_by(DAILY[name], environ_of(latin))

    assert {"typer", "sqlite3"} <= imported
    assert imported & HEAVY == set()


def test_todays_pile_in_a_pipe_needs_no_json(latin):
    assert "json" not in imported_by(DAILY["today"], environ_of(latin))


@pytest.mark.parametrize("name", ["note", "defer"])
def test_of_a_client_without_a_cadence_nothing_of_cadences_and_slips_is_loaded(latin, name):
    imported = imported_by(DAILY[name], environ_of(latin))
    assert imported & {"tickler.core.cadence", "tickler.store.rhythms", "tickler.cli.slips"} == set()


@pytest.mark.parametrize("name", ["today", "note"])
def test_on_a_terminal_rich_is_all_that_comes_in_addition(latin, name):
    assert imported_on_a_terminal(DAILY[name], environ_of(latin)) & HEAVY == {"rich"}


@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_completion_imports_nothing_heavy(latin, shell):
    environ = environ_of(
        latin,
        _TICKLER_COMPLETE=f"complete_{shell}",
        COMP_WORDS="tickler note an",
        COMP_CWORD="2",
        _TYPER_COMPLETE_ARGS="tickler note an",
    )
    assert imported_by([], environ) & HEAVY == set()
