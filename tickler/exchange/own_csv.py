"""The columns of the CSV file that this program writes, and reads back without loss."""

import re
from collections.abc import Callable, Iterable, Sequence

from tickler.core.cards import KINDS, TEXT_FIELDS, Card
from tickler.core.contacts import Contact, Point
from tickler.core.places import Place, place_from_key, time_of
from tickler.exchange.fields import NO_ADDRESS, NO_DIGITS, SEVERAL, Draft, keep_aside
from tickler.exchange.formulas import guarded, unguarded
from tickler.exchange.layout import NOTHING_USABLE
from tickler.exchange.points import email_point, phone_point
from tickler.exchange.reading import FieldRefused, Plan, Row, problem
from tickler.exchange.values import normal_field

COLUMNS = (
    "name", "company", "position", "phones", "emails", "tags", "place", "time", "kind", "why",
    "address", "website", "birthday", "source", "address_as", "say", "language", "timezone", "external_id",
)  # fmt: skip
"""The first columns of our file; one `custom:KEY` for each custom field follows."""

CUSTOM_PREFIX = "custom:"
_SIGNATURE = frozenset({"name", "phones", "emails", "place", "kind", "address_as"})
_PLACE = re.compile(r"loose|(?!0000)\d{4}-\d\d(?:-\d\d)?", re.ASCII)
_TIME = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d", re.ASCII)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def is_own(headers: Sequence[str]) -> bool:
    """Tell whether these are the headers of our own file, in whatever order a spreadsheet left them."""
    return _SIGNATURE.issubset(headers)


def joined(values: Iterable[str]) -> str | None:
    """Join several texts into one cell, as Google does with ` ::: `; None where there are none.

    A backslash is doubled, and `::` within a text is written `:\\:`, so that `separated` gives back
    exactly the same texts.
    """
    texts = [value.replace("\\", "\\\\").replace("::", ":\\:") for value in values]
    return SEVERAL.join(texts) if texts else None


def separated(cell: str) -> list[str]:
    """Take the texts of a cell apart again."""
    return [_ESCAPED.sub(r"\1", text) for text in cell.split(SEVERAL)]


def headers_of(custom_keys: Sequence[str]) -> list[str]:
    """Return the headers of our file, those of the custom fields last."""
    return [*COLUMNS, *(guarded(CUSTOM_PREFIX + key) for key in custom_keys)]


def cells_of(card: Card, custom_keys: Sequence[str]) -> list[str]:
    """Return the cells of a card, in the order of `COLUMNS` and then of the custom fields."""
    custom = dict(card.custom)
    texts = {field: getattr(card, field) for field in TEXT_FIELDS}
    texts |= {
        "phones": joined(card.phones),
        "emails": joined(card.emails),
        "tags": joined(card.tags),
        "place": card.place.key if card.place else None,
        "time": time_of(card.place) if card.place else None,
        "kind": card.kind,
        "why": card.why,
    }
    values = [*map(texts.__getitem__, COLUMNS), *map(custom.get, custom_keys)]
    return ["" if value is None else guarded(value) for value in values]


class OwnLayout:
    """Turns the cells of our own file into rows; texts are taken exactly as they are.

    `headers` are the file's, `country` is the default for phone numbers.
    """

    def __init__(self, headers: Sequence[str], country: str | None) -> None:
        self._headers = [unguarded(header) for header in headers]
        self._country = country

    def row(self, number: int, cells: list[str]) -> Row | None:
        """Return the row that begins at line `number`; None where all its cells are empty."""
        # Absent is an empty cell; present and empty is a guarded one.
        said = {h: unguarded(cell) for h, cell in zip(self._headers, cells, strict=False) if cell}
        if not said:
            return None
        if not said.get("name"):
            return Row(number, None, (problem(number, None, ", ".join(said.values()), NOTHING_USABLE),))
        contact = Contact()
        for field in TEXT_FIELDS:
            setattr(contact, field, said.get(field))
        contact.tags = separated(said["tags"]) if "tags" in said else []
        contact.custom = {h.removeprefix(CUSTOM_PREFIX): text for h, text in said.items() if h not in COLUMNS}
        draft = Draft(number, contact)
        _check_birthday(draft)
        _take_points(draft, said, "phones", lambda text: phone_point(text, self._country), NO_DIGITS)
        _take_points(draft, said, "emails", email_point, NO_ADDRESS)
        plan = Plan(_place(draft, said), _kind(draft, said), said.get("why"))
        return Row(number, contact, tuple(draft.problems), plan)


def _check_birthday(draft: Draft) -> None:
    text = draft.contact.birthday
    if text is None:
        return
    try:
        draft.contact.birthday = normal_field("birthday", text) or None
    except FieldRefused as refusal:
        draft.problems.append(problem(draft.number, "birthday", text, str(refusal)))
        draft.contact.birthday = None


def _take_points(
    draft: Draft, said: dict[str, str], column: str, read: Callable[[str], Point | None], reason: str
) -> None:
    points: list[Point] = getattr(draft.contact, column)
    for value in separated(said[column]) if column in said else ():
        if point := read(value):
            points.append(Point(value, point.key))
        else:
            keep_aside(draft, column, value, reason)


def _place(draft: Draft, said: dict[str, str]) -> Place | None:
    key, time = said.get("place"), said.get("time")
    if key is None:
        return None
    if time is not None and not _TIME.fullmatch(time):
        draft.problems.append(problem(draft.number, "time", time, "not a time; write it as HH:MM"))
        time = None
    try:
        if not _PLACE.fullmatch(key):
            raise ValueError(key)
        return place_from_key(key, time)
    except ValueError:
        draft.problems.append(
            problem(draft.number, "place", key, "not a place such as 2026-11-20, 2026-11 or loose")
        )
        return None


def _kind(draft: Draft, said: dict[str, str]) -> str | None:
    kind = said.get("kind")
    if kind is None or kind in KINDS:
        return kind
    draft.problems.append(
        problem(draft.number, "kind", kind, f"no kind of contact; there are {', '.join(KINDS)}")
    )
    return None
