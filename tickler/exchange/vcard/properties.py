"""The properties of another program's vCard: what takes each of them, and what is done to its text before."""

from typing import NamedTuple

from tickler.exchange.vcard.fields import ONE_TEXT
from tickler.exchange.vcard.gathering import Gathering, Handler
from tickler.exchange.vcard.heads import Head, head_of, is_left_aside
from tickler.exchange.vcard.structures import STRUCTURED, take_custom
from tickler.exchange.vcard.text import unescaped

_HEADS_KEPT = 4096

Value = tuple[Handler, Head, str]
"""A text that is ready to be taken: by what, what stands before it, the text."""


class _Plain(NamedTuple):
    """A property of which no value needs a look by itself; `is_one_text` tells whether escapes are undone."""

    take: Handler
    head: Head
    is_one_text: bool


class Properties:
    """What is done with each property; `chosen` are, by property, what overrules the usual handlers."""

    def __init__(self, chosen: dict[str, Handler]) -> None:
        self._one_text = ONE_TEXT | chosen
        self._structured = {name: take for name, take in STRUCTURED.items() if name not in chosen}
        self._plain: dict[str, _Plain | None] = {}

    def take(self, card: Gathering, head: Head, text: str) -> None:
        """Take a text that is decoded, and not empty, into a card."""
        take = self._one_text.get(head.name)
        if take is None:
            self._structured.get(head.name, take_custom)(card, head, text)
            return
        if "\\" in text:
            text = unescaped(text, head.encoding).strip()
        if text:
            take(card, head, text)

    def plain_values(self, lines: list[str]) -> list[Value] | None:
        """Return what is in the lines of a card, or None where one of them has to be looked at by itself.

        `lines` are text, composed, and without anything in it that nobody sees.
        """
        values: list[Value] = []
        for line in lines:
            before, _, text = line.partition(":")
            try:
                known = self._plain[before]
            except KeyError:
                known = self._learn(before)
            if known is None:
                return None
            take, head, is_one_text = known
            if text[:1] in "dD" and is_left_aside(head, text):
                return None
            if is_one_text and "\\" in text:
                text = unescaped(text)
            if text := text.strip():
                values.append((take, head, text))
        return values

    def _learn(self, before: str) -> _Plain | None:
        """Decide once what stands before a colon; the cards of a file share most of it."""
        if len(self._plain) == _HEADS_KEPT:
            self._plain.clear()
        head = head_of(before)
        plain = before.isascii() and '"' not in before and bool(head.name)
        self._plain[before] = known = (
            self._known(head) if plain and head.is_plain and not head.is_binary else None
        )
        return known

    def _known(self, head: Head) -> _Plain:
        take = self._one_text.get(head.name)
        if take is None:
            return _Plain(self._structured.get(head.name, take_custom), head, is_one_text=False)
        return _Plain(take, head, is_one_text=True)
