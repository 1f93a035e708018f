"""Cadences of clients for the tests of the round trips."""

import datetime as dt

from hypothesis import strategies as st

from tickler.core.cadence import Cadence
from tickler.core.cards import Card
from tickler.core.rhythm import Rhythm, rhythm

cadences = st.one_of(
    st.builds(Cadence, st.integers(1, 52), st.sampled_from(["day", "week", "month"])),
    st.builds(Cadence, st.just(1), st.just("week"), weekday=st.integers(0, 6)),
    st.builds(Cadence, st.just(1), st.just("month"), day=st.integers(1, 31)),
    st.builds(Cadence, st.just(1), st.just("year"), day=st.integers(1, 29), month=st.integers(1, 12)),
)
anchors = st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1))
rhythms = st.none() | st.builds(
    lambda cadence, anchor, fixed: rhythm(cadence, anchor, fixed=fixed), cadences, anchors, st.booleans()
)


def with_rhythm(card: Card, rhythm: Rhythm | None) -> Card:
    """Return the card with a cadence, or with none."""
    if rhythm is None:
        return card._replace(every=None, anchor=None, fixed=False)
    return card._replace(every=rhythm.cadence.text, anchor=rhythm.anchor, fixed=rhythm.fixed)
