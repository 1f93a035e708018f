"""The cards that this program wrote: every text is taken exactly as it is."""

import json
from collections.abc import Callable
from typing import Any

from tickler.core.cards import TEXT_FIELDS
from tickler.core.contacts import Contact
from tickler.exchange.content_lines import PRODUCT
from tickler.exchange.fields import Draft, keep_custom
from tickler.exchange.note_lines import read_note_line
from tickler.exchange.own import OwnCard, own_row
from tickler.exchange.reading import Row, problem
from tickler.exchange.vcard.cards import Card, PlainCard
from tickler.exchange.vcard.heads import head_and_value
from tickler.exchange.vcard.structures import plain_words
from tickler.exchange.vcard.text import Texts, separated, unescaped

NOT_EXACT = "not what this program writes there; left out"

_PRODUCT_LINE = f"PRODID:{PRODUCT}"
_TEXTS = {
    "FN": "name",
    "ORG": "company",
    "TITLE": "position",
    "URL": "website",
    "BDAY": "birthday",
    "LANG": "language",
    "X-TICKLER-LANGUAGE": "language",
    "TZ": "timezone",
    "UID": "external_id",
    "X-TICKLER-PLACE": "place",
    "X-TICKLER-TIME": "time",
    "X-TICKLER-KIND": "kind",
    "X-TICKLER-WHY": "why",
    "X-TICKLER-CADENCE": "cadence",
    "X-TICKLER-SOURCE": "source",
    "X-TICKLER-ADDRESS-AS": "address_as",
    "X-TICKLER-SAY": "say",
    "X-TICKLER-SERVICE": "service",
    "X-TICKLER-CHANNEL": "channel",
    "X-TICKLER-HOURS": "hours",
}
_LISTS = {"TEL": "phones", "EMAIL": "emails", "NOTE": "notes"}
_SAID_OTHERWISE = frozenset({"VERSION", "PRODID", "N", "KIND", "X-ABSHOWAS", "REV"})


class _Said:
    """The fields of a card, by the names that `X-TICKLER-EXACT` has for them too."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.lists: dict[str, list[str]] = {"phones": [], "emails": [], "tags": [], "notes": []}
        self.custom: dict[str, str] = {}

    def take(self, name: str, value: str) -> None:
        """Take a line; what this program does not write was added by hand, and becomes a custom field."""
        if field := _TEXTS.get(name):
            self.texts[field] = unescaped(value)
        elif several := _LISTS.get(name):
            self.lists[several].append(unescaped(value))
        elif name == "CATEGORIES":
            self.lists["tags"] += map(unescaped, separated(value, ","))
        elif name == "ADR":
            self.texts["address"] = unescaped("".join(separated(value, ";")[2:3]))
        elif name == "X-TICKLER-FIELD":
            key, *rest = separated(value, ";")
            self.custom[unescaped(key)] = unescaped(";".join(rest))
        elif name not in _SAID_OTHERWISE:
            keep_custom(self.custom, plain_words(name), unescaped(value))

    def correct(self, exact: dict[str, Any]) -> bool:
        """Let the fields of `X-TICKLER-EXACT` win; tell whether all of them are of the right type."""
        sound = True
        for name, value in exact.items():
            if name in (*TEXT_FIELDS, "why") and isinstance(value, str):
                self.texts[name] = value
            elif name in self.lists and _are_texts(value, list):
                self.lists[name] = value
            elif name == "custom" and _are_texts(value, dict):
                self.custom = value
            else:
                sound = False
        return sound


def is_own(raw: Card) -> bool:
    """Tell whether this program wrote a card."""
    if isinstance(raw, PlainCard) and _PRODUCT_LINE not in raw.body:
        return False
    return _PRODUCT_LINE in raw.lines


def own_card_row(raw: Card, texts: Texts, country: str | None) -> Row:
    """Return the row of a card that this program wrote; `country` is the default for phone numbers."""
    draft = Draft(raw.number, Contact())
    said, exact = _Said(), None
    for line in raw.lines:
        head, value = head_and_value(line)
        text, replaced = texts.decoded(head, value)
        if replaced:
            draft.problems.append(
                problem(raw.number, head.name, text, "bytes that are no text were replaced")
            )
        if head.name == "X-TICKLER-EXACT":
            exact = unescaped(text)
        elif head.name:
            said.take(head.name, text)
        else:
            draft.problems.append(problem(raw.number, None, text, "not a line of a vCard; left out"))
    if exact is not None and not said.correct(_loaded(exact)):
        draft.problems.append(problem(raw.number, "X-TICKLER-EXACT", exact, NOT_EXACT))
    for value, reason in raw.faults:
        draft.problems.append(problem(raw.number, None, value or said.texts.get("name", ""), reason))
    return own_row(draft, _card(draft, said), country)


def _card(draft: Draft, said: _Said) -> OwnCard:
    notes = [(read_note_line(line), line) for line in said.lists["notes"]]
    # What somebody has added by hand is a note too, of which nothing more is known.
    draft.contact.notes = [line for note, line in notes if note is None]
    return OwnCard(
        texts=said.texts,
        phones=said.lists["phones"],
        emails=said.lists["emails"],
        tags=said.lists["tags"],
        custom=said.custom,
        notes=tuple(note for note, _ in notes if note),
    )


def _loaded(text: str) -> dict[str, Any]:
    """Read the object of `X-TICKLER-EXACT`; what is none has a field that no card has."""
    try:
        loaded = json.loads(text, object_pairs_hook=_sound)
    except (ValueError, RecursionError):
        return {"": None}
    return loaded if isinstance(loaded, dict) else {"": None}


def _sound(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse an object with lone surrogates, which JSON can say and no folder can keep."""
    json.dumps(pairs, ensure_ascii=False).encode("utf-8")
    return dict(pairs)


def _are_texts(value: object, container: Callable[..., Any]) -> bool:
    if container is list:
        return isinstance(value, list) and all(isinstance(text, str) for text in value)
    return isinstance(value, dict) and all(isinstance(text, str) for text in value.values())
