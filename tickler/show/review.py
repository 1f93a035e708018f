"""The look back: what was done in a day, a week, a month, beside the days before."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tickler.core.agenda import PileCard, say_kind
from tickler.core.cards import KINDS, OUTCOMES, Reminder
from tickler.core.places import MONTHS, WEEKDAYS, say_date, say_short
from tickler.core.promises import Promises
from tickler.core.review import (
    NOBODY_OVERDUE,
    DayOfWork,
    Figures,
    Happening,
    Overdue,
    Period,
    Review,
    busiest,
)
from tickler.core.rhythm import rhythm_of
from tickler.show.bars import bar
from tickler.show.blocks import BLANK, Block, Cell, Grid, Section, Span, View, cell, paragraph
from tickler.show.layout import GAP, Column
from tickler.show.pile import pile_card_as_json, reminder_as_json
from tickler.show.words import counted, say_day, say_month, say_outcome, say_promise, say_slipping

DAYS_WITH_A_BAR = 31
"""Of more days than a month has, a bar stands for a month."""

LABEL = 18
LONGEST_BAR = 40
UNKNOWN = "–"

OTHERS: Mapping[Happening, str] = {
    "dropped": "dropped",
    "restored": "restored",
    "documents": "documents added",
    "slips_done": "slips done",
}
"""What its number says all about."""


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
        first, *others = _rows(review, self._so_far, room)
        rows = [first.cells, *(row.cells for row in others if row.tells)]
        yield Grid(columns, (Section(None, rows), Section("contacts by day", _bars_of_days(review, room))))
        if self._so_far and review.oldest_promise:
            yield BLANK
            yield from _oldest_promise(review.oldest_promise, review.figures.promises.overdue, self.today)
        if self._so_far and review.slipping and review.slipping.slipping:
            yield BLANK
            yield paragraph(f"slipping longest: {_named(review.slipping)}")
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
    yield paragraph(f"overdue longest: {_named(overdue.longest)}")
    yield paragraph(f"  {rhythm_of(overdue.longest)}, due on {say_date(overdue.since)}")
    if overdue.cards > 1:
        yield paragraph(f"{overdue.cards:,} cards are overdue by their cadence: tickler list --overdue")


class _Row(NamedTuple):
    """A figure with the one before, None where it is not known, and what is to be said or drawn beside."""

    label: str
    now: int | None
    before: int | None
    beside: str = ""

    @property
    def tells(self) -> bool:
        return bool(self.now or self.before)

    @property
    def cells(self) -> tuple[Cell, ...]:
        numbers = (UNKNOWN if number is None else f"{number:,}" for number in (self.now, self.before))
        now, before = numbers
        return cell(self.label), cell(Span(now, "strong")), cell(before), cell(Span(self.beside, "faint"))


def _rows(review: Review, so_far: bool, room: int) -> Iterator[_Row]:
    """Yield the figures from top to bottom; below the first, those without any are left out by the view."""
    now, before = review.figures, review.before
    most = max((*now.by_kind.values(), *now.by_outcome.values()), default=0)
    with_whom = _some(now.clients, "with {}", "client") or "nothing was written down"
    yield _Row("contacts", now.contacts, before.contacts, with_whom)
    yield from _parts(now.by_kind, before.by_kind, KINDS, most, room)
    yield _Row("got through", now.reached, before.reached, _some(now.attempts, "of {}", "attempt"))
    yield from _parts(now.by_outcome, before.by_outcome, OUTCOMES, most, room)
    due = now.standing.first_calls
    planned = f"different clients; {due:,} were due" if due else ""
    yield _Row("first calls made", now.first_calls, before.first_calls, planned)
    new, files = now.happened.get("added", 0), now.happened.get("imported", 0)
    yield _Row(
        "new cards", new, before.happened.get("added", 0), f"and {files:,} from files" if files else ""
    )
    yield _Row("moved", now.happened.get("moved", 0), before.happened.get("moved", 0), _say_moved(review))
    left = "still behind today's tab" if so_far else "went on into the next day"
    yield _Row("carried over", now.standing.carried_over, before.standing.carried_over, left)
    yield from _promises(now.promises, before.promises, so_far)
    for what, label in OTHERS.items():
        yield _Row(label, now.happened.get(what, 0), before.happened.get(what, 0))


def _promises(now: Promises, before: Promises, so_far: bool) -> Iterator[_Row]:
    """Yield what became of promises; kept and open are those that were promised for these days."""
    yield _Row("promises given", now.given, before.given)
    yield _Row("promises kept", now.kept, before.kept, f"in time, of {now.due:,} due")
    latest = f"by {counted(now.longest_late, 'day')}" if now.late == 1 else ""
    most = f"up to {counted(now.longest_late, 'day')}" if now.late > 1 else ""
    yield _Row("promises kept late", now.late, before.late, latest or most)
    yield _Row("promises open", now.open, before.open)
    still = "and not kept yet" if so_far else "and not kept by then"
    yield _Row("promises overdue", now.overdue, before.overdue, still)


def _oldest_promise(slip: Reminder, overdue: int, today: dt.date) -> Iterator[Block]:
    whose = f", {slip.client_name}" if slip.client_name else ""
    yield paragraph(f"promise overdue longest: s{slip.id} {slip.text}{whose}")
    yield paragraph(f"  {say_promise(slip, today)}")
    if overdue > 1:
        yield paragraph(f"{overdue:,} promises are overdue: tickler slips --promises")


def _parts(
    now: Mapping[str, int], before: Mapping[str, int], known: Sequence[str], most: int, room: int
) -> Iterator[_Row]:
    """Yield what a figure consists of, as bars on one scale, of `room` cells for `most`."""
    for name in dict.fromkeys((*known, *now, *before)):
        count = now.get(name, 0)
        said = say_kind(name, 2) if name in KINDS else say_outcome(name, None)
        yield _Row(f"  {said}", count, before.get(name, 0), _bar(count, most, room))


def _bars_of_days(review: Review, room: int) -> list[tuple[Cell, ...]]:
    """Draw the contacts of each working day, and of others where there were some; none for a single day."""
    if len(review.days) == 1:
        return []
    by_month = len(review.days) > DAYS_WITH_A_BAR
    bars: Counter[str] = Counter()
    for day in review.days:
        label = f"{MONTHS[day.date.month - 1]} {day.date.year}" if by_month else _say_weekday(day.date)
        if day.worked or day.contacts:
            bars[label] += day.contacts
    most = max(bars.values(), default=0)
    return [
        (
            cell(f"  {label}"),
            cell(Span(f"{count:,}", "strong")),
            (),
            cell(Span(_bar(count, most, room), "faint")),
        )
        for label, count in bars.items()
        if most
    ]


def _bar(count: int, most: int, room: int) -> str:
    return bar(count, most, room) if most and room > 0 else ""


def _some(count: int, phrase: str, noun: str) -> str:
    return phrase.format(counted(count, noun)) if count else ""


def _say_moved(review: Review) -> str:
    said = counted(len(review.figures.moved), "card") if review.figures.moved else ""
    if review.most_moved and review.figures.most_moved:
        return f"{said}; {_named(review.most_moved)} {review.figures.most_moved[1]} times"
    return said


def _named(card: PileCard) -> str:
    return f"{card.id} {card.name}"


def _say_weekday(day: dt.date) -> str:
    return f"{WEEKDAYS[day.weekday()]} {day.day:>2} {MONTHS[day.month - 1]}"


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
