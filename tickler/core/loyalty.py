"""Loyalty: the Net Promoter Score of the answers to "how likely is it that you recommend us?".

Every answer counts, also several of one client: each is about a moment. Of a client who is to be called the
latest one does.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tickler.core.fillings import YES, FilledBy, FillingClient, by_key
from tickler.core.periods import Quarter

FORM = "nps"
SCORE, WHY, CONTACT, PHONE = "score", "why", "contact", "phone"
"""The keys of its questions; a form of the user's of this name counts where it has the first."""

BEST, PROMOTES, NEUTRAL = 10, 9, 7
"""The best score, and the least with which one promotes and is neutral."""


class Opinion(NamedTuple):
    """One answer of a client; `contact` tells whether they may be called about it, None where not asked."""

    day: dt.date
    client: FillingClient
    score: int
    why: str | None = None
    contact: bool | None = None
    phone: str | None = None

    @property
    def detracts(self) -> bool:
        return self.score < NEUTRAL


class Index(NamedTuple):
    """How many answers promote, are neutral, and detract."""

    promoters: int = 0
    neutrals: int = 0
    detractors: int = 0

    @property
    def answers(self) -> int:
        return sum(self)

    @property
    def nps(self) -> int | None:
        """The percentage of promoters less that of detractors, -100 to 100; None without answers.

        It is rounded once, to a whole number, a half away from zero: 12.5 is 13, and -12.5 is -13.
        """
        if not self.answers:
            return None
        surplus = self.promoters - self.detractors
        size = (2 * 100 * abs(surplus) + self.answers) // (2 * self.answers)
        return size if surplus >= 0 else -size


class Loyalty(NamedTuple):
    """What the answers of a period say: as a whole, by quarters, and who may be called."""

    total: Index
    clients: int
    course: tuple[tuple[Quarter, Index], ...]
    to_call: tuple[Opinion, ...]


def opinion(filled: FilledBy) -> Opinion | None:
    """Return what a filled form says of loyalty, None where it has no score from 0 to 10.

    An answer that names no telephone has the one on the client's card.
    """
    client, filling = filled.client, filled.filling
    said = by_key(filling.answers)
    score = said.get(SCORE, "")
    if not (score.isascii() and score.isdigit() and len(score) < 3 and int(score) <= BEST):
        return None
    contact = said[CONTACT] == YES if CONTACT in said else None
    return Opinion(
        filling.at.date(), client, int(score), said.get(WHY), contact, said.get(PHONE) or client.phone
    )


def index_of(scores: Iterable[int]) -> Index:
    """Count scores from 0 to 10."""
    counts = [0, 0, 0]
    for score in scores:
        counts[0 if score >= PROMOTES else 1 if score >= NEUTRAL else 2] += 1
    return Index(*counts)


def loyalty(opinions: Sequence[Opinion]) -> Loyalty:
    """Sum up the answers of a period, which come oldest first.

    The course has every quarter from the first answer to the last. To be called are the clients in the folder
    whose latest answer detracts and who said that they may be, the latest first.
    """
    latest = {opinion.client.id: opinion for opinion in opinions}
    to_call = [one for one in latest.values() if one.detracts and one.contact and one.client.active]
    return Loyalty(
        index_of(opinion.score for opinion in opinions),
        len(latest),
        tuple(_course(opinions)),
        tuple(sorted(to_call, key=lambda one: one.day, reverse=True)),
    )


def _course(opinions: Sequence[Opinion]) -> Iterable[tuple[Quarter, Index]]:
    scores: dict[Quarter, list[int]] = {}
    for opinion in opinions:
        scores.setdefault(Quarter.of(opinion.day), []).append(opinion.score)
    if scores:
        quarter, last = min(scores), max(scores)
        while quarter <= last:
            yield quarter, index_of(scores.get(quarter, ()))
            quarter = quarter.next
