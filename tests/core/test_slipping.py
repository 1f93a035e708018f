"""How long a client has been put off: a run of deferrals that ends where the client is reached."""

import datetime as dt

import pytest

from tickler.core.cards import Card, Dossier, Move, Note
from tickler.core.places import LOOSE, Day, Month, Place
from tickler.core.slipping import Slipping, slipping_of


def moment(day: int, hour: int = 9) -> dt.datetime:
    return dt.datetime(2026, 11, day, hour, tzinfo=dt.UTC)


def on(day: int) -> Day:
    return Day(dt.date(2026, 11, day))


def moved(at: int, origin: Place | None, target: Place | None, hour: int = 10) -> Move:
    return Move(moment(at, hour), origin, target, None)


def tried(at: int, outcome: str | None, hour: int = 9) -> Note:
    return Note(0, moment(at, hour), "call", outcome, "")


PUT_OFF_THRICE = (moved(2, on(2), on(9)), moved(9, on(9), on(16)), moved(16, on(16), on(23)))


@pytest.mark.parametrize(
    ("moves", "notes", "expected"),
    [
        pytest.param((), (), None, id="never put off"),
        pytest.param(
            PUT_OFF_THRICE,
            (tried(2, "no-answer"), tried(9, "left-message"), tried(9, None)),
            Slipping(dt.date(2026, 11, 2), 3, 2),
            id="never reached",
        ),
        pytest.param(
            PUT_OFF_THRICE,
            (tried(2, "no-answer"), tried(9, "refused"), tried(16, "no-answer")),
            Slipping(dt.date(2026, 11, 16), 1, 1),
            id="reached in between",
        ),
        pytest.param(PUT_OFF_THRICE, (tried(16, "reached"),), None, id="reached and filed for the next time"),
        pytest.param(
            PUT_OFF_THRICE, (tried(16, "reached", hour=18),), None, id="filed for the next time, then reached"
        ),
        pytest.param(
            (moved(2, on(6), on(4)), moved(4, on(4), on(9))), (),
            Slipping(dt.date(2026, 11, 4), 2, 0), id="brought forward, then put off",
        ),
        pytest.param(
            (moved(2, on(2), LOOSE), moved(3, LOOSE, on(6)), moved(6, on(6), Month(2026, 12))), (),
            Slipping(dt.date(2026, 11, 2), 2, 0), id="out of the tabs and back",
        ),
        pytest.param(
            (moved(1, Month(2026, 11), on(3)), moved(2, LOOSE, on(3)), moved(3, None, on(4))), (),
            None, id="dealt out, filed, restored",
        ),
    ],
)  # fmt: skip
def test_since_when_a_client_has_been_put_off(
    moves: tuple[Move, ...], notes: tuple[Note, ...], expected: Slipping | None
) -> None:
    assert slipping_of(Dossier(Card(1, "Ivan", on(23)), notes=notes, moves=moves)) == expected


def test_a_dropped_card_waits_for_nothing() -> None:
    assert slipping_of(Dossier(Card(1, "Ivan", None), moves=PUT_OFF_THRICE)) is None


@pytest.mark.parametrize(("moves", "often"), [(1, False), (2, True), (7, True)])
def test_once_is_not_slipping_yet(moves: int, often: bool) -> None:
    assert Slipping(dt.date(2026, 11, 2), moves, 0).often is often
