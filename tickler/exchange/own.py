"""Cards from a file that this program wrote: every text is taken exactly as it is."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from tickler.core.cards import KINDS, TEXT_FIELDS, Filling, Move, Note, Reminder, Sale
from tickler.core.contacts import Point, Restored
from tickler.core.places import Place, place_from_key
from tickler.core.rhythm import Rhythm
from tickler.exchange.columns.layout import NOTHING_USABLE
from tickler.exchange.fields import NO_ADDRESS, NO_DIGITS, Draft, keep_aside
from tickler.exchange.points import email_point, phone_point
from tickler.exchange.reading import FieldRefused, Row, problem
from tickler.exchange.rhythm_lines import read_rhythm_line
from tickler.exchange.values import normal_field

SIGNATURE = frozenset({"name", "phones", "emails", "place", "kind", "address_as"})
"""What every card has in our files, and hardly a card of another program's."""

NO_CADENCE = "not a cadence such as every 2 weeks, last 2026-11-20, or every 31st, from 2026-11-20"
_NO_MOMENT = "not a moment such as 2026-11-20T09:30:00+01:00"
_PLACE = re.compile(r"loose|(?!0000)\d{4}-\d\d(?:-\d\d)?", re.ASCII)
_TIME = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d", re.ASCII)


@dataclass(slots=True)
class OwnCard:
    """What one of our files says of a card, unchecked; in `texts` are all fields that hold one text.

    Those are `TEXT_FIELDS`, and `place`, `time`, `kind`, `why`, `cadence`, `created_at`, `dropped_at` and
    `dropped_why`; one that is absent is not there. Notes, moves, fillings and
    sales are newest first.
    """

    texts: Mapping[str, str]
    phones: Iterable[str] = ()
    emails: Iterable[str] = ()
    tags: Iterable[str] = ()
    custom: dict[str, str] = field(default_factory=dict)
    card_id: int | None = None
    notes: tuple[Note, ...] = ()
    moves: tuple[Move, ...] = ()
    reminders: tuple[Reminder, ...] = ()
    fillings: tuple[Filling, ...] = ()
    sales: tuple[Sale, ...] = ()


def own_row(draft: Draft, card: OwnCard, country: str | None) -> Row:
    """Return the row of a card; what is no date, number or place is reported, and kept where it can be.

    `draft` is new but for problems that are known already; `country` is the default for phone numbers.
    """
    texts, number, contact = card.texts, draft.number, draft.contact
    if not texts.get("name"):
        said = ", ".join((*texts.values(), *card.phones, *card.emails))
        return Row(number, None, (*draft.problems, problem(number, None, said, NOTHING_USABLE)))
    for name in TEXT_FIELDS:
        setattr(contact, name, texts.get(name))
    contact.tags = list(card.tags)
    contact.custom = card.custom
    _check_birthday(draft)
    _take_points(
        draft, contact.phones, "phones", card.phones, lambda text: phone_point(text, country), NO_DIGITS
    )
    _take_points(draft, contact.emails, "emails", card.emails, email_point, NO_ADDRESS)
    restored = Restored(
        place=_place(draft, texts.get("place"), texts.get("time")),
        kind=_kind(draft, texts.get("kind")),
        why=texts.get("why"),
        card_id=card.card_id,
        created_at=_moment(draft, "created_at", texts.get("created_at")),
        dropped_at=_moment(draft, "dropped_at", texts.get("dropped_at")),
        dropped_why=texts.get("dropped_why"),
        notes=card.notes,
        moves=card.moves,
        reminders=card.reminders,
        rhythm=_rhythm(draft, texts.get("cadence")),
        fillings=card.fillings,
        sales=card.sales,
    )
    return Row(number, contact, tuple(draft.problems), restored)


def read_place(key: str, time: str | None) -> Place:
    """Return the place of a key and a time as our files write them. Raises FieldRefused for any other."""
    if time is not None and not _TIME.fullmatch(time):
        raise FieldRefused("not a time; write it as HH:MM")
    try:
        if not _PLACE.fullmatch(key):
            raise ValueError(key)
        return place_from_key(key, time)
    except ValueError as error:
        raise FieldRefused("not a place such as 2026-11-20, 2026-11 or loose") from error


def read_moment(text: str) -> dt.datetime:
    """Return a moment in local time with its offset, as our files write it. Raises FieldRefused."""
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError as error:
        raise FieldRefused(_NO_MOMENT) from error
    if moment.tzinfo is None:
        raise FieldRefused(_NO_MOMENT)
    return moment


def _check_birthday(draft: Draft) -> None:
    text = draft.contact.birthday
    if text is None:
        return
    try:
        draft.contact.birthday = normal_field("birthday", text) or None
    except FieldRefused as refusal:
        keep_aside(draft, "birthday", text, str(refusal))
        draft.contact.birthday = None


def _take_points(
    draft: Draft,
    points: list[Point],
    column: str,
    values: Iterable[str],
    read: Callable[[str], Point | None],
    reason: str,
) -> None:
    for value in values:
        if point := read(value):
            points.append(Point(value, point.key))
        else:
            keep_aside(draft, column, value, reason)


def _place(draft: Draft, key: str | None, time: str | None) -> Place | None:
    if key is None:
        return None
    if time is not None and not _TIME.fullmatch(time):
        draft.problems.append(problem(draft.number, "time", time, "not a time; write it as HH:MM"))
        time = None
    try:
        return read_place(key, time)
    except FieldRefused as refusal:
        draft.problems.append(problem(draft.number, "place", key, str(refusal)))
        return None


def _kind(draft: Draft, kind: str | None) -> str | None:
    if kind is None or kind in KINDS:
        return kind
    reason = f"no kind of contact; there are {', '.join(KINDS)}"
    draft.problems.append(problem(draft.number, "kind", kind, reason))
    return None


def _rhythm(draft: Draft, line: str | None) -> Rhythm | None:
    if line is None:
        return None
    found = read_rhythm_line(line)
    if found is None:
        draft.problems.append(problem(draft.number, "cadence", line, NO_CADENCE))
    return found


def _moment(draft: Draft, column: str, text: str | None) -> dt.datetime | None:
    if text is None:
        return None
    try:
        return read_moment(text)
    except FieldRefused as refusal:
        draft.problems.append(problem(draft.number, column, text, str(refusal)))
        return None
