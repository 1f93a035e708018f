"""How the properties of another program's vCard that hold one text are taken into a contact."""

import re

from tickler.exchange.birthdays import NO_YEARS
from tickler.exchange.fields import Taker, keep_aside, taker
from tickler.exchange.reading import FieldRefused, problem
from tickler.exchange.values import normal_field
from tickler.exchange.vcard.gathering import Address, Gathering, Handler
from tickler.exchange.vcard.heads import Head, head_and_value
from tickler.exchange.vcard.text import unescaped

AGENT_LEFT = "a card within the card; only its name was kept, as a custom field"

_TEL_EXTENSION = re.compile(r";ext=([\d().-]+)", re.IGNORECASE)
_TEL_PARAMETERS = re.compile(r";[A-Za-z-]+=[^;]*")
_SCHEME = re.compile(r"([A-Za-z][\w+.-]*):(?://)?(.+)", re.DOTALL)
_NOT_A_SERVICE = frozenset({"pref", "home", "work", "internet"})
_SAYS_NOTHING = (
    "VERSION", "PRODID", "REV", "PROFILE", "CLIENTPIDMAP", "X-ABLABEL", "X-ABADR", "X-ABUID", "X-ABSHOWAS",
    "X-MS-OL-DESIGN", "X-MS-OL-DEFAULT-POSTAL-ADDRESS", "X-TICKLER-PLACE", "X-TICKLER-TIME", "X-TICKLER-KIND",
    "X-IMAGETYPE", "X-MOZILLA-HTML", "X-TICKLER-WHY", "X-TICKLER-EXACT",
)  # fmt: skip
"""What says nothing of a client: the file itself, its program, how a card looks there.

What our own export says of the binder is old news in a file that another program has written since.
"""
_KINDS_OF_CLIENT = frozenset({"", "individual", "org", "group"})


def kind_of_address(card: Gathering, head: Head) -> str:
    """Return which address of a client it is: `home`, `work`, or what Apple's label says; may be empty."""
    return card.label_of(head).lower() or " ".join(sorted(head.types & {"home", "work", "other"}))


def _take_full_name(card: Gathering, head: Head, text: str) -> None:
    if card.full_name:
        card.keep("other name", text)
    else:
        card.full_name = text


def _take_title(card: Gathering, head: Head, text: str) -> None:
    if card.draft.contact.position is None:
        card.draft.contact.position = text
    else:
        card.keep("title", text)


def _take_role(card: Gathering, head: Head, text: str) -> None:
    if card.role:
        card.keep("role", text)
    else:
        card.role = text


def _take_phone(card: Gathering, head: Head, text: str) -> None:
    if text[:4].lower() == "tel:":  # RFC 3966
        text = _TEL_PARAMETERS.sub("", _TEL_EXTENSION.sub(r" ext. \1", text[4:]))
    if "fax" in head.types:
        card.keep("fax", text)
    elif text:
        card.phones.append((head, text))


def _take_email(card: Gathering, head: Head, text: str) -> None:
    card.emails.append((head, text))


def _take_website(card: Gathering, head: Head, text: str) -> None:
    card.websites.append((head, text))


def _take_formatted_address(card: Gathering, head: Head, text: str) -> None:
    """Take a LABEL (vCard 2.1 and 3.0), which is the address of the same type as it stands on a letter."""
    kind = kind_of_address(card, head)
    for address in card.addresses:
        if address.kind == kind and "formatted-address" not in address.parts:
            address.parts["formatted-address"] = text
            return
    card.addresses.append(Address(kind, head.rank, {"formatted-address": text}))


def _take_birthday(card: Gathering, head: Head, text: str) -> None:
    date = text
    for year in (head.parameter("X-APPLE-OMIT-YEAR"), *NO_YEARS):
        if year and text.startswith(year) and text[len(year) :].strip("0-/. "):
            date = "--" + text[len(year) :].lstrip("-")
    try:
        birthday = normal_field("birthday", date) or None
    except FieldRefused as refusal:
        keep_aside(card.draft, head.name, text, str(refusal))
    else:
        card.draft.contact.birthday = card.draft.contact.birthday or birthday


