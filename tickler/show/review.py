"""The look back: what was done in a day, a week, a month, beside the days before."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from tickler.core.agenda import PileCard
from tickler.core.cards import KINDS, OUTCOMES, Reminder
from tickler.core.places import WEEKDAYS, say_date, say_short
from tickler.core.review import (
    NOBODY_OVERDUE,
    DayOfWork,
    Figures,
    Overdue,
    Period,
    Review,
    busiest,
)
from tickler.core.rhythm import rhythm_of
from tickler.show.blocks import BLANK, Block, Grid, Section, View, paragraph
from tickler.show.layout import GAP, Column
from tickler.show.pile import pile_card_as_json, reminder_as_json
from tickler.show.review_figures import OTHERS, bars_of_days, figure_rows, say_card
from tickler.show.words import say_day, say_month, say_promise, say_slipping

LABEL = 18
LONGEST_BAR = 40


@dataclass(frozen=True, slots=True)
class ReviewView(View):
    """What was done in a period, with the figures of the one before beside it."""

    review: Review
    today: dt.date
    overdue: Overdue = NOBODY_OVERDUE

    def as_json(self) -> dict[str, object]:
        review, best = self.review, busiest(self.review.days)
        return {
            **_figures_as_json(review.figures),
            "so_far": self._so_far,
            "previous": _figures_as_json(review.before),
            "days": [_day_as_json(day) for day in review.days],
            "busiest_day": best.date.isoformat() if best else None,
            "most_moved": self._card_as_json(review.most_moved),
            "oldest_promise": reminder_as_json(review.oldest_promise) if review.oldest_promise else None,
            "slipping": {"cards": review.slipping_cards, "longest": self._card_as_json(review.slipping)},
            "overdue": {
                "cards": self.overdue.cards,
                "longest": self._card_as_json(self.overdue.longest),
                "since": self.overdue.since.isoformat() if self.overdue.since else None,
            },
        }

    def blocks(self, width: int) -> Iterator[Block]:
        review = self.review
        title = _say_period(review.figures.period)
        yield paragraph(f"{title}, so far" if self._so_far else title, "strong")
        yield BLANK
        heads = [_say_briefly(figures.period, self.today) for figures in (review.figures, review.before)]
        columns = (
            Column(least=LABEL, most=LABEL),
            *(Column(head, least=len(head), most=len(head), right=True) for head in heads),
            Column(least=10, stretch=True),
        )
        room = min(LONGEST_BAR, width - LABEL - sum(map(len, heads)) - 3 * GAP)
        first, *others = figure_rows(review, self._so_far, room)
        rows = [first.cells, *(row.cells for row in others if row.tells)]
        yield Grid(columns, (Section(None, rows), Section("contacts by day", bars_of_days(review, room))))
        if self._so_far and review.oldest_promise:
            yield BLANK
            yield from _oldest_promise(review.oldest_promise, review.figures.promises.overdue, self.today)
        if self._so_far and review.slipping and review.slipping.slipping:
            yield BLANK
            yield paragraph(f"slipping longest: {say_card(review.slipping)}")
            yield paragraph(f"  {say_slipping(review.slipping.slipping)}")
            if review.slipping_cards > 1:
                yield paragraph(f"{review.slipping_cards:,} cards keep being moved: tickler list --slipping")
        if self._so_far:
            yield from _say_overdue(self.overdue)

    @property
    def _so_far(self) -> bool:
        return self.review.figures.period.last == self.today

    def _card_as_json(self, card: PileCard | None) -> dict[str, object] | None:
        return pile_card_as_json(card, self.today) if card else None


def _say_overdue(overdue: Overdue) -> Iterator[Block]:
    """Name the client not heard from for longer than agreed, and say how many more there are."""
    if overdue.longest is None or overdue.since is None:
        return
    yield BLANK
    yield paragraph(f"overdue longest: {say_card(overdue.longest)}")
    yield paragraph(f"  {rhythm_of(overdue.longest)}, due on {say_date(overdue.since)}")
    if overdue.cards > 1:
        yield paragraph(f"{overdue.cards:,} cards are overdue by their cadence: tickler list --overdue")


def _oldest_promise(slip: Reminder, overdue: int, today: dt.date) -> Iterator[Block]:
    whose = f", {slip.client_name}" if slip.client_name else ""
    yield paragraph(f"promise overdue longest: s{slip.id} {slip.text}{whose}")
    yield paragraph(f"  {say_promise(slip, today)}")
    if overdue > 1:
        yield paragraph(f"{overdue:,} promises are overdue: tickler slips --promises")


def _say_period(period: Period) -> str:
    match period:
        case Period(first, last) if first == last:
            return say_day(first)
        case Period(first, _, "month"):
            return f"{say_month(first.month)} {first.year}"
        case Period(first, last):
            return f"{say_date(first)} to {say_date(last)}"


def _say_briefly(period: Period, today: dt.date) -> str:
    """Say a period at the head of a column: `Fri 20 Nov`, `16–20 Nov`, `28 Oct–3 Nov 2025`."""
    first, last, _ = period
    if first == last:
        return f"{WEEKDAYS[first.weekday()]} {say_short(first, today)}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{say_short(last, today)}"
    return f"{say_short(first, last)}–{say_short(last, today)}"


def _figures_as_json(figures: Figures) -> dict[str, object]:
    happened = figures.happened
    return {
        "from": figures.period.first.isoformat(),
        "to": figures.period.last.isoformat(),
        "contacts": {
            "total": figures.contacts,
            "clients": figures.clients,
            "reached": figures.reached,
            "attempts": figures.attempts,
            "by_kind": {**dict.fromkeys(KINDS, 0), **figures.by_kind},
            "by_outcome": {**dict.fromkeys(OUTCOMES, 0), **figures.by_outcome},
        },
        "first_calls": {"made": figures.first_calls, "due": figures.standing.first_calls},
        "new_cards": {"added": happened.get("added", 0), "imported": happened.get("imported", 0)},
        "moves": {"total": happened.get("moved", 0), "cards": len(figures.moved)},
        "carried_over": figures.standing.carried_over,
        **{what: happened.get(what, 0) for what in OTHERS},
        "promises": figures.promises._asdict(),
    }


def _day_as_json(day: DayOfWork) -> dict[str, object]:
    return {
        "date": day.date.isoformat(),
        "working_day": day.worked,
        "contacts": day.contacts,
        "moves": day.moved,
        "added": day.added,
    }
