"""How the words of a command are read: who, when, how many."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tickler.cli.desk import Desk
from tickler.core.cards import Card
from tickler.core.errors import Ambiguous, DateNotUnderstood, DateRefused, NotFound, ValueRefused
from tickler.core.places import Month
from tickler.core.tabs import DAY_NUMBERS, Tab, day_tabs, month_tab, tab_of
from tickler.show.clean import one_line
from tickler.store import clients as lookup
from tickler.store import dossier
from tickler.store.folder import Folder

if TYPE_CHECKING:  # most notes are of a client who is named, and say no date
    from tickler.core.settings import Settings
    from tickler.core.when import Resolved
    from tickler.core.workdays import WorkingDays


def client(desk: Desk, folder: Folder, said: str, *, with_dropped: bool = False) -> Card:
    """Return the card of the client who is meant; on a terminal, let the person pick from several.

    Raises Ambiguous, and NotFound also if the client was dropped and that is not wanted.
    """
    try:
        card_id = lookup.client(folder, said, with_dropped=with_dropped)
    except Ambiguous as several:
        if not desk.may_ask:
            raise
        card_id = _picked(desk, several)
    card = dossier.card(folder, card_id)
    if card.place is None and not with_dropped:
        raise NotFound(
            f"{card.name} was dropped from the folder.", f"tickler restore {card.id} puts the card back."
        )
    return card


def clients(desk: Desk, folder: Folder, said: str, *, with_dropped: bool = False) -> list[Card]:
    """Return the cards that are meant by one client, by `12,15,18`, or by `-` (standard input)."""
    if said == "-":
        words: Sequence[str] = list(desk.lines())
    elif names_several(said):
        words = [part.strip() for part in said.split(",")]
    else:
        words = [said]
    if not words:
        raise ValueRefused("Standard input names no client.", "Give one id or name a line.")
    cards = [client(desk, folder, word, with_dropped=with_dropped) for word in words]
    return list({card.id: card for card in cards}.values())


def names_several(said: str) -> bool:
    """Tell whether CLIENT is a list of ids, `12,15,18`, or `-` for standard input."""
    return said == "-" or ("," in said and all(part.strip().isdecimal() for part in said.split(",")))


def _picked(desk: Desk, several: Ambiguous) -> int:
    ids = {choice.split()[0] for choice in several.choices}
    listed = "".join(f"  {one_line(choice)}\n" for choice in several.choices)
    answer = desk.ask(f"{one_line(several.message)}\n{listed}Which one? Its number: ")
    if answer not in ids:
        raise several
    return int(answer)


def calendar(desk: Desk, folder: Folder) -> "tuple[Settings, WorkingDays]":
    """Return the folder's settings and the days that are worked."""
    from tickler.store import settings

    kept = settings.load(folder)
    if kept["holidays"]:
        from tickler.cli.holidays import renew

        renew(folder, kept["holidays"], desk.today)
    return kept, settings.working_days(folder, kept, desk.today)


def past_day(desk: Desk, folder: Folder, said: str | None) -> dt.date:
    """Return the day, today or before it, that was said; today where none was.

    Raises DateRefused for what is no such day.
    """
    if said is None:
        return desk.today
    from tickler.core.past import understand_past
    from tickler.store import settings

    kept = settings.load(folder)
    working = settings.working_days(folder, kept, dt.date.min)
    return understand_past(said, desk.today, working, kept.date_order)


def place(desk: Desk, folder: Folder, said: str, clients: Sequence[Card] = ()) -> "Resolved":
    """Return the place that a phrase stands for.

    What the own grammar does not know is tried in the languages of the `dateparser` library. `clients`
    are those on whose clock `theirs` is. Raises DateRefused with the reason of the own grammar if
    neither understands, or if it is not known what their clock shows.
    """
    from tickler.core.when import parse, resolve

    kept, working = calendar(desk, folder)
    try:
        phrase = parse(said, kept.date_order)
        if phrase.theirs and clients:
            from tickler.core.when_theirs import resolve_theirs

            return resolve_theirs(phrase, their_zone(clients), desk.now, working)
        return resolve(phrase, desk.today, working)
    except DateNotUnderstood:
        from tickler.core.when_library import understand_foreign

        return understand_foreign(said, desk.today, working, date_order=kept.date_order)


def their_zone(clients: Sequence[Card]) -> str:
    """Return the time zone in which clients are; a card with the id 0 is about to be made.

    Raises DateRefused where a card has none, and where they are in several.
    """
    zones: dict[str, str] = {}
    for card in clients:
        if not card.timezone:
            set_it = f"tickler edit {card.id} --timezone" if card.id else "Say it too: --timezone"
            raise DateRefused(f"The card of {card.name} has no time zone.", f"{set_it} Asia/Tbilisi")
        zones.setdefault(card.timezone, card.name)
    if len(zones) > 1:
        where = ", ".join(f"{name} in {zone}" for zone, name in zones.items())
        raise DateRefused(f"Their time is not one time: {where}.", "Defer those of one time zone at a time.")
    return next(iter(zones))


def one_of(name: str, value: str | None, known: Sequence[str]) -> str | None:
    """Check a word that has to be one of several.

    Raises ValueRefused with the choices.
    """
    if value is None or value in known:
        return value
    raise ValueRefused(f'"{value}" is no {name}.', "Say one of these.", known)


def tab(desk: Desk, folder: Folder, said: str) -> Tab:
    """Return the tab that is meant by a number, a month, `loose`, or any phrase for a day.

    A number means the tab that carries it now, today's too; a month's name without a year means
    this month's tab rather than the one a year ahead.

    Raises NotFound if there is no such tab.
    """
    today = desk.today
    if said.isdecimal():
        if int(said) in DAY_NUMBERS:
            return day_tabs(today)[int(said) - 1]
        raise NotFound(f"There is no tab {said}.", "The day tabs are 1 to 31; then come the months.")
    from tickler.core.when import understand

    kept, working = calendar(desk, folder)
    try:
        meant = understand(said, today, working, kept.date_order).place
    except DateRefused as refusal:
        raise NotFound(
            f'There is no tab "{said}".', "Say a number from 1 to 31, a month such as jul, or loose."
        ) from refusal
    a_year_ahead = Month(today.year + 1, today.month)
    if meant == a_year_ahead and str(a_year_ahead.year) not in said:
        return month_tab(today.year, today.month, today)
    return tab_of(meant, today)
