"""The figures of a look back as rows, each beside the one of the period before, with its bar."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tickler.core.agenda import PileCard, say_kind
from tickler.core.cards import KINDS, OUTCOMES
from tickler.core.places import MONTHS, WEEKDAYS
from tickler.core.promises import Promises
from tickler.core.review import Happening, Review
from tickler.show.bars import bar
from tickler.show.blocks import Cell, Span, cell
from tickler.show.words import counted, say_outcome

DAYS_WITH_A_BAR = 31
"""Of more days than a month has, a bar stands for a month."""

UNKNOWN = "–"

OTHERS: Mapping[Happening, str] = {
    "dropped": "dropped",
    "restored": "restored",
    "documents": "documents added",
    "slips_done": "slips done",
}
"""What its number says all about."""


class Row(NamedTuple):
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


def figure_rows(review: Review, so_far: bool, room: int) -> Iterator[Row]:
    """Yield the figures from top to bottom; below the first, those without any are left out by the view."""
    now, before = review.figures, review.before
    most = max((*now.by_kind.values(), *now.by_outcome.values()), default=0)
    with_whom = _some(now.clients, "with {}", "client") or "nothing was written down"
    yield Row("contacts", now.contacts, before.contacts, with_whom)
    yield from _parts(now.by_kind, before.by_kind, KINDS, most, room)
    yield Row("got through", now.reached, before.reached, _some(now.attempts, "of {}", "attempt"))
    yield from _parts(now.by_outcome, before.by_outcome, OUTCOMES, most, room)
    due = now.standing.first_calls
    planned = f"different clients; {due:,} were due" if due else ""
    yield Row("first calls made", now.first_calls, before.first_calls, planned)
    new, files = now.happened.get("added", 0), now.happened.get("imported", 0)
    yield Row("new cards", new, before.happened.get("added", 0), f"and {files:,} from files" if files else "")
    yield Row("moved", now.happened.get("moved", 0), before.happened.get("moved", 0), _say_moved(review))
    left = "still behind today's tab" if so_far else "went on into the next day"
    yield Row("carried over", now.standing.carried_over, before.standing.carried_over, left)
    yield from _promises(now.promises, before.promises, so_far)
    for what, label in OTHERS.items():
        yield Row(label, now.happened.get(what, 0), before.happened.get(what, 0))


def _promises(now: Promises, before: Promises, so_far: bool) -> Iterator[Row]:
    """Yield what became of promises; kept and open are those that were promised for these days."""
    yield Row("promises given", now.given, before.given)
    yield Row("promises kept", now.kept, before.kept, f"in time, of {now.due:,} due")
    latest = f"by {counted(now.longest_late, 'day')}" if now.late == 1 else ""
    most = f"up to {counted(now.longest_late, 'day')}" if now.late > 1 else ""
    yield Row("promises kept late", now.late, before.late, latest or most)
    yield Row("promises open", now.open, before.open)
    still = "and not kept yet" if so_far else "and not kept by then"
    yield Row("promises overdue", now.overdue, before.overdue, still)


def _parts(
    now: Mapping[str, int], before: Mapping[str, int], known: Sequence[str], most: int, room: int
) -> Iterator[Row]:
    """Yield what a figure consists of, as bars on one scale, of `room` cells for `most`."""
    for name in dict.fromkeys((*known, *now, *before)):
        count = now.get(name, 0)
        said = say_kind(name, 2) if name in KINDS else say_outcome(name, None)
        yield Row(f"  {said}", count, before.get(name, 0), _bar(count, most, room))


def bars_of_days(review: Review, room: int) -> list[tuple[Cell, ...]]:
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
        return f"{said}; {say_card(review.most_moved)} {review.figures.most_moved[1]} times"
    return said


def say_card(card: PileCard) -> str:
    """Name a card by its id and its client."""
    return f"{card.id} {card.name}"


def _say_weekday(day: dt.date) -> str:
    return f"{WEEKDAYS[day.weekday()]} {day.day:>2} {MONTHS[day.month - 1]}"
