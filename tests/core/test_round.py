"""The way through a pile: forward, back, skipped, undone; no card is lost and none is called twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tickler.core.round import Round, round_of

THREE = round_of((7, 8, 9))


def counts(way: Round) -> tuple[int, int, int]:
    return len(way.called), len(way.skipped), way.left


def test_from_card_to_card():
    way = THREE
    seen = []
    while way.card_id is not None:
        seen.append((way.card_id, way.at + 1, way.waiting))
        way = way.after_call(1)
    assert seen == [(7, 1, 3), (8, 2, 2), (9, 3, 1)]
    assert counts(way) == (3, 0, 0)


def test_a_skipped_card_comes_once_more_at_the_end():
    way = THREE.after_skip(None).after_call(1).after_call(2)
    assert (way.card_id, way.again, way.waiting) == (7, True, 1)
    assert way.after_skip(None).card_id is None
    assert counts(way.after_skip(None)) == (2, 1, 0)
    assert counts(way.after_call(3)) == (3, 0, 0)


def test_a_card_with_nothing_behind_it_does_not_come_again():
    assert round_of((7,)).after_skip(None).card_id is None


def test_back_to_the_card_before():
    way = THREE.after_call(1).back()
    assert way.card_id == 7
    assert way.after_call(2).card_id == 8
    assert THREE.back() is THREE


def test_back_passes_over_what_is_gone():
    assert THREE.without().after_call(1).back().card_id == 8
    assert THREE.without().back().card_id == 8


def test_a_skipped_card_that_was_called_on_the_way_back_does_not_come_again():
    way = THREE.after_skip(None).back().after_call(1).after_call(2).after_call(3)
    assert way.card_id is None
    assert counts(way) == (3, 0, 0)


def test_undone_the_round_is_as_it_was():
    way = THREE.after_skip(1).after_call(2)
    assert way.worked[-1].entry == 2
    assert way.undone() == THREE.after_skip(1)
    assert way.undone().undone() == THREE


def test_what_is_gone_stays_gone_when_something_is_undone():
    way = THREE.after_call(1).without().undone()
    assert way.card_id == 7
    assert way.after_call(2).card_id == 9


def test_a_card_that_is_gone_is_passed_over_when_its_call_is_undone():
    assert THREE.after_call(1).back().without().undone().card_id == THREE.after_call(1).card_id


@given(
    st.integers(1, 6),
    st.lists(st.sampled_from(["call", "skip", "gone", "back", "undo"]), max_size=40),
)
def test_every_card_is_counted_once(size, steps):
    cards = tuple(range(1, size + 1))
    way = round_of(cards)
    for step in steps:
        if way.card_id is None:
            break
        match step:
            case "call":
                way = way.after_call(1)
            case "skip":
                way = way.after_skip(None)
            case "gone":
                way = way.without()
            case "back":
                way = way.back()
            case "undo" if way.worked:
                way = way.undone()
        assert sum(counts(way)) + len(way.gone - way.called) == size
        assert way.stops[: way.size] == cards
        assert way.card_id is None or way.card_id not in way.gone


@given(st.lists(st.booleans(), max_size=30))
def test_the_round_ends(skips):
    way, steps = round_of(tuple(range(10))), 0
    choices = iter(skips)
    while way.card_id is not None:
        way = way.after_skip(None) if next(choices, True) else way.after_call(1)
        steps += 1
    assert steps <= 20
    assert way.left == 0


@pytest.mark.parametrize("step", [Round.after_skip, Round.after_call])
def test_what_was_done_last_with_a_card_is_known(step):
    way = step(THREE, 5)
    found = way.last_with(7)
    assert found is not None and found.entry == 5
    assert way.last_with(8) is None