def _take_note(card: Gathering, head: Head, text: str) -> None:
    card.draft.contact.notes.append(text)


def _take_language(card: Gathering, head: Head, text: str) -> None:
    if card.draft.contact.language is None:
        _language(card.draft, head.name, text)
    else:
        card.keep("language", text)


def _take_timezone(card: Gathering, head: Head, text: str) -> None:
    try:
        zone = normal_field("timezone", text)
    except FieldRefused:
        card.keep("time zone", text)  # vCard allows an offset, which says nothing of summer
    else:
        card.draft.contact.timezone = card.draft.contact.timezone or zone


def _take_id(card: Gathering, head: Head, text: str) -> None:
    if card.draft.contact.external_id is None:
        card.draft.contact.external_id = text


def _take_messenger(card: Gathering, head: Head, text: str) -> None:
    """Take an address in a messenger as a custom field named after the service."""
    service = head.parameter("X-SERVICE-TYPE")
    if found := _SCHEME.fullmatch(text):
        text, service = found[2], service or found[1]
    card.keep(card.texts.plain(service).lower() if service else "messenger", text)


def _take_profile(card: Gathering, head: Head, text: str) -> None:
    services = sorted(head.types - _NOT_A_SERVICE)
    card.keep(card.label_of(head) or next(iter(services), "profile"), text)


def _take_related(card: Gathering, head: Head, text: str) -> None:
    relation = " ".join(sorted(head.types - _NOT_A_SERVICE))
    card.keep(card.label_of(head) or relation or "related", text)


def _take_agent(card: Gathering, head: Head, text: str) -> None:
    if not text.upper().startswith("BEGIN:VCARD"):
        card.keep("agent", text)
        return
    # The card within may have encodings of its own: back to what it was.
    lines = [head_and_value(line) for line in text.encode("utf-8").decode("latin-1").splitlines()]
    names = {inner.name: card.texts.decoded(inner, value)[0] for inner, value in lines}
    name = unescaped(names.get("FN") or names.get("N", "").replace(";", " ")).strip()
    card.keep("agent", name)
    card.draft.problems.append(problem(card.draft.number, head.name, name, AGENT_LEFT))


def _take_kind(card: Gathering, head: Head, text: str) -> None:
    card.kind = text.lower()
    if card.kind not in _KINDS_OF_CLIENT:
        card.keep("kind", card.kind)


def _take_member(card: Gathering, head: Head, text: str) -> None:
    card.members += 1


def _take_own_text(card: Gathering, head: Head, text: str) -> None:
    """Take a field that only a tickler file has a property for."""
    _OWN_TEXTS[head.name](card.draft, head.name, text)


def _take_class(card: Gathering, head: Head, text: str) -> None:
    if text.upper() != "PUBLIC":
        card.keep("class", text)


def _pass_over(card: Gathering, head: Head, text: str) -> None:
    """Leave out what says nothing of a client."""


_language: Taker = taker("language", None, None)

_OWN_TEXTS = {
    f"X-TICKLER-{name.upper()}": taker(name, None, None)
    for name in ("source", "address-as", "say", "language", "service", "channel", "hours")
}

ONE_TEXT: dict[str, Handler] = {
    "FN": _take_full_name,
    "TITLE": _take_title,
    "ROLE": _take_role,
    "TEL": _take_phone,
    "EMAIL": _take_email,
    "URL": _take_website,
    "LABEL": _take_formatted_address,
    "BDAY": _take_birthday,
    "NOTE": _take_note,
    "LANG": _take_language,
    "TZ": _take_timezone,
    "UID": _take_id,
    "IMPP": _take_messenger,
    "X-SOCIALPROFILE": _take_profile,
    "RELATED": _take_related,
    "AGENT": _take_agent,
    "KIND": _take_kind,
    "X-ADDRESSBOOKSERVER-KIND": _take_kind,
    "MEMBER": _take_member,
    "X-ADDRESSBOOKSERVER-MEMBER": _take_member,
    "CLASS": _take_class,
    **dict.fromkeys(_OWN_TEXTS, _take_own_text),
    **dict.fromkeys(_SAYS_NOTHING, _pass_over),
}
"""By property, in capitals. Each is given the text with its escapes undone."""
