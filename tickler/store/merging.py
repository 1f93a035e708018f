"""Two cards of one client become one: everything of the other card comes over to the card that is kept.

The kept card keeps what it says and is filled where it says nothing. What the other card said otherwise is
written into a note, so that nothing is lost and all of it is found. The client is in the earlier of the two
places; what was planned for the later one is in the note as well.
"""

from typing import NamedTuple

from tickler.core.cards import TEXT_FIELDS, Card
from tickler.core.contacts import Contact, Point
from tickler.core.errors import ValueRefused
from tickler.core.places import LOOSE, Place, say_date, time_of
from tickler.core.rhythm import rhythm_of, said_otherwise
from tickler.store import cards, dossier, particulars, rhythms
from tickler.store import statements as sql
from tickler.store.derived import forget
from tickler.store.folder import Folder
from tickler.store.journal import Entry

_HISTORY = {
    "note": (sql.NOTES, sql.GIVE_NOTE),
    "move": (sql.MOVES, sql.GIVE_MOVE),
    "document": (sql.DOCUMENTS, sql.GIVE_DOCUMENT),
    "reminder": (sql.ALL_REMINDERS_OF_CARD, sql.GIVE_REMINDER),
    "filling": (sql.FILLINGS, sql.GIVE_FILLING),
    "sale": (sql.SALES, sql.GIVE_SALE),
}
"""What goes over as it is: how it is found, and how it is given to another card."""

_PARTICULARS = {
    "contact_point": (sql.CONTACT_POINTS, sql.REMOVE_CONTACT_POINT),
    "tag": (sql.TAGS, sql.REMOVE_TAG),
    "custom_field": (sql.CUSTOM_FIELDS, sql.REMOVE_CUSTOM_FIELD),
}
"""What goes with the other card, once the kept one has it."""


class Joined(NamedTuple):
    """What came over: how many of each, and which fields of the kept card were filled.

    `left` is what was said or planned otherwise; the note that the merge writes says it too.
    """

    keep: Card
    other: Card
    counts: dict[str, int]
    filled: tuple[str, ...]
    left: tuple[str, ...]


def join(folder: Folder, entry: Entry, keep_id: int, other_id: int) -> Joined:
    """Bring everything of one card over to another, and remove it; return what came over.

    Raises ValueRefused for one and the same card, and NotFound if one of them is no longer there or the
    one to keep was dropped.
    """
    if keep_id == other_id:
        raise ValueRefused(
            f"Both are card {keep_id}.", "Say two cards: tickler list --duplicates shows which may be one."
        )
    keep, other = dossier.card(folder, keep_id), dossier.card(folder, other_id)
    cards.standing(entry, keep)
    ours, theirs = particulars.contact(folder, keep), particulars.contact(folder, other)
    both, filled, left = filled_from(ours, theirs)
    planned = _planned(keep, other)
    counts = {
        "phone": len(both.phones) - len(ours.phones),
        "email": len(both.emails) - len(ours.emails),
        "tag": len(both.tags) - len(ours.tags),
        "field": len(both.custom) - len(ours.custom),
    }
    if (planned.place, planned.why) != (keep.place, keep.why):
        cards.move(entry, keep, planned.place, planned.kind, planned.why or ("" if keep.why else None))
    particulars.change(entry, dossier.card(folder, keep_id), both)
    for table, (found, give) in _HISTORY.items():
        rows = entry.db.execute(found, {"id": other_id}).fetchall()
        for row in rows:
            entry.update(table, row["id"], give, {"card_id": keep_id})
        counts[table] = len(rows)
    if rhythms.join(folder, entry, keep, other):
        filled = (*filled, "cadence")
    _remove(entry, other_id)
    otherwise = said_otherwise(rhythm_of(keep), rhythm_of(other))
    left = (*left, *otherwise, *planned.theirs, *_how_it_was_dropped(other))
    cards.note(entry, keep_id, _say(other, left, planned.ours), "other", None, imported=True)
    return Joined(dossier.card(folder, keep_id), other, counts, filled, (*left, *planned.ours))


