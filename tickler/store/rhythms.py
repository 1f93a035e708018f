"""The rhythms of clients: given, taken away, counted anew after a contact; and who is overdue.

All that write take the `Entry` of their command, as in `tickler.store.cards`.
"""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from tickler.core.cadence import Cadence, parse_cadence
from tickler.core.cards import Card, is_contact
from tickler.core.places import LOOSE
from tickler.core.review import NOBODY_OVERDUE, Overdue
from tickler.core.rhythm import Rhythm, joined, rhythm, rhythm_of
from tickler.core.when import Resolved
from tickler.core.workdays import WorkingDays
from tickler.store import cards, dossier
from tickler.store import statements as sql
from tickler.store.folder import Folder
from tickler.store.journal import Entry
from tickler.store.rows import day_of
from tickler.store.search import lines

_COLUMNS = ("every", "anchor", "fixed")


class Following(NamedTuple):
    """The rhythm of a client as it is now, its next date, and whether the card is behind that."""

    rhythm: Rhythm
    next: Resolved
    filed: bool


class Wish(NamedTuple):
    """The rhythm that a client is to have; `start` is the day from which one that is `fixed` runs."""

    cadence: Cadence
    fixed: bool = False
    start: dt.date | None = None


def give(
    folder: Folder, entry: Entry, card_id: int, wish: Wish, today: dt.date, working: WorkingDays
) -> Following:
    """Give a client a rhythm, counted from the last contact unless it is fixed.

    A loose card goes behind the next date by it, and so does one that the rhythm before had put where it
    is; a card that has another place keeps it. Raises NotFound if the client is not in the folder.
    """
    card = dossier.card(folder, card_id)
    cards.standing(entry, card)
    wished = rhythm(wish.cadence, wish.start or today, fixed=wish.fixed or wish.start is not None)
    new = wished.after_contact(last_contact(folder, card_id) or today)
    # The day from which it is said to run may be today, and is one of its days.
    after = today if wish.start is None else today - dt.timedelta(days=1)
    following = new.next_place(after, today, working)
    before = rhythm_of(card)
    keep(entry, card, new)
    if card.place is LOOSE or (before and before.has_put(card.place, today, working)):
        return _file(entry, card, new, following)
    return Following(new, following, filed=card.place == following.place)


def keep(entry: Entry, card: Card, new: Rhythm | None) -> None:
    """Write a rhythm on a card, or with None take it off; what it says already is left untouched."""
    if new == rhythm_of(card):
        return
    values = columns(new) if new else (None, None, 0)
    entry.update("card", card.id, sql.SET_RHYTHM, dict(zip(_COLUMNS, values, strict=True)))


def take_off(entry: Entry, card: Card) -> None:
    """Take the rhythm off a card, which stays where it is. Raises NotFound if it is not in the folder."""
    cards.standing(entry, card)
    keep(entry, card, None)


def columns(rhythm: Rhythm) -> tuple[str, str, int]:
    """Return what a card's row holds of its rhythm: `every`, `anchor`, `fixed`."""
    return rhythm.cadence.text, rhythm.anchor.isoformat(), int(rhythm.fixed)


def heard_from(
    folder: Folder, entry: Entry, card: Card, outcome: str | None, working: WorkingDays, *, stays: bool
) -> Following | None:
    """After a note with this outcome, count the rhythm anew, and put the card behind its next date.

    The card keeps a day that was agreed, and wherever it is where it `stays`. Returns None where it has no
    rhythm, or the client was not reached: then nothing changes.
    """
    if card.every is None or not is_contact(outcome):
        return None
    card = dossier.card(folder, card.id)  # as it is now: another program may have moved it meanwhile
    before = rhythm_of(card)
    if before is None:
        return None
    today = dt.datetime.fromisoformat(entry.now).date()
    new = before.after_contact(today)
    keep(entry, card, new)
    following = new.next_place(today, today, working)
    if stays or not before.goes_on(card.place, today, working):
        return Following(new, following, filed=False)
    return _file(entry, card, new, following)


def contacted(entry: Entry, card: Card, today: dt.date) -> None:
    """Count the client's rhythm from today, where there is one that is not fixed in the calendar."""
    if card.every is not None and not card.fixed and card.anchor != today:
        entry.update("card", card.id, sql.SET_ANCHOR, {"anchor": today.isoformat()})


def join(folder: Folder, entry: Entry, ours: Card, theirs: Card) -> bool:
    """Keep the rhythm of a card that has taken over another one's notes; tell whether it came from there.

    It is counted from the last contact that is in the notes of either.
    """
    before = rhythm_of(ours)
    new = joined(before, rhythm_of(theirs))
    if new is None:
        return False
    contact = last_contact(folder, ours.id)
    keep(entry, ours, new.after_contact(max(new.anchor, contact or new.anchor)))
    return before is None


def _file(entry: Entry, card: Card, new: Rhythm, following: Resolved) -> Following:
    if card.place != following.place:
        cards.move(entry, card, following.place, because=new.cadence.text)
    return Following(new, following, filed=True)


def last_contact(folder: Folder, card_id: int) -> dt.date | None:
    """Return the day on which the client was last spoken with from this folder."""
    row = folder.db.execute(sql.LAST_CONTACT, {"id": card_id}).fetchone()
    return day_of(row["day"])


def longest_overdue(folder: Folder, today: dt.date, working: WorkingDays) -> Overdue:
    """Return how many clients are overdue, and the one who is longest; `working` as for `overdue`."""
    missed = overdue(folder, today, working)
    for card_id, since in missed.items():
        return Overdue(len(missed), lines(folder, [card_id])[0], since)
    return NOBODY_OVERDUE


def overdue(folder: Folder, today: dt.date, working: WorkingDays) -> dict[int, dt.date]:
    """Return the clients not heard from for longer than their rhythm, each with the day that was missed.

    The longest overdue come first. `working` has the holidays that are over too.
    """
    missed: dict[int, dt.date] = {}
    for card_id, one, contact in kept(folder):
        day = one.overdue_since(contact, working)
        if day < today:
            missed[card_id] = day
    return dict(sorted(missed.items(), key=lambda item: (item[1], item[0])))


def kept(folder: Folder) -> Iterator[tuple[int, Rhythm, dt.date | None]]:
    """Yield the clients in the folder who have a rhythm, with the day on which each was last spoken with."""
    for row in folder.db.execute(sql.RHYTHMS):
        one = Rhythm(parse_cadence(row["every"]), dt.date.fromisoformat(row["anchor"]), bool(row["fixed"]))
        yield row["id"], one, day_of(row["last_contact"])
