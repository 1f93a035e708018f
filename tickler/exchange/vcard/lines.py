"""The lines of one card made whole: unfolded, photos passed over, what is too long left out.

Lines are handled as bytes in the guise of Latin-1 text: where a writer has folded in the middle of a
character, or broken a quoted-printable value there, its halves meet again before anything is decoded.
"""

import re
from typing import NamedTuple

from tickler.exchange.lines import LONGEST_LINE
from tickler.exchange.vcard.heads import head_and_value, is_left_aside

LONGEST_CARD = 2 * LONGEST_LINE
"""In bytes, without photos; each line counts for `_LINE_ITSELF` more, since it takes memory too."""

CARD_TOO_LONG = "the card is longer than any contact's; the rest of it was left out"
LINE_TOO_LONG = f"the line is longer than {LONGEST_LINE:,} bytes and was left out"

_LINE_ITSELF = 64
_BULK = 1000
"""A line longer than this may be a photo in one piece."""

_GOES_ON = frozenset(("", " ", "\t"))
_SOFT = frozenset("= \t")
_AGENT = re.compile(r"(?:[\w-]+\.)?AGENT[^:]*:[ \t]*", re.IGNORECASE)
_BASE64 = re.compile(r"[A-Za-z0-9+/]+={0,2}[ \t]*")
_VERSION_2 = re.compile(r"VERSION[^:]*:\s*2\.", re.IGNORECASE)
_WITHIN_CHARACTER = re.compile(r"[ \t]*(?:[\x80-\xbf]|=[89AB][0-9A-F])")


class RawCard(NamedTuple):
    """The lines of a card, unfolded but not decoded; `faults` are values and what is wrong with them.

    `number` is the line of the file with its BEGIN, counted from 1.
    """

    number: int
    lines: list[str]
    faults: list[tuple[str, str]]


class OpenCard:
    """A card whose lines are being read, in memory that its photos do not fill."""

    __slots__ = ("_agent_at", "_full", "_parts", "_passing", "_size", "_soft", "faults", "lines", "number")

    def __init__(self, number: int) -> None:
        self.number = number
        self.lines: list[str] = []
        self.faults: list[tuple[str, str]] = []
        self._parts: list[str] = []  # of the last line, where it is folded
        self._passing = False  # a photo goes by
        self._soft = False  # a quoted-printable value goes on in the next line
        self._size = 0
        self._full = False
        self._agent_at: int | None = None

    def take(self, text: str) -> None:
        """Take the next line of the file, without its end."""
        if self._soft or text[:1] in _GOES_ON:
            self._go_on(text)
            return
        if ":" not in text and self._goes_on_in_base64(text):
            return
        if self._parts:
            self._settle()
        self._passing = False
        if len(text) > _BULK and not self._is_taken_whole(text):
            return
        if self._has_room(text):
            self.lines.append(text)
            self._soft = text[-1] in _SOFT and self._ends_softly(text)

    def closed(self, fault: str | None = None) -> RawCard:
        """Return the card, with what is wrong with the whole of it."""
        self._settle()
        if self._agent_at is not None:
            self.end_agent()
        if fault:
            self.faults.append(("", fault))
        return RawCard(self.number, self.lines, self.faults)

    def begin_agent(self) -> bool:
        """Tell whether a card that begins here belongs into this one, as its agent."""
        self._settle()
        if self._agent_at is None and self.lines and _AGENT.fullmatch(self.lines[-1]):
            self._agent_at = len(self.lines)
            return True
        return False

    def end_agent(self) -> bool:
        """Make the lines of the card within into the value of their AGENT, as vCard 3.0 writes it."""
        if self._agent_at is None:
            return False
        self._settle()
        within = self.lines[self._agent_at :]
        del self.lines[self._agent_at :]
        self.lines[-1] += "\\n".join(("BEGIN:VCARD", *within))
        self._agent_at = None
        return True

    def _go_on(self, text: str) -> None:
        """Take a line that continues the one before; one without anything in it is none of the card."""
        if self._passing or self._full or not (text or self._soft):
            return
        if not self.lines:
            if text.strip():
                self.take(text.lstrip())
            return
        if not self._parts:
            if self._passes_by(self.lines[-1]):
                return
            self._parts.append(self.lines[-1])
        if self._soft:
            self._parts[-1] = self._parts[-1].rstrip(" \t")[:-1]
            rest = text.lstrip() if _WITHIN_CHARACTER.match(text) else text
        else:
            rest = text[1:] if not self._keeps_blanks() or _WITHIN_CHARACTER.match(text) else text
        if self._has_room(rest):
            self._parts.append(rest)
            self._soft = rest[-1:] in _SOFT and self._ends_softly(rest)
            if ":" in rest and ":" not in self._parts[0] and self._passes_by("".join(self._parts)):
                self._parts.clear()  # Apple folds before the colon of a photo

    def _passes_by(self, line: str) -> bool:
        """Tell whether a line begins a photo, of which only the head is kept."""
        head, value = head_and_value(line)
        self._passing = is_left_aside(head, value)
        if self._passing:
            self.lines[-1] = line
        return self._passing

    def _settle(self) -> None:
        if self._parts:
            self.lines[-1] = "".join(self._parts)
            self._parts.clear()
        self._soft = False

    def _goes_on_in_base64(self, text: str) -> bool:
        """Take a line of base64 that is not indented, as old telephones write them."""
        if not (self.lines and _BASE64.fullmatch(text)):
            return False
        head = head_and_value(self._parts[0] if self._parts else self.lines[-1])[0]
        if head.encoding != "base64":
            return head.is_binary
        if not head.is_binary and self._has_room(text):
            self._parts += [text] if self._parts else [self.lines[-1], text]
        return True

    def _is_taken_whole(self, text: str) -> bool:
        """Take a line with a photo without its value, and report one that is too long."""
        head, value = head_and_value(text)
        if is_left_aside(head, value):
            self.lines.append(text[:_BULK])
            return False
        if len(text) > LONGEST_LINE:
            self.faults.append((text[:_BULK], LINE_TOO_LONG))
            self._passing = True
            return False
        return True

    def _has_room(self, text: str) -> bool:
        self._size += len(text) + _LINE_ITSELF
        if self._size > LONGEST_CARD and not self._full:
            self._full = True
            self.faults.append(("", CARD_TOO_LONG))
        return not self._full

    def _ends_softly(self, text: str) -> bool:
        """Tell whether a line ends in the `=` that breaks quoted-printable text (RFC 2045, 6.7)."""
        if text.rstrip(" \t")[-1:] != "=":
            return False
        return head_and_value(self._parts[0] if self._parts else text)[0].encoding == "quoted-printable"

    def _keeps_blanks(self) -> bool:
        """Tell whether folds stand before blanks that belong to the text, as in vCard 2.1."""
        return any(map(_VERSION_2.match, self.lines[:3]))
