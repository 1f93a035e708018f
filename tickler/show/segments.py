"""Who buys how, as a grid: how often down, how lately across, and the groups that are read from it."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tickler.core.churn import Churn
from tickler.core.places import say_date, say_short
from tickler.core.quarters import Quarter
from tickler.core.second_purchase import Nearing, UsualTime
from tickler.core.segments import Group, Segments
from tickler.show.blocks import BLANK, Block, Cell, Grid, Section, Span, View, cell, paragraph
from tickler.show.layout import GAP, Column
from tickler.show.words import counted, say_month

LABEL = Column("purchases", least=len("purchases"))
EARLIER = "earlier"
GROUP_COLUMNS = (
    Column(least=9),
    Column(least=4, right=True),
    Column(least=5, right=True),
    Column(stretch=True),
)
NONE = "·"
MONTHS_SHOWN = 2


@dataclass(frozen=True, slots=True)
class SegmentsView(View):
    """The activity matrix of a period with its groups, the usual time to a second purchase, and the churn.

    `limit` is the share of clients, in percent, that may be lost in a month.
    """

    segments: Segments
    usual: UsualTime | None
    nearing: Sequence[Nearing]
    churn: Sequence[Churn]
    limit: Decimal

    def as_json(self) -> dict[str, object]:
        segments = self.segments
        return {
            **period_as_json(segments.period.first, segments.period.last),
            "quarters": [quarter.key for quarter in segments.quarters],
            "recent_from": segments.recent_from.isoformat(),
            "best_from": segments.best_from,
            "buyers": segments.buyers,
            "groups": {group: ids_as_json(ids) for group, ids in segments.groups.items()},
            "matrix": [
                {"purchases": cell.purchases, "quarter": cell.quarter.key, **ids_as_json(ids)}
                for cell, ids in sorted(segments.cells.items())
            ],
            "second_purchase": {
                **dict.fromkeys(UsualTime._fields),
                **(self.usual._asdict() if self.usual else {}),
                "nearing": ids_as_json([near.client for near in self.nearing]),
            },
            "churn": {"limit": float(self.limit), "months": [self._month_as_json(one) for one in self.churn]},
        }

    def blocks(self, width: int) -> Iterator[Block]:
        segments = self.segments
        first, last, _ = segments.period
        yield paragraph(
            f"{counted(segments.buyers, 'buyer')}, {say_date(first)} to {say_date(last)}", "strong"
        )
        if segments.buyers:
            yield BLANK
            yield paragraph("how many bought so often, and when they last did")
            yield _matrix(segments, width)
            yield BLANK
            yield Grid(GROUP_COLUMNS, (Section(None, list(_group_rows(segments))),))
            yield paragraph("who they are: tickler segments --group NAME", "faint")
        else:
            yield paragraph('Nothing was bought: tickler sale CLIENT 1200.50 EUR --what "tiles"')
        yield BLANK
        yield from map(paragraph, self._second_purchase())
        for month in self.churn[-MONTHS_SHOWN:]:
            yield paragraph(self._say_month(month), "alarm" if month.above(self.limit) else "plain")

    def _second_purchase(self) -> Iterator[str]:
        usual = self.usual
        if usual is None:
            yield "too few clients have bought a second time to say when that usually is"
            return
        between = f"{usual.lower} to {usual.upper}"
        usually = f"second purchase: usually after {counted(usual.median, 'day')}"
        yield f"{usually}; for half of {counted(usual.clients, 'client')} {between}"
        if self.nearing:
            near = counted(len(self.nearing), "client")
            yield f"{near} bought once, {between} days ago: tickler segments --remind lays slips"

    def _say_month(self, month: Churn) -> str:
        last = self.segments.period.last
        so_far = ", so far" if (month.month.year, month.month.month) == (last.year, last.month) else ""
        when = f"lost in {say_month(month.month.month)} {month.month.year}{so_far}"
        if month.share is None:
            return f"{when}: nobody was in the folder when it began"
        if not month.lost:
            return f"{when}: none of {counted(month.clients, 'client')}"
        of = f"{when}: {month.lost:,} of {counted(month.clients, 'client')}, {say_share(month.share)}"
        side = "above" if month.above(self.limit) else "within"
        return f"{of}, {side} the limit of {self.limit} %"

    def _month_as_json(self, month: Churn) -> dict[str, object]:
        return {
            "month": f"{month.month:%Y-%m}",
            "clients": month.clients,
            "lost": month.lost,
            "share": share_as_json(month.share),
            "above_limit": month.above(self.limit),
        }


def period_as_json(first: dt.date, last: dt.date) -> dict[str, object]:
    """Return the first and the last day of a period for scripts."""
    return {"from": first.isoformat(), "to": last.isoformat()}


def ids_as_json(ids: Sequence[int]) -> dict[str, object]:
    """Return how many clients there are, and their ids."""
    return {"count": len(ids), "ids": list(ids)}


def share_as_json(share: Decimal | None) -> float | None:
    """Return a share in percent, with one digit after the point."""
    return None if share is None else float(round(share, 1))


def say_share(share: Decimal) -> str:
    """Write a share for people: `3.3 %`."""
    return f"{share:.1f} %"


def _matrix(segments: Segments, width: int) -> Grid:
    """Lay out the matrix; of more quarters than there is room for the oldest become one column."""
    size = max(len("Q4 26"), len(f"{segments.buyers:,}"))
    room = (width - LABEL.least - GAP) // (size + GAP) - 1
    quarters = list(segments.quarters)
    older = quarters[: max(0, len(quarters) - room + 1)] if len(quarters) > room else []
    groups = [[quarter] for quarter in quarters[len(older) :]]
    heads = [_say_quarter(quarter) for (quarter,) in groups]
    if older:
        groups, heads = [older, *groups], [EARLIER, *heads]
    rows = [
        (cell(_say_purchases(row, segments)), *_numbers(segments, groups, row))
        for row in range(segments.best_from, 0, -1)
    ]
    rows.append((cell(Span("all", "strong")), *_numbers(segments, groups, None)))
    columns = (LABEL, *(Column(head, least=max(size, len(head)), right=True) for head in (*heads, "all")))
    return Grid(columns, (Section(None, rows),))


def _numbers(segments: Segments, groups: list[list[Quarter]], row: int | None) -> Iterator[Cell]:
    for quarters in groups:
        count = segments.count(row, quarters)
        yield cell(f"{count:,}" if count else Span(NONE, "faint"))
    yield cell(Span(f"{segments.count(row):,}", "strong"))


def _say_quarter(quarter: Quarter) -> str:
    return f"Q{quarter.number} {quarter.year % 100:02}"


def _say_purchases(row: int, segments: Segments) -> str:
    return f"{row} or more" if row == segments.best_from else str(row)


def _group_rows(segments: Segments) -> Iterator[tuple[Cell, ...]]:
    for group, clients in segments.groups.items():
        share = Decimal(100) * len(clients) / segments.buyers
        numbers = cell(f"{len(clients):,}"), cell(f"{share:.0f} %")
        yield cell(Span(group, "strong")), *numbers, cell(say_rule(group, segments))


def say_rule(group: Group, segments: Segments) -> str:
    """Say who belongs to a group: `2 or 3 purchases, the last since 1 Jul 2026`."""
    day = say_short(segments.recent_from, dt.date.min)
    most = segments.best_from - 1
    match group:
        case "beginners":
            return f"bought once, since {day}"
        case "one-off":
            return f"bought once, before {day}"
        case "growing":
            several = {2: "2 purchases", 3: "2 or 3 purchases"}.get(most, f"2 to {most} purchases")
            return f"{several}, the last since {day}"
        case "lost":
            return f"2 purchases or more, the last before {day}"
        case "best":
            return f"{segments.best_from} purchases or more, the last since {day}"
