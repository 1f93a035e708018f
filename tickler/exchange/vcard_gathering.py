"""What the lines of one card have said so far, as far as it is decided at the end of the card."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from tickler.exchange.fields import Draft, keep_custom
from tickler.exchange.vcard_heads import Head
from tickler.exchange.vcard_text import Texts

_APPLE_LABEL = re.compile(r"_\$!<(.*)>!\$_", re.DOTALL)


class Ranked(NamedTuple):
    """One of several values: how much it is preferred (1 most), its property, its text."""

    rank: int
    head: Head
    text: str


@dataclass(slots=True)
class Address:
    """A postal address: which one it is (`home`), how much it is preferred, its parts as CSV names them."""

    kind: str
    rank: int
    parts: dict[str, str]


@dataclass(slots=True)
class Gathering:
    """A card of another program on its way to a contact.

    `labels` are those of Apple's address book by group, as it writes them; `strays` are lines that are
    none of a vCard, `note_lines` those of them that were taken for the rest of a note.
    """

    draft: Draft
    texts: Texts
    labels: dict[str, str]
    full_name: str = ""
    name_parts: list[str] = field(default_factory=list)
    nicknames: list[str] = field(default_factory=list)
    phones: list[Ranked] = field(default_factory=list)
    emails: list[Ranked] = field(default_factory=list)
    websites: list[Ranked] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)
    role: str = ""
    kind: str = ""
    members: int = 0
    strays: list[str] = field(default_factory=list)
    note_lines: list[str] = field(default_factory=list)

    def keep(self, key: str, text: str) -> None:
        """Keep a text as a custom field; several of one name share it, and an empty one is none."""
        if text:
            keep_custom(self.draft.contact.custom, key, text)

    def label_of(self, head: Head) -> str:
        """Return what a value is called, also where it is one of Apple's names: `HomePage`, `Work`."""
        label = self.labels.get(head.group, "") if head.group else ""
        found = _APPLE_LABEL.fullmatch(label)
        return found[1] if found else label

    def own_label_of(self, head: Head) -> str:
        """Return what somebody has called a value; Apple's own names say no more than a type does."""
        label = self.labels.get(head.group, "") if head.group else ""
        return "" if _APPLE_LABEL.fullmatch(label) else label


Handler = Callable[[Gathering, Head, str], None]
"""Takes a property, with a text that is not empty, into a card."""
