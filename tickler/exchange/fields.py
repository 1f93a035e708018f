"""How the cells of each kind of column are taken into a contact."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from tickler.core.cards import TEXT_FIELDS
from tickler.core.contacts import Contact, Point
from tickler.core.import_reports import Problem
from tickler.core.settings import DateOrder
from tickler.exchange.columns.nothing import is_placeholder, is_unasked
from tickler.exchange.columns.several import SEVERAL, emails_in, is_one_email, phones_in, values_in
from tickler.exchange.points import email_point, is_exponent, phone_doubt, phone_point
from tickler.exchange.reading import FieldRefused, problem
from tickler.exchange.values import normal_field

LOST_DIGITS = "a spreadsheet has rounded this number"
NO_DIGITS = "a phone number without digits"
NO_ADDRESS = "not an e-mail address"
BESIDE_ADDRESS = "words beside the address"

_ONE_NUMBER = re.compile(r"[+(]?\d[\d ()-]*", re.ASCII)
"""What can be nothing but one telephone number, as nearly all cells are."""

_GOOGLE_GROUPS = frozenset({"* myContacts", "myContacts"})
"""Google puts every contact of its user into this group: it says nothing."""


@dataclass(slots=True)
class Draft:
    """A row on its way to a contact."""

    number: int
    contact: Contact
    problems: list[Problem] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    """Those of the telephones and addresses taken so far: each is taken once."""


Taker = Callable[[Draft, str, str], None]
"""Takes a cell that is not empty into a draft: draft, name of the column, text."""


def text_taker(name: str) -> Taker:
    """Return what fills a field of one text; another text of a second column becomes a custom field."""

    def take(draft: Draft, column: str, text: str) -> None:
        known = getattr(draft.contact, name)
        if known is None:
            setattr(draft.contact, name, text)
        elif known != text:
            draft.contact.custom[column] = text

    return take


def taker(field_name: str, country: str | None, order: DateOrder | None) -> Taker:
    """Return what takes the cells of a field, named as in `--map` (`phone`, `address-as`)."""
    match field_name:
        case "phone":
            return _phones(country)
        case "birthday":
            return _birthday(order)
        case _ if field_name in _TAKERS:
            return _TAKERS[field_name]
        case _:
            name = field_name.replace("-", "_")
            return text_taker(name) if name in TEXT_FIELDS else take_custom


def take_custom(draft: Draft, column: str, text: str) -> None:
    """Take a cell as a custom field named after its column, unless it is what Outlook writes unasked."""
    if not is_unasked(column, text):
        draft.contact.custom[column] = text


def _phones(country: str | None) -> Taker:
    possible: set[tuple[str, int]] = set()
    """Country code and length of the numbers that are in order, so as not to ask twice."""

    def take(draft: Draft, column: str, text: str) -> None:
        is_one = _ONE_NUMBER.fullmatch(text)
        for value in (text,) if is_one else phones_in(text):
            if not is_one and is_exponent(value):
                keep_aside(draft, column, value, LOST_DIGITS)
            elif point := phone_point(value, country):
                _add_point(draft, draft.contact.phones, point)
                shape = point.key[:5], len(point.key)
                if shape not in possible:
                    if doubt := phone_doubt(point, country):
                        draft.problems.append(problem(draft.number, column, value, doubt))
                    elif ";" not in point.key:
                        possible.add(shape)
            elif not is_placeholder(value):
                keep_aside(draft, column, value, NO_DIGITS)

    return take


def _take_emails(draft: Draft, column: str, text: str) -> None:
    if is_one_email(text) and (point := email_point(text)):
        _add_point(draft, draft.contact.emails, point)
        return
    for value in values_in(text):
        addresses, beside = emails_in(value)
        for address in addresses:
            if point := email_point(address):
                _add_point(draft, draft.contact.emails, point)
            elif not is_placeholder(address):
                keep_aside(draft, column, address, NO_ADDRESS)
        if beside:
            keep_aside(draft, column, beside, BESIDE_ADDRESS)


def _add_point(draft: Draft, points: list[Point], point: Point) -> None:
    if point.key not in draft.keys:
        draft.keys.add(point.key)
        points.append(point)


def _birthday(order: DateOrder | None) -> Taker:
    def take(draft: Draft, column: str, text: str) -> None:
        try:
            birthday = normal_field("birthday", text, order)
        except FieldRefused as refusal:
            if not is_placeholder(text):
                keep_aside(draft, column, text, str(refusal))
        else:
            draft.contact.birthday = draft.contact.birthday or birthday or None

    return take


def _take_note(draft: Draft, column: str, text: str) -> None:
    draft.contact.notes.append(text)


def _take_tags(draft: Draft, column: str, text: str) -> None:
    tags = draft.contact.tags
    tags += [tag for tag in _tags_in(text) if tag not in tags]


@lru_cache(maxsize=1024)
def _tags_in(text: str) -> tuple[str, ...]:
    """Take a cell of tags apart; most rows of a file share a few of them."""
    separator = next((mark for mark in (SEVERAL, ";", ",") if mark in text), SEVERAL)
    parts = (part.strip() for part in text.split(separator))
    tags = (part.removeprefix("* ").strip(" \"'") for part in parts if part not in _GOOGLE_GROUPS)
    return tuple(dict.fromkeys(filter(None, tags)))


def _take_website(draft: Draft, column: str, text: str) -> None:
    for value in values_in(text):
        if draft.contact.website is None and not value.startswith("/"):  # the path of something in an API
            draft.contact.website = value
        elif value != draft.contact.website and not is_placeholder(value):
            keep_custom(draft.contact.custom, column, value)


def _take_say(draft: Draft, column: str, text: str) -> None:
    said = draft.contact.say
    draft.contact.say = f"{said} {text}" if said else text


def _checked(name: str) -> Taker:
    take_text = text_taker(name)

    def take(draft: Draft, column: str, text: str) -> None:
        try:
            take_text(draft, column, normal_field(name, text))
        except FieldRefused as refusal:
            keep_aside(draft, column, text, str(refusal))

    return take


def keep_aside(draft: Draft, column: str, text: str, reason: str) -> None:
    """Report a value, and keep it as a custom field, so that nothing is lost."""
    draft.problems.append(problem(draft.number, column, text, f"{reason}; kept as a custom field"))
    keep_custom(draft.contact.custom, column, text)


def keep_custom(custom: dict[str, str], key: str, text: str) -> None:
    """Keep a text among custom fields; several of one key share it, each of them once."""
    if text not in custom.get(key, "").split(SEVERAL):
        custom[key] = f"{custom[key]}{SEVERAL}{text}" if key in custom else text


_TAKERS: dict[str, Taker] = {
    "email": _take_emails,
    "note": _take_note,
    "tag": _take_tags,
    "website": _take_website,
    "profession": text_taker("position"),
    "say": _take_say,
    "language": _checked("language"),
    "timezone": _checked("timezone"),
    "service": _checked("service"),
}
