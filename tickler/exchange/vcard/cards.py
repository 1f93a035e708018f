"""The cards of a vCard file, and what stands between them.

Nearly all cards are plain, without a fold, a photo or a fault: these are found in one look. The others are
read line by line.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tickler.exchange.vcard.lines import OpenCard, RawCard

NO_END = "the card does not end; what was there of it was taken"

# No line of a plain card goes on in the next one, is long enough for a photo, or may begin or end a card.
_PLAIN_LINE = r"(?!(?i:BEGIN|END)[ \t]*:)[^\s:\xef][^:\r\n]{0,99}+:[^\r\n]{0,900}+(?<![= \t])\r?\n"
_PLAIN_CARD = re.compile(rf"BEGIN:VCARD\r?\n((?:{_PLAIN_LINE}){{0,999}}+)END:VCARD\r?\n")
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)?")

_MARK = re.compile(r"(?:\xef\xbb\xbf)?(BEGIN|END)[ \t]*:[ \t]*VCARD[ \t]*", re.IGNORECASE)
_PLAIN_MARKS = {"BEGIN:VCARD": "BEGIN", "END:VCARD": "END"}
_MARKS_BEGIN_WITH = frozenset(("BE", "Be", "bE", "be", "EN", "En", "eN", "en", "\xef\xbb"))
_PADDING = "\0\x1a \t\xef\xbb\xbf"


class PlainCard(NamedTuple):
    """A card without a fold, a photo or a fault; `body` is all between BEGIN and END, in Latin-1.

    `number` is the line of the file with its BEGIN, counted from 1.
    """

    number: int
    body: str

    @property
    def lines(self) -> list[str]:
        """The lines without their ends, as those of a `RawCard`."""
        return self.body.replace("\r\n", "\n").split("\n")[:-1]

    @property
    def faults(self) -> list[tuple[str, str]]:
        """There are none."""
        return []


Card = PlainCard | RawCard


class Outside(NamedTuple):
    """A run of lines that belong to no card, `length` of them; `text` is the first one."""

    number: int
    text: str
    length: int


def cards_in(runs: Iterable[str]) -> Iterator[Card | Outside]:
    """Yield every card of a file, and what stands between the cards.

    `runs` are the text of the file in Latin-1, each of whole lines with their ends. A BEGIN within a card
    ends it, except behind AGENT (in vCard 2.1), whose card becomes the value of that line.
    """
    search = _Search()
    for run in runs:
        yield from search.through(run)
    yield from search.at_the_end()


class _Search:
    """How far a file has been looked through: the card and the run of other lines in which it is."""

    def __init__(self) -> None:
        self._number = 1  # of the next line
        self._card: OpenCard | None = None
        self._outside: Outside | None = None
        self._indent = ""

    def through(self, run: str) -> Iterator[Card | Outside]:
        """Look through some whole lines."""
        at, end = 0, len(run)
        while at < end:
            if self._card is None and (found := _PLAIN_CARD.match(run, at)):
                if self._outside:
                    yield from self.at_the_end()
                card = PlainCard(self._number, found[1])
                self._number += card.body.count("\n") + 2
                at = found.end()
                yield card
            else:
                line = _LINE.match(run, at)[0]  # type: ignore[index] # it matches anywhere
                at += len(line)
                yield from self._line(line.rstrip("\r\n"))
                self._number += 1

    def at_the_end(self) -> Iterator[Card | Outside]:
        """Say what was not finished."""
        if self._card:
            yield self._card.closed(NO_END)
        if self._outside:
            yield self._outside
        self._card = self._outside = None

    def _line(self, text: str) -> Iterator[Card | Outside]:
        if self._card is None:
            self._indent, text = _without_indent(text)
        elif self._indent:
            self._indent = self._indent if text.startswith(self._indent) else ""
            text = text.removeprefix(self._indent)
        mark = _mark_of(text) if text[:2] in _MARKS_BEGIN_WITH else None
        if self._card is None:
            if mark == "BEGIN":
                yield from self.at_the_end()
                self._card = OpenCard(self._number)
            elif text:
                self._leave_out(text)
        elif mark is None:
            self._card.take(text)
        elif mark == "BEGIN":
            if not self._card.begin_agent():
                yield self._card.closed(NO_END)
                self._card = OpenCard(self._number)
        elif not self._card.end_agent():
            yield self._card.closed()
            self._card = None

    def _leave_out(self, text: str) -> None:
        run = self._outside
        self._outside = run._replace(length=run.length + 1) if run else Outside(self._number, text, length=1)


def _mark_of(text: str) -> str | None:
    """Return `BEGIN` or `END` for the first and last line of a card."""
    if text in _PLAIN_MARKS:
        return _PLAIN_MARKS[text]
    found = _MARK.fullmatch(text)
    return found[1].upper() if found else None


def _without_indent(text: str) -> tuple[str, str]:
    """Take apart a line outside the cards into its indentation, which its card may share, and the rest."""
    return text[: len(text) - len(text.lstrip(" \t"))], text.strip(_PADDING)
