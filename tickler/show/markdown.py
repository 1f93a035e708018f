"""A dossier as Markdown (CommonMark): for a wiki, a mail, a printer."""

import datetime as dt
import re
from collections.abc import Iterator
from itertools import groupby

from tickler.core.cards import Dossier, Filling, Note
from tickler.core.fillings import answered, outcome_of
from tickler.show.clean import one_line
from tickler.show.dossier import fields, headlines, say_move, say_note, say_slip
from tickler.show.words import say_moment, say_size

_MARKUP = re.compile(r"[\\`*_{}\[\]<>&|~#!$^@]|:(?=//)|(?<=www)\.", re.IGNORECASE)
"""Signs that mean something inside a line, in CommonMark, GitHub's tables and links, or formulas."""

_LINE_START = re.compile(r"^(\d{1,9})([.)])|^([-+=])")
"""What begins a list or underlines a heading."""


def escape(text: str) -> str:
    """Return text that Markdown shows as it is, safe for a terminal too; line breaks are kept.

    An empty line ends the paragraph, as it was meant; leading spaces would make it code and go.
    """
    lines = groupby(map(_escape_line, text.splitlines()), key=bool)
    return "\n\n".join("\\\n".join(paragraph) for said, paragraph in lines if said)


def dossier_as_markdown(dossier: Dossier, today: dt.date, now: dt.datetime | None = None) -> str:
    """Write the dossier as headings and lists, newest first; with `now` the client's own time, too."""
    return "\n".join(_lines(dossier, today, now)) + "\n"


def _lines(dossier: Dossier, today: dt.date, now: dt.datetime | None) -> Iterator[str]:
    yield f"# {_inline(dossier.card.name)}"
    for line in headlines(dossier, today, now):
        yield from ("", _inline(line))
    yield ""
    for name, value in fields(dossier.card, today, now):
        yield f"- **{_inline(name)}:** {_inline(value)}"
    if dossier.notes:
        yield from ("", "## Notes")
        for note in dossier.notes:
            yield from _note(note)
    if dossier.fillings:
        yield from ("", "## Forms")
        for filling in dossier.fillings:
            yield from _filling(filling)
    lists = {
        "What they bought": list(_sales(dossier)),
        "Moved": [
            f"{say_moment(move.at)}: {say_move(move, today)}{f', {move.why}' if move.why else ''}"
            for move in dossier.moves
        ],
        "Documents": [
            f"document {document.id}, {document.name} "
            f"({document.kind}, {say_moment(document.at)}, {say_size(document.size)})"
            for document in dossier.documents
        ],
        "Slips": [f"{slip.text} ({say_slip(slip, today)})" for slip in dossier.reminders],
    }
    for title, items in lists.items():
        if items:
            yield from ("", f"## {title}", "")
            yield from (f"- {_inline(item)}" for item in items)


def _sales(dossier: Dossier) -> Iterator[str]:
    if dossier.sales:
        from tickler.show.sales import say_sale, say_sales

        yield from map(say_sale, dossier.sales)
        if len(dossier.sales) > 1:
            yield say_sales(dossier.sales)


def _note(note: Note) -> Iterator[str]:
    yield from ("", f"### {say_moment(note.at)}, {_inline(say_note(note))}")
    if note.text:  # an outcome may be all that there is to say
        yield from ("", escape(note.text))


def _filling(filling: Filling) -> Iterator[str]:
    outcome, advice = outcome_of(filling)
    said = f", {_inline(outcome)}" if outcome else ""
    yield from ("", f"### {say_moment(filling.at)}, {_inline(filling.title)}{said}", "")
    for asked, value in answered(filling):
        yield f"- {_inline(asked)} **{_inline(value)}**"
    if advice:
        yield from ("", _inline(advice))


def _inline(text: str) -> str:
    return _escape_line(one_line(text))


def _escape_line(line: str) -> str:
    escaped = _MARKUP.sub(r"\\\g<0>", one_line(line).strip())
    return _LINE_START.sub(lambda found: f"{found[1] or ''}\\{found[2] or found[3]}", escaped)
