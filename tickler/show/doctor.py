"""What `doctor` has found: one line a check, below it what is wrong and what was mended."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tickler.core.checkup import CheckResult
from tickler.show.blocks import BLANK, Block, Grid, Role, Section, Span, View, cell, paragraph
from tickler.show.layout import Column
from tickler.show.words import counted

SHOWN = 10
"""So much of what a check has found is shown; scripts get all."""

MEANINGS = {
    "database": "the file is whole",
    "references": "everything belongs to a card that exists",
    "places": "every active card has one place",
    "tally": "the thickness of the tabs is right",
    "names": "every card answers to its name",
    "index": "find knows every card and note",
    "documents": "the file of every document is there",
    "content": "every document is as it was attached",
    "orphans": "no file is left over",
    "rights": "nobody else can read the folder",
    "copies": "no synchronising program has made a second version",
    "version": "the tables are those of this version",
    "room": "there is room on the disk",
    "clock": "no entry is from the future",
    "journal": "no longer than config journal says",
    "backups": "none is missing, all open",
}
"""What a check proves where it finds nothing."""

COLUMNS = (Column(least=5, most=6), Column(least=8, most=12), Column(least=30, stretch=True))


@dataclass(frozen=True, slots=True)
class CheckupView(View):
    """The checks in their order; `folder` is the path, `exists` whether there is a folder at all.

    `mended` tells that what could be was mended.
    """

    folder: Path
    exists: bool
    checks: tuple[CheckResult, ...]
    mended: bool = False

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
        what_next = (
            "What is left is for you to decide."
            if self.mended
            else "tickler doctor --fix mends what can safely be mended."
        )
        return f"The folder is not sound: {wrong} failed. {what_next}"


def _verdict(check: CheckResult) -> Span:
    if not check.ok:
        return Span("wrong", "alarm")
    return Span("fixed" if check.found else "ok", "plain")


def _said(check: CheckResult) -> Iterator[Span]:
    if not check.found:
        meaning = MEANINGS.get(check.name, "")
        yield Span(f"{meaning}: {check.detail}" if check.detail else meaning, "faint")
    yield from _some(check.found, "strong")
    yield from _some(check.fixed, "plain")


def _some(sentences: Sequence[str], role: Role) -> Iterator[Span]:
    yield from (Span(sentence, role) for sentence in sentences[:SHOWN])
    if len(sentences) > SHOWN:
        yield Span(f"and {len(sentences) - SHOWN:,} more; --json lists all", "faint")
