"""How the properties of another program's vCard that have components or list texts are taken."""

from tickler.exchange.columns.names import is_part_of
from tickler.exchange.columns.several import SEVERAL
from tickler.exchange.fields import Taker, taker
from tickler.exchange.vcard.fields import kind_of_address
from tickler.exchange.vcard.gathering import Address, Gathering, Handler
from tickler.exchange.vcard.heads import Head
from tickler.exchange.vcard.text import components, separated, unescaped


def take_custom(card: Gathering, head: Head, text: str) -> None:
    """Keep a property as a custom field, named after its label or in plain words."""
    said = "; ".join(filter(None, components(text, head.encoding)))
    card.keep(card.label_of(head) or plain_words(head.name), said)


def plain_words(name: str) -> str:
    """Return the name of a property as the key of a custom field: `X-MS-MANAGER` is `ms manager`."""
    return name.removeprefix("X-").replace("-", " ").replace("_", " ").strip().lower() or name.lower()


def _take_name_parts(card: Gathering, head: Head, text: str) -> None:
    if not card.name_parts:
        card.name_parts = components(text, head.encoding, joint=" ")


def _take_nicknames(card: Gathering, head: Head, text: str) -> None:
    names = (unescaped(name, head.encoding).strip() for name in separated(text, ","))
    card.nicknames += filter(None, names)


def _take_company(card: Gathering, head: Head, text: str) -> None:
    company, *units = components(text, head.encoding)
    if card.draft.contact.company is None:
        card.draft.contact.company = company or None
    else:
        card.keep("company", company)
    card.keep("department", ", ".join(filter(None, units)))


def _take_address(card: Gathering, head: Head, text: str) -> None:
    said = components(text, head.encoding, joint=", ")
    po_box, extended, street, city, region, code = (said + [""] * 6)[:6]
    parts = {
        "street": ", ".join(filter(None, (street, extended))),
        "po-box": po_box,
        "postal-code": code,
        "city": city,
        "region": region,
        "country": "".join(said[6:7]),
        "formatted-address": unescaped(card.texts.plain(head.parameter("LABEL") or "")),
    }
    for more in filter(None, said[7:]):
        # Google writes the whole address again; RFC 9554 the parts of the street, by themselves.
        if street and is_part_of(street, more):
            parts["formatted-address"] = parts["formatted-address"] or more
        elif not any(is_part_of(more, part) for part in said[:7]):
            parts["country"] = ", ".join(filter(None, (parts["country"], more)))
    parts = {part: text for part, text in parts.items() if text}
    card.addresses.append(Address(kind_of_address(card, head), head.rank, parts))


def _take_tags(card: Gathering, head: Head, text: str) -> None:
    tags = separated(text, ",")
    if len(tags) == 1:
        tags = separated(text, ";")  # in vCard 2.1
    # The mark behind each says that the commas and semicolons within a tag are no separators.
    _tags(card.draft, head.name, "".join(unescaped(tag, head.encoding) + SEVERAL for tag in tags))


def _take_pronunciation(card: Gathering, head: Head, text: str) -> None:
    if said := " ".join(filter(None, components(text, head.encoding))):
        _say(card.draft, head.name, said)


def _take_android(card: Gathering, head: Head, text: str) -> None:
    """Take what Android writes of its own: `vnd.android.cursor.item/nickname;Anči;1;;`."""
    kind, *values = components(text, head.encoding)
    said = ", ".join(value for value in values if value and not value.isdigit())
    words = kind.rpartition("/")[2].replace("_", " ")
    if words == "nickname" and said:
        card.nicknames.append(said)
    else:
        card.keep(words or "android custom", said)


def _take_own_field(card: Gathering, head: Head, text: str) -> None:
    """Take a custom field as our own export writes it: `size;XL`."""
    key, *value = components(text, head.encoding)
    card.keep(key, "; ".join(value))


_tags: Taker = taker("tag", None, None)
_say: Taker = taker("say", None, None)

STRUCTURED: dict[str, Handler] = {
    "N": _take_name_parts,
    "NICKNAME": _take_nicknames,
    "ORG": _take_company,
    "ADR": _take_address,
    "CATEGORIES": _take_tags,
    "X-PHONETIC-FIRST-NAME": _take_pronunciation,
    "X-PHONETIC-MIDDLE-NAME": _take_pronunciation,
    "X-PHONETIC-LAST-NAME": _take_pronunciation,
    "SOUND": _take_pronunciation,
    "X-ANDROID-CUSTOM": _take_android,
    "X-TICKLER-FIELD": _take_own_field,
}
"""By property, in capitals. Each is given the text with its escapes; what is in neither table is custom."""
