"""The table of promises: what proves each, and the figures that the proof printed last.

In a table with the columns `promise`, `proof` and `figure` the proof names tests, `tests/file.py` or
`tests/file.py::name`. Figures are published by those who measure them, into `docs/figures.json`, under the
name of the proof; a proof without any leaves its cell empty.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FIGURES = Path(__file__).parents[1] / "figures.json"

_HEAD = re.compile(r"\| promise +\| proof +\| figure +\|")
_ROW = re.compile(r"\| (?P<promise>.+?) \| (?P<proof>.+?) \|(?P<figure>.*)\|")
_PROOF = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")


class Proof(NamedTuple):
    """A file of tests, or one test in it."""

    file: str
    name: str | None

    def __str__(self) -> str:
        return f"{self.file}::{self.name}" if self.name else self.file


def with_figures(page: str) -> str:
    """Return the text of a page with the figures that are published now."""
    figures = json.loads(FIGURES.read_text(encoding="utf-8"))
    return "".join(f"{line}\n" for line in _lines(page, figures))


def proofs(page: str) -> Iterator[Proof]:
    """Yield what the promises of a page are proved by."""
    for row in filter(None, map(_ROW.fullmatch, page.splitlines())):
        yield from _proofs_in(row["proof"])


def _lines(page: str, figures: dict[str, str]) -> Iterator[str]:
    inside = False
    for line in page.splitlines():
        inside = line.startswith("|") and (inside or _HEAD.match(line) is not None)
        row = _ROW.fullmatch(line)
        if inside and row and (named := [*_proofs_in(row["proof"])]):
            said = "; ".join(figures[str(proof)] for proof in named if str(proof) in figures)
            yield f"| {row['promise']} | {row['proof']} | {said} |"
        else:
            yield line


def _proofs_in(cell: str) -> Iterator[Proof]:
    yield from (Proof(found[1], found[2]) for found in _PROOF.finditer(cell))