def filled_from(ours: Contact, theirs: Contact) -> tuple[Contact, tuple[str, ...], tuple[str, ...]]:
    """Fill one contact from another; return it, the fields filled, and what the other says otherwise."""
    filled, left = [], []
    for field in TEXT_FIELDS:
        mine, yours = getattr(ours, field), getattr(theirs, field)
        name = field.replace("_", " ")
        if yours and not mine:
            filled.append(name)
        elif yours and yours != mine and field != "name":  # the note begins with the name
            left.append(f"{name} {yours}")
    left += [f"{key} {value}" for key, value in theirs.custom.items() if ours.custom.get(key, value) != value]
    both = Contact(
        **{field: getattr(ours, field) or getattr(theirs, field) for field in TEXT_FIELDS},
        phones=_points(ours.phones, theirs.phones),
        emails=_points(ours.emails, theirs.emails),
        tags=list(dict.fromkeys([*ours.tags, *theirs.tags])),
        custom={**theirs.custom, **ours.custom},
    )
    return both, tuple(filled), tuple(left)


def _points(ours: list[Point], theirs: list[Point]) -> list[Point]:
    known = {point.key for point in ours}
    new: dict[str, Point] = {}
    for point in theirs:
        if point.key not in known:
            new.setdefault(point.key, point)
    return [*ours, *new.values()]


class _Planned(NamedTuple):
    """Where the client is from now on, for what, and what either card was filed for otherwise."""

    place: Place
    kind: str
    why: str | None
    ours: tuple[str, ...] = ()
    theirs: tuple[str, ...] = ()


def _planned(keep: Card, other: Card) -> _Planned:
    assert keep.place is not None  # it stands in the folder
    if other.place is None or _order(keep.place) <= _order(other.place):
        why = keep.why or (other.why if other.place == keep.place else None)
        planned = _Planned(keep.place, keep.kind, why)
        return planned._replace(theirs=_otherwise(other, planned))
    planned = _Planned(other.place, other.kind, other.why)
    return planned._replace(ours=_otherwise(keep, planned))


def _order(place: Place | None) -> tuple[str, bool, str]:
    """Sort places as the binder is worked: by date, on a day what has a time first, loose ones last."""
    time = time_of(place) if place else None
    return (place.key if place else "~", time is None, time or "")


def _otherwise(card: Card, planned: _Planned) -> tuple[str, ...]:
    """Say what a card was filed for, as far as that is not what is planned now."""
    where = [] if card.place in (None, LOOSE, planned.place) else [str(card.place)]
    why = [card.why] if card.why not in (None, planned.why) else []
    other_kind = card.place == planned.place != LOOSE and card.kind != planned.kind
    return (f"planned {', '.join((*where, card.kind, *why))}",) if where or why or other_kind else ()


def _how_it_was_dropped(card: Card) -> tuple[str, ...]:
    if card.dropped_at is None:
        return ()
    why = f", {card.dropped_why}" if card.dropped_why else ""
    return (f"dropped {say_date(card.dropped_at.date())}{why}",)


def _say(other: Card, left: tuple[str, ...], ours: tuple[str, ...]) -> str:
    said = f", whose card said: {'; '.join(left)}" if left else ""
    before = f"; this card was {', '.join(ours)}" if ours else ""
    return f"merged with card {other.id}, {other.name}{said}{before}"


def _remove(entry: Entry, card_id: int) -> None:
    for table, (found, remove) in _PARTICULARS.items():
        for row in entry.db.execute(found, {"id": card_id}).fetchall():
            entry.update(table, row["id"], remove, {})
    forget(entry.db, "card", card_id, card_id)
    entry.update("card", card_id, sql.REMOVE_CARD, {})
