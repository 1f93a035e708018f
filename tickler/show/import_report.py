"""What an import did, or would do."""

from collections.abc import Iterator
from dataclasses import dataclass

from tickler.core.reports import ImportReport, Match, MatchKind, Problem
from tickler.show.blocks import BLANK, Block, Cell, Grid, Section, Span, View, cell, paragraph
from tickler.show.layout import Column
from tickler.show.words import counted

PROBLEMS_SHOWN = 20

NUMBERS = (Column(right=True), Column(stretch=True))
PROBLEMS = (
    Column("row", least=7, right=True),
    Column("column", least=8, most=24),
    Column("value", least=8, most=32),
    Column("what is wrong", least=16, share=2, stretch=True),
)
MATCHES = (Column("row", least=7, right=True), Column("name", least=12, most=40), Column("is", stretch=True))
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
            "remarks": list(report.remarks),
        }

    def blocks(self, width: int) -> Iterator[Block]:
        report = self.report
        if report.dry_run:
            yield paragraph("Nothing was written; this is what the import would do.", "strong")
        yield from (paragraph(remark) for remark in report.remarks)
        yield _numbers(report)
        if report.problems:
            yield BLANK
            yield paragraph(counted(len(report.problems), "problem"), "strong")
            yield Grid(PROBLEMS, (Section(None, [_row(one) for one in report.problems[:PROBLEMS_SHOWN]]),))
            if len(report.problems) > PROBLEMS_SHOWN:
                yield paragraph(f"{len(report.problems) - PROBLEMS_SHOWN:,} more; --json lists all")
        for kind, title in MATCH_TITLES.items():
            if matches := [match for match in report.matches if match.kind == kind]:
                yield BLANK
                yield paragraph(title, "strong")
                yield Grid(MATCHES, (Section(None, [_match(one) for one in matches[:PROBLEMS_SHOWN]]),))
                if len(matches) > PROBLEMS_SHOWN:
                    yield paragraph(f"{len(matches) - PROBLEMS_SHOWN:,} more; --json lists all")
        if report.batch is not None:
            yield BLANK
            yield paragraph(
                f"Journal entry {report.batch}; tickler undo takes the whole import back.", "faint"
            )


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


def _row(problem: Problem) -> tuple[tuple[tuple[Span, ...], ...], ...]:
    return (
        cell(f"{problem.row:,}"),
        cell(problem.column),
        cell(problem.value),
        cell(problem.reason),
    )


def _match(match: Match) -> tuple[Cell, ...]:
    return cell(f"{match.row:,}"), cell(match.name), cell(f"card {match.card_id}, same {match.by}")
