"""What a print has made: files, a job for the printer, and what could not be printed as it is."""

from collections.abc import Iterator
from dataclasses import dataclass

from tickler.show.blocks import Block, View, paragraph
from tickler.show.layout import UNBROKEN
from tickler.show.words import counted


@dataclass(frozen=True, slots=True)
class Written:
    """One document: `file` is None for one that went to the printer, `pages` for one that has none (HTML)."""

    file: str | None
    format: str
    pages: int | None
    clients: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PrintedView(View):
    """The documents with the name that stands for their content; `missing` characters had no font."""

    title: str
    written: tuple[Written, ...]
    missing: tuple[str, ...] = ()

    @property
    def confirms(self) -> bool:
        return True

    def as_json(self) -> dict[str, object]:
        return {
            "written": [
                {
                    "file": document.file,
                    "format": document.format,
                    "pages": document.pages,
                    "clients": list(document.clients),
                }
                for document in self.written
            ],
            "missing": list(self.missing),
        }

    def as_text(self, width: int) -> Iterator[str]:
        """Return the lines as they are: a path that is broken is none."""
        return View.as_text(self, UNBROKEN)  # slots make a new class, which super() does not know

    def blocks(self, width: int) -> Iterator[Block]:
        for document in self.written:
            pages = f", {counted(document.pages, 'page')}" if document.pages is not None else ""
            goes = f"written to {document.file}" if document.file else "sent to the printer"
            yield paragraph(f"{self.title}{pages}, {goes}")


def say_missing(missing: tuple[str, ...]) -> str:
    """Say which characters had no font, ten of them at most."""
    shown = ", ".join(missing[:10])
    more = f" and {len(missing) - 10} more" if len(missing) > 10 else ""
    verb = "it is" if len(missing) == 1 else "they are"
    return f"no font on this machine has {shown}{more}: {verb} printed in Latin letters"
