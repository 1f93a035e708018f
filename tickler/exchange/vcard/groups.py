"""The groups of an address book: which cards are members of which, learnt before the cards are read."""

import re
from collections.abc import Iterable
from pathlib import Path

from tickler.exchange.lines import ByteSource
from tickler.exchange.vcard.cards import Card, Outside, cards_in
from tickler.exchange.vcard.heads import head_and_value
from tickler.exchange.vcard.text import Texts, member_key, unescaped

_GROUP = re.compile(rb"KIND[^:\r\n]*:\s*group", re.IGNORECASE)
_OVERLAP = 64
_MEMBERS = frozenset({"MEMBER", "X-ADDRESSBOOKSERVER-MEMBER"})
_KINDS = frozenset({"KIND", "X-ADDRESSBOOKSERVER-KIND"})


def has_groups(path: Path) -> bool:
    """Tell whether somewhere in a file a card says that it is a group; most files have none."""
    source = ByteSource(path)
    try:
        before = b""
        for block in source.blocks():
            # UTF-16 has zeros between the letters.
            text = (before + block).replace(b"\0", b"") if b"\0" in block else before + block
            if b"group" in text.lower() and _GROUP.search(text):
                return True
            before = text[-_OVERLAP:]
    finally:
        source.close()
    return False


def tags_of_members(runs: Iterable[str], texts: Texts) -> dict[str, list[str]]:
    """Return the names of the groups in which each card is, by its UID in comparable form.

    `runs` are the text of the file in Latin-1, as for `cards_in`.
    """
    tags: dict[str, list[str]] = {}
    for card in cards_in(runs):
        if not isinstance(card, Outside) and (name := _group_name(card, texts)):
            for head, value in map(head_and_value, card.lines):
                if head.name in _MEMBERS:
                    tags.setdefault(member_key(unescaped(texts.plain(value))), []).append(name)
    return tags


def _group_name(card: Card, texts: Texts) -> str:
    said = {head.name: (head, value) for head, value in map(head_and_value, card.lines)}
    if not any(said[kind][1].strip().lower() == "group" for kind in _KINDS & said.keys()):
        return ""
    named = said.get("FN") or said.get("N")
    return unescaped(texts.decoded(*named)[0]).strip("; ") if named else ""
