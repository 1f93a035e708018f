"""What `doctor` has found: one line a check, below it what is wrong and what was mended."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tickler.core.checkup import CheckResult
from tickler.show.blocks import BLANK, Block, Grid, Line, Section, Span, View, cell, paragraph
from tickler.show.layout import Column
from tickler.show.words import counted

SHOWN = 10
"""So much of what a check has found is shown; scripts get all."""

MEANINGS = {
    "database": "the file is whole",
    "references": "everything belongs to a card that exists",
    "places": "every active card has one place",
    "tally": "the thickness of the tabs is right",
    "index": "find knows every card and note",
    "documents": "the file of every document is there",
    "content": "every document is as it was attached",
    "orphans": "no file is left over",
    "rights": "nobody else can read the folder",
}
"""What a check proves where it finds nothing."""

COLUMNS = (Column(least=5, most=6), Column(least=8, most=12), Column(least=30, stretch=True))


@dataclass(frozen=True, slots=True)
class CheckupView(View):
    """The checks in their order; `folder` is the path, `exists` whether there is a folder at all."""

    folder: Path
    exists: bool
    checks: tuple[CheckResult, ...]

    @property
    def sound(self) -> bool:
        return all(check.ok for check in self.checks)

    @property
    def confirms(self) -> bool:
        return self.sound

    def as_json(self) -> dict[str, object]:
        checks = [
            {**check._asdict(), "found": list(check.found), "fixed": list(check.fixed)}
            for check in self.checks
        ]
        return {"sound": self.sound, "folder": str(self.folder), "exists": self.exists, "checks": checks}

    def blocks(self, width: int) -> Iterator[Block]:
        if not self.exists:
            yield paragraph(f"There is no folder at {self.folder} yet; the first card makes it.")
            return
        rows = [(cell(_verdict(check)), cell(check.name), cell(*_said(check))) for check in self.checks]
        yield Grid(COLUMNS, (Section(None, rows),))
        yield BLANK
        yield paragraph("The folder is sound." if self.sound else self._advice(), "strong")

    def _advice(self) -> str:
        wrong = counted(sum(not check.ok for check in self.checks), "check")
        return (
            f"The folder is not sound: {wrong} failed. tickler doctor --fix mends what can safely be mended."
        )


def _verdict(check: CheckResult) -> Span:
    if not check.ok:
        return Span("wrong", "alarm")
    return Span("fixed" if check.found else "ok", "plain")


def _said(check: CheckResult) -> Iterator[Line | Span]:
    if not check.found:
        yield Span(MEANINGS.get(check.name, ""), "faint")
    for lines, role in ((check.found, "strong"), (check.fixed, "plain")):
        yield from (Span(line, "strong" if role == "strong" else "plain") for line in lines[:SHOWN])
        if len(lines) > SHOWN:
            yield Span(f"and {len(lines) - SHOWN:,} more; --json lists all", "faint")
