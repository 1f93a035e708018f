"""The Net Promoter Score: worked figures, rounding, its course, and who is to be called."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tickler.core.cards import Answer, Filling
from tickler.core.fillings import FilledBy, FillingClient
from tickler.core.loyalty import Index, Opinion, index_of, loyalty, opinion

FORTY = [
    10, 9, 7, 3, 8, 10, 9, 6, 5, 9,  # 5 promote, 2 are neutral, 3 detract
    10, 8, 0, 9, 7, 10, 4, 9, 8, 10,  # 5, 3, 2
    2, 9, 10, 7, 6, 9, 8, 10, 9, 1,  # 5, 2, 3
    10, 7, 9, 5, 8, 10, 9, 6, 10, 9,  # 6, 2, 2
]  # fmt: skip


def test_forty_answers_counted_by_hand() -> None:
    index = index_of(FORTY)
    assert index == Index(promoters=21, neutrals=9, detractors=10)
    assert index.answers == 40
    assert index.nps == 28  # 52.5 % less 25 % is 27.5 %


@pytest.mark.parametrize(
    ("promoters", "neutrals", "detractors", "nps"),
    [
        (0, 0, 0, None), (1, 0, 0, 100), (0, 0, 1, -100), (0, 5, 0, 0), (3, 0, 3, 0), (2, 0, 1, 33),
        (1, 0, 2, -33), (2, 1, 0, 67), (1, 7, 0, 13), (0, 7, 1, -13), (3, 4, 1, 25), (1, 199, 0, 1),
        (0, 199, 1, -1), (1, 200, 0, 0),
    ],
)  # fmt: skip
def test_the_index_is_a_whole_number_a_half_away_from_zero(
    promoters: int, neutrals: int, detractors: int, nps: int | None
) -> None:
    assert Index(promoters, neutrals, detractors).nps == nps


@given(scores=st.lists(st.integers(0, 10), min_size=1, max_size=60))
def test_the_index_is_what_the_percentages_say(scores: list[int]) -> None:
    index = index_of(scores)
    exact = 100 * (sum(score >= 9 for score in scores) - sum(score <= 6 for score in scores)) / len(scores)
    assert index.nps is not None
    assert abs(index.nps - exact) <= 0.5
    assert index.answers == len(scores)
    assert -100 <= index.nps <= 100


def said(card_id: int, day: str, score: int, *, contact: bool | None = True, active: bool = True) -> Opinion:
    client = FillingClient(card_id, f"client {card_id}", active=active)
    return Opinion(dt.date.fromisoformat(day), client, score, contact=contact)


def test_every_answer_counts_and_each_quarter_has_its_index() -> None:
    found = loyalty([said(1, "2025-12-31", 9), said(2, "2026-01-01", 6), said(1, "2026-08-03", 3)])
    assert found.total == Index(1, 0, 2)
    assert found.clients == 2
    assert [(str(quarter), index.nps) for quarter, index in found.course] == [
        ("2025-Q4", 100), ("2026-Q1", -100), ("2026-Q2", None), ("2026-Q3", -100),
    ]  # fmt: skip


def test_to_be_called_are_those_whose_latest_answer_detracts_and_who_may_be() -> None:
    found = loyalty(
        [
            said(1, "2026-01-01", 2),
            said(2, "2026-01-02", 3),
            said(1, "2026-02-01", 9),
            said(3, "2026-02-02", 0, contact=False),
            said(4, "2026-02-03", 0, contact=None),
            said(5, "2026-02-04", 6),
            said(6, "2026-02-05", 6, active=False),
            said(7, "2026-02-06", 7),
        ]
    )
    assert [one.client.id for one in found.to_call] == [5, 2]


@pytest.mark.parametrize(
    ("value", "score"), [("9", 9), ("0", 0), ("11", None), ("-1", None), ("9.5", None), ("²", None)]
)
def test_only_a_score_from_0_to_10_counts(value: str, score: int | None) -> None:
    at = dt.datetime(2026, 11, 20, 8, 30, tzinfo=dt.UTC)
    filling = Filling(1, at, "nps", "NPS", (Answer("score", "?", "scale", value),))
    found = opinion(FilledBy(FillingClient(1, "Ana", phone="+385 1"), filling))
    assert (found.score if found else None) == score
    assert found is None or (found.phone, found.contact) == ("+385 1", None)
