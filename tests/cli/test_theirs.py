"""A time on the client's clock, in every command that takes WHEN for a client."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

import pytest

from tests.conftest import Tickler

OURS = ZoneInfo("Europe/Zagreb")


@pytest.fixture
def abroad(tickler: Tickler) -> Tickler:
    """We are in Zagreb, clients 1 and 4 in Tbilisi, 2 in Auckland; of 3 it is not known."""
    tickler.zone = OURS
    tickler("add", "გიორგი ბერიძე", "--timezone", "Asia/Tbilisi")
    tickler("add", "Aroha Ngata", "--timezone", "Pacific/Auckland")
    tickler("add", "Ivan Petrov")
    tickler("add", "ნინო ქუთათელაძე", "--timezone", "Asia/Tbilisi")
    return tickler


@pytest.fixture
def refused(abroad: Tickler) -> Callable[..., str]:
    """Run a command that must be refused with 5, and leave every byte of the folder as it was."""

    def run(*args: str) -> str:
        before = abroad.folder.read_bytes()
        error = abroad.fails(5, *args)
        assert abroad.folder.read_bytes() == before
        return error

    return run


def placed(tickler: Tickler, card: str) -> tuple[str, str]:
    known = tickler.json("dossier", card)["card"]
    return known["place"], known["time"]


def test_both_times_are_said_back(abroad: Tickler) -> None:
    answer = "გიორგი ბერიძე → Thu 26 Nov 2026 07:00, tab 26 (10:00 in Asia/Tbilisi)\n"
    assert abroad("defer", "1", "thu", "10:00", "theirs") == answer
    assert placed(abroad, "1") == ("2026-11-26", "07:00")
    assert "(10:00 in Asia/Tbilisi)" in abroad("log", "1")
    assert abroad("undo").startswith("taken back: defer, გიორგი ბერიძე → Thu 26 Nov 2026 07:00")


def test_the_day_may_be_another_one(abroad: Tickler) -> None:
    assert abroad("defer", "aroha", "mon", "8:00", "theirs") == (
        "Aroha Ngata → Sun 22 Nov 2026 20:00, tab 22 (Mon 23 Nov 08:00 in Pacific/Auckland)\n"
        "  here, that is a Sunday\n"
    )


def test_a_note_that_defers(abroad: Tickler) -> None:
    said = abroad("note", "1", "call me on Monday", "--outcome", "reached", "--defer", "mon 10:00 their time")
    assert said == "გიორგი ბერიძე: reached → Mon 23 Nov 2026 07:00, tab 23 (10:00 in Asia/Tbilisi)\n"


def test_a_new_card_with_its_time_zone(abroad: Tickler) -> None:
    said = abroad("add", "Ana", "--timezone", "America/New_York", "--on", "mon 10:00 theirs")
    assert said == "Ana → Mon 23 Nov 2026 16:00, tab 23 (10:00 in America/New_York)\n"


def test_edit_takes_the_time_zone_that_it_sets(abroad: Tickler) -> None:
    abroad("edit", "3", "--timezone", "Asia/Tbilisi", "--on", "mon 10:00 theirs")
    assert placed(abroad, "3") == ("2026-11-23", "07:00")


def test_a_slip_for_a_client(abroad: Tickler) -> None:
    said = abroad("remind", "send the offer", "--for", "1", "--on", "mon 10:00 theirs")
    assert (
        said == "s1 send the offer, გიორგი ბერიძე → Mon 23 Nov 2026 07:00, tab 23 (10:00 in Asia/Tbilisi)\n"
    )


def test_a_promise(abroad: Tickler) -> None:
    said = abroad("note", "1", "asks for prices", "--promise", "ring again", "--by", "mon 10:00 theirs")
    assert "s1 promised: ring again, გიორგი ბერიძე → Mon 23 Nov 2026 07:00, tab 23\n" in said
    assert "  10:00 in Asia/Tbilisi\n" in said
    assert "(10:00 in Asia/Tbilisi)" in abroad("log", "1")


def test_a_slip_that_is_moved(abroad: Tickler) -> None:
    abroad("remind", "send the offer", "--for", "1", "--on", "mon")
    abroad("remind", "car to the garage", "--on", "mon")
    said = abroad("defer", "s1", "tue", "10:00", "theirs")
    assert (
        said == "s1 send the offer, გიორგი ბერიძე → Tue 24 Nov 2026 07:00, tab 24 (10:00 in Asia/Tbilisi)\n"
    )
    assert "here is no client" in abroad.fails(5, "defer", "s1,s2", "tue", "10:00", "theirs")


def test_a_card_that_is_put_back(abroad: Tickler) -> None:
    abroad("drop", "1")
    said = abroad("restore", "1", "--on", "mon 10:00 theirs")
    assert said == "გიორგი ბერიძე → Mon 23 Nov 2026 07:00, tab 23 (10:00 in Asia/Tbilisi)\n"


def test_several_clients_of_one_zone(abroad: Tickler) -> None:
    assert abroad("defer", "1,4", "mon", "10:00", "theirs").splitlines()[0] == (
        "2 cards → Mon 23 Nov 2026 07:00, tab 23 (10:00 in Asia/Tbilisi)"
    )


@pytest.mark.parametrize(
    ("args", "message", "hint"),
    [
        pytest.param(
            ("defer", "3", "mon", "10:00", "theirs"),
            "The card of Ivan Petrov has no time zone.", "tickler edit 3 --timezone Asia/Tbilisi",
            id="no time zone",
        ),
        pytest.param(
            ("add", "Ana", "--on", "mon 10:00 theirs"),
            "The card of Ana has no time zone.", "Say it too: --timezone Asia/Tbilisi", id="a new card",
        ),
        pytest.param(
            ("edit", "1", "--timezone", "", "--on", "mon 10:00 theirs"),
            "has no time zone.", "tickler edit 1 --timezone", id="time zone removed",
        ),
        pytest.param(
            ("defer", "1,2", "mon", "10:00", "theirs"),
            "Their time is not one time: გიორგი ბერიძე in Asia/Tbilisi, Aroha Ngata in Pacific/Auckland.",
            "Defer those of one time zone at a time.", id="several time zones",
        ),
        pytest.param(
            ("note", "1", "x", "--defer", "mon theirs"),
            '"mon theirs" names no time.', "Say the time too: tomorrow 10:00 theirs.", id="no time",
        ),
        pytest.param(
            ("when", "mon", "10:00", "theirs"),
            '"mon 10:00 theirs" is on a client\'s clock, and here is no client.',
            "Say the time on your own clock; theirs is for a card, or a slip --for a client.",
            id="when",
        ),
        pytest.param(
            ("remind", "x", "--on", "mon 10:00 theirs"), "here is no client.", "your own clock", id="slip",
        ),
        pytest.param(("today", "--date", "mon 10:00 theirs"), "here is no client.", "own", id="today"),
        pytest.param(("spread", "--from", "mon 10:00 theirs"), "here is no client.", "own", id="spread"),
    ],
)  # fmt: skip
def test_refused(refused: Callable[..., str], args: tuple[str, ...], message: str, hint: str) -> None:
    error = refused(*args)
    assert message in error
    assert hint in error


def test_a_name_of_several_words_is_told_from_the_date(abroad: Tickler) -> None:
    error = abroad.fails(5, "defer", "ivan", "petrov", "mon", "10:00", "theirs")
    assert 'tickler defer "ivan petrov" WHEN' in error
