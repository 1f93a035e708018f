"""The slips that a filled form lays: where they go, and which of them lie there already."""

from collections.abc import Sequence
from typing import NamedTuple

from tickler.cli.desk import Desk
from tickler.cli.reading import place
from tickler.core.birthdays import every_year, next_birthday
from tickler.core.cards import Answer, Card, Dossier, Filling, born
from tickler.core.errors import DateRefused, ValueRefused
from tickler.core.forms import BIRTHDAY, Form, Slip
from tickler.core.places import MONTHS_LONG, Day, Place
from tickler.store import reminders, settings
from tickler.store.folder import Folder
from tickler.store.journal import Entry


class Due(NamedTuple):
    """A slip with the place behind which it goes, and what is to be said of it.

    `every` is its rhythm where it recurs. Without a place there is none to be laid.
    """

    text: str
    place: Place | None
    remark: str | None
    every: str | None = None
    promise: bool = False


class Laid(NamedTuple):
    """The slips that a filling has laid, and what is to be said about them and about those it has not."""

    ids: tuple[int, ...]
    remarks: tuple[str, ...]


def due_slips(desk: Desk, folder: Folder, form: Form, card: Card, answers: Sequence[Answer]) -> list[Due]:
    """Find where the slips of a filling go.

    Raises ValueRefused if one of them has a date that is none today.
    """
    return [
        _birthday(desk, folder, card, slip) if slip.on == BIRTHDAY else _due(desk, folder, form, slip)
        for slip in form.slips_for(answers, desk.today)
    ]


def _due(desk: Desk, folder: Folder, form: Form, slip: Slip) -> Due:
    try:
        resolved = place(desk, folder, slip.on)
    except DateRefused as refusal:
        reason = f'{form.name} lays a slip on "{slip.on}": {refusal.sentence}'
        raise ValueRefused(reason, f"Mend its on; tickler form list says where {form.name} is.") from refusal
    return Due(slip.text, resolved.place, resolved.remark, promise=slip.promise)


def _birthday(desk: Desk, folder: Folder, card: Card, slip: Slip) -> Due:
    """Find the slip of a birthday: the folder's own, or where that shows none, one that recurs each year."""
    if not card.birthday:
        unknown = f"their birthday is not known: tickler edit {card.id} --birthday 1980-05-14"
        return Due(slip.text, None, unknown)
    if settings.load(folder).birthday_lead is None:
        day = next_birthday(card.birthday, desk.today)
        return Due(f"birthday: {slip.text}", Day(day), None, every_year(card.birthday))
    _, month, day_of_month = born(card.birthday)
    said = f"their birthday, {day_of_month} {MONTHS_LONG[month - 1]}"
    return Due(slip.text, None, f"{said}, comes up each year by itself: no slip is laid")


def lay(entry: Entry, known: Dossier, slips: Sequence[Due]) -> Laid:
    """Lay the slips for a client; one that lies there already with the same words is not laid twice.

    Of promises, those for another day are others.
    """
    ids, remarks = [], []
    there = {slip.text: slip for slip in known.reminders}
    for text, goes, remark, every, promise in slips:
        before = there.get(text)
        if goes is None:
            remarks += [remark] if remark else []
        elif before and (before.due == goes or not promise):
            remarks.append(f"{before.sign} {text}: lies there already")
        else:
            ids.append(reminders.add(entry, text, goes, known.card.id, every, promise=promise))
            remarks += [f"{text}: {remark}"] if remark else []
    return Laid(tuple(ids), tuple(remarks))


def left_behind(form: Form | None, filling: Filling, known: Dossier) -> tuple[str, ...]:
    """Say which slips of a filling that was struck out lie there still."""
    slips = form.slips_for(filling.answers, filling.at.date()) if form else []
    texts = {slip.text for slip in slips}
    return tuple(
        f"{slip.sign} {slip.text}: lies there still; tickler drop {slip.sign} takes it away"
        for slip in known.reminders
        if slip.text in texts
    )
