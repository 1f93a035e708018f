"""The backups of a folder, and what was made or restored."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tickler.core.backups import Backup, Made, Restored, Rotation
from tickler.show.blocks import BLANK, Block, Cell, Grid, Section, Span, View, cell, paragraph
from tickler.show.layout import UNBROKEN, Column
from tickler.show.words import counted, say_moment, say_size

COLUMNS = (
    Column("#", least=2, right=True),
    Column("when", least=17, most=17),
    Column("kind", least=8, most=18),
    Column("cards", least=5, right=True),
    Column("size", least=8, right=True),
    Column("name", least=24, stretch=True),
)


@dataclass(frozen=True, slots=True)
class BackupsView(View):
    """The backups in a directory, newest first; `rotation` says how many of those made by themselves stay.

    `key` is the id of the folder's own key; where a backup has another one, or none, that is said.
    """

    directory: Path
    rotation: Rotation
    backups: tuple[Backup, ...]
    key: str | None = None

    def as_json(self) -> dict[str, object]:
        return {
            "directory": str(self.directory),
            "backups": [
                {
                    "number": one.number,
                    "name": one.name,
                    "file": str(one.file),
                    "at": one.at.isoformat(),
                    "kind": one.kind,
                    "size": one.size,
                    "cards": one.cards,
                    "opens": one.opens,
                    "fault": one.fault,
                    "key": one.key,
                }
                for one in self.backups
            ],
        }

    def blocks(self, width: int) -> Iterator[Block]:
        if not self.backups:
            yield paragraph(
                "There are no backups yet: the first one comes by itself on the second day of work."
            )
            yield paragraph("tickler backup makes one now.")
            return
        yield Grid(COLUMNS, (Section(None, [_row(one, self.key) for one in self.backups]),))
        yield BLANK
        yield paragraph(f"in {self.directory}", "faint")
        yield paragraph(f"The automatic ones stay: {self.rotation.said}.", "faint")


def _row(one: Backup, key: str | None) -> tuple[Cell, ...]:
    remark = None
    if one.fault:
        remark = Span(f"does not open: {one.fault}", "alarm")
    elif one.key != key:
        remark = Span(f"encrypted with the key {one.key}" if one.key else "not encrypted", "faint")
    return (
        cell(str(one.number)),
        cell(say_moment(one.at)),
        cell(one.kind),
        cell("" if one.cards is None else f"{one.cards:,}"),
        cell(say_size(one.size)),
        cell(one.name, remark),
    )


@dataclass(frozen=True, slots=True)
class MadeView(View):
    """A backup that was made; `name` is None for one that is a file of its own."""

    made: Made
    name: str | None

    @property
    def confirms(self) -> bool:
        return True

    def as_json(self) -> dict[str, object]:
        made = self.made
        return {
            "name": self.name,
            "file": str(made.file),
            "cards": made.cards,
            "documents": made.documents,
            "size": made.size,
            "missing": list(made.missing),
            "key": made.key,
        }

    def as_text(self, width: int) -> Iterator[str]:
        """Return the lines as they are: a path that is broken is none."""
        return View.as_text(self, UNBROKEN)  # slots make a new class, which super() does not know

    def blocks(self, width: int) -> Iterator[Block]:
        made = self.made
        what = f"{counted(made.cards, 'card')}, {counted(made.documents, 'document')}, {say_size(made.size)}"
        yield paragraph(f"{self.name or made.file}: {what}, read back and sound")
        if made.key and self.name is None:  # it leaves the place where the key is known
            yield paragraph(f"  it is encrypted with the key {made.key}: without it nothing can be restored")
        yield from _missing(made.missing)


@dataclass(frozen=True, slots=True)
class RestoredView(View):
    """What was restored from `source` into `folder`, and where the former folder is now."""

    restored: Restored
    source: str
    folder: Path

    @property
    def confirms(self) -> bool:
        return True

    def as_json(self) -> dict[str, object]:
        restored = self.restored
        return {
            "folder": str(self.folder),
            "from": self.source,
            "cards": restored.cards,
            "set_aside": restored.aside,
            "missing": list(restored.missing),
            "key": restored.key,
        }

    def as_text(self, width: int) -> Iterator[str]:
        """Return the lines as they are: a command that is broken cannot be copied."""
        return View.as_text(self, UNBROKEN)  # slots make a new class, which super() does not know

    def blocks(self, width: int) -> Iterator[Block]:
        cards = counted(self.restored.cards, "card")
        yield paragraph(f"{self.folder} is {self.source} again: {cards}")
        if self.restored.aside:
            yield paragraph(f"  what was there is set aside as {self.restored.aside}")
            yield paragraph(f"  tickler backup --restore {self.restored.aside} takes this back")
        if self.restored.key_changed and self.restored.key:
            yield paragraph(
                f"  the folder is encrypted with the key {self.restored.key} now, as the backup was"
            )
        elif self.restored.key_changed:
            yield paragraph(
                "  the folder is not encrypted now, as the backup was: tickler config encrypt does it"
            )
        yield from _missing(self.restored.missing)


def _missing(missing: tuple[str, ...]) -> Iterator[Block]:
    if missing:
        are = "is" if len(missing) == 1 else "are"
        yield paragraph(
            f"  {counted(len(missing), 'document')} {are} missing or damaged: tickler doctor names them",
            "alarm",
        )
