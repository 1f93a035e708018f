"""What the lines of one card have said so far, as far as it is decided at the end of the card."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from tickler.exchange.fields import Draft, keep_custom
from tickler.exchange.vcard.cards import Card
from tickler.exchange.vcard.heads import Head, head_and_value
from tickler.exchange.vcard.text import Texts, unescaped

_APPLE_LABEL = re.compile(r"_\$!<(.*)>!\$_", re.DOTALL)


Said = tuple[Head, str]
"""One of several values: its property, its text."""


@dataclass(slots=True)
class Address:
    """A postal address: which one it is (`home`), how much it is preferred, its parts as CSV names them."""

    kind: str
    rank: int
    parts: dict[str, str]


@dataclass(slots=True)
class Gathering:
    """A card of another program on its way to a contact.

    `raw` is the card as it was found; `strays` are those that are none of a vCard, `note_lines` those of them
    that were taken for the rest of a note. `labels` are those of Apple's address book by group, once one
    was asked for.
    """

    draft: Draft
    texts: Texts
    raw: Card
    full_name: str = ""
    name_parts: list[str] = field(default_factory=list)
    nicknames: list[str] = field(default_factory=list)
    phones: list[Said] = field(default_factory=list)
    emails: list[Said] = field(default_factory=list)
    websites: list[Said] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)
    role: str = ""
    kind: str = ""
    members: int = 0
    strays: list[str] = field(default_factory=list)
    note_lines: list[str] = field(default_factory=list)
    labels: dict[str, str] | None = None

    def keep(self, key: str, text: str) -> None:
        """Keep a text as a custom field; several of one name share it, and an empty one is none."""
        if text:
            keep_custom(self.draft.contact.custom, key, text)

    def label_of(self, head: Head) -> str:
        """Return what a value is called, also where it is one of Apple's names: `HomePage`, `Work`."""
        if not head.group:
            return ""
        label = self._written_label_of(head)
        found = _APPLE_LABEL.fullmatch(label)
        return found[1] if found else label

    def own_label_of(self, head: Head) -> str:
        """Return what somebody has called a value; Apple's own names say no more than a type does."""
        if not head.group:
            return ""
        label = self._written_label_of(head)
        return "" if _APPLE_LABEL.fullmatch(label) else label

    def _written_label_of(self, head: Head) -> str:
        """Return the label of a group as Apple's address book writes it; most cards have no groups."""
        if self.labels is None:
            said = [head_and_value(line) for line in self.raw.lines if ".X-ABLABEL" in line[:40].upper()]
            self.labels = {label.group: unescaped(self.texts.plain(value)) for label, value in said}
        return self.labels.get(head.group, "")


Handler = Callable[[Gathering, Head, str], None]
"""Takes a property, with a text that is not empty, into a card."""
