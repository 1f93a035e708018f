"""What an import did, or would do."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from tickler.core.import_reports import Change, ImportReport, Match, MatchKind, Problem
from tickler.show.blocks import BLANK, Block, Cell, Grid, Section, View, cell, paragraph
from tickler.show.layout import Column
from tickler.show.words import counted

SHOWN = 20
"""So many problems, changes or likely duplicates are shown; scripts get all."""

_Thing = TypeVar("_Thing")

NUMBERS = (Column(right=True), Column(stretch=True))
PROBLEMS = (
    Column("row", least=7, right=True),
    Column("column", least=8, most=24),
    Column("value", least=8, most=32),
    Column("what is wrong", least=16, share=2, stretch=True),
)
MATCHES = (Column("row", least=7, right=True), Column("name", least=12, most=40), Column("is", stretch=True))
CHANGES = (
    Column("row", least=7, right=True),
    Column("name", least=12, most=30),
    Column("field", least=8, most=16),
    Column("before", least=8, most=28),
    Column("now", least=12, stretch=True),
)
MATCH_TITLES: dict[MatchKind, str] = {
    "left": "known already, with other particulars: --update writes them down",
    "other-name": "known already under another name, which the card keeps",
    "likely": "new cards that are likely duplicates: have a look at both",
}


@dataclass(frozen=True, slots=True)
class ImportReportView(View):
    """The numbers of an import, then what it could not take."""

    report: ImportReport

    @property
    def confirms(self) -> bool:
        return not self.report.problems

    def as_json(self) -> dict[str, object]:
        report = self.report
        return {
            "batch": report.batch,
            "dry_run": report.dry_run,
            "read": report.read,
            "created": report.created,
            "updated": report.updated,
            "unchanged": report.unchanged,
            "skipped": report.skipped,
            "duplicates": report.duplicates,
            "problems": [problem._asdict() for problem in report.problems],
            "matches": [match._asdict() for match in report.matches],
            "changes": [change._asdict() for change in report.changes],
            "remarks": list(report.remarks),
        }

    def blocks(self, width: int) -> Iterator[Block]:
        report = self.report
        if report.dry_run:
            yield paragraph("Nothing was written; this is what the import would do.", "strong")
        yield from (paragraph(remark) for remark in report.remarks)
        yield _numbers(report)
        yield from details(report)
        if report.batch is not None:
            yield BLANK
            yield paragraph(
                f"Journal entry {report.batch}; tickler undo takes the whole import back.", "faint"
            )


def details(report: ImportReport) -> Iterator[Block]:
    """Say what could not be taken, what was changed on cards, and who is alike."""
    yield from listed(counted(len(report.problems), "problem"), PROBLEMS, report.problems, _row)
    changed = counted(len({change.card_id for change in report.changes}), "card")
    yield from listed(f"{changed} changed", CHANGES, report.changes, _change)
    for kind, title in MATCH_TITLES.items():
        matches = [match for match in report.matches if match.kind == kind]
        yield from listed(title, MATCHES, matches, _match)


def listed(
    title: str,
    columns: tuple[Column, ...],
    things: Sequence[_Thing],
    row: Callable[[_Thing], tuple[Cell, ...]],
) -> Iterator[Block]:
    """Show the first of many things under a title; nothing where there are none."""
    if not things:
        return
    yield BLANK
    yield paragraph(title, "strong")
    yield Grid(columns, (Section(None, [row(thing) for thing in things[:SHOWN]]),))
    if len(things) > SHOWN:
        yield paragraph(f"{len(things) - SHOWN:,} more; --json lists all")


def _numbers(report: ImportReport) -> Grid:
    numbers = {
        "read": report.read,
        "created": report.created,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "skipped": report.skipped,
        "known already, left as they are": report.duplicates,
    }
    rows = [(cell(f"{count:,}"), cell(name)) for name, count in numbers.items() if count or name == "read"]
    return Grid(NUMBERS, (Section(None, rows),))


def _row(problem: Problem) -> tuple[Cell, ...]:
    return (
        cell(f"{problem.row:,}"),
        cell(problem.column),
        cell(problem.value),
        cell(problem.reason),
    )


def _change(change: Change) -> tuple[Cell, ...]:
    row, name = cell(f"{change.row:,}"), cell(change.name)
    return row, name, cell(change.field), cell(change.before), cell(change.after)


def _match(match: Match) -> tuple[Cell, ...]:
    return cell(f"{match.row:,}"), cell(match.name), cell(f"card {match.card_id}, same {match.by}")
