"""How slips are named on the command line, as `s5`, and where they may go."""

import datetime as dt
from collections.abc import Iterable, Sequence

from tickler.cli.desk import Desk
from tickler.cli.placing import Target, target
from tickler.cli.slip_ids import BIRTHDAY, SLIP
from tickler.core.cards import Card, Reminder
from tickler.core.errors import DateRefused, NotFound, UsageError
from tickler.core.places import Day, Loose
from tickler.store import birthdays, dossier, reminders
from tickler.store.clients import LONGEST_ID
from tickler.store.folder import Folder


def named_slips(folder: Folder, said: Iterable[str]) -> list[Reminder]:
    """Return the open slips with the ids said, as `s5` or `5`, each once.

    Raises UsageError for what is no id and for birthdays, which stay where they are; NotFound if there is
    no such slip or it is done already.
    """
    return [reminders.reminder(folder, number) for number in dict.fromkeys(map(_number, said))]


def named_slips_and_birthdays(folder: Folder, said: Iterable[str], today: dt.date) -> list[Reminder]:
    """Return the open slips with the ids said, and those of birthdays, as `b17` for card 17, each once.

    Raises as `named_slips` does, and NotFound where a birthday has no slip now.
    """
    named = dict.fromkeys(
        (BIRTHDAY, _number(word, BIRTHDAY)) if word.strip()[:1].lower() == BIRTHDAY else (SLIP, _number(word))
        for word in said
    )
    return [
        birthdays.of_client(folder, number, today) if kind == BIRTHDAY else reminders.reminder(folder, number)
        for kind, number in named
    ]


def clients_of(folder: Folder, slips: Sequence[Reminder]) -> list[Card]:
    """Return the cards of the clients whom slips are for; nobody where one of them is for no client."""
    concerned = dict.fromkeys(slip.client_id for slip in slips)
    return [] if None in concerned else [dossier.card(folder, id_) for id_ in concerned if id_ is not None]


def sum_up(slip: Reminder, goes: Target) -> str:
    """Say in one line what is on a slip, for whom, and where it lies now."""
    promised = " promised:" if slip.promise else ""
    whose = f", {slip.client_name}" if slip.client_name else ""
    return f"s{slip.id}{promised} {slip.text}{whose} → {goes.said_back}"


def slip_target(desk: Desk, folder: Folder, said: str, clients: Sequence[Card] = ()) -> Target:
    """Read a WHEN phrase for a slip, as `target` does. Raises DateRefused also for `loose`."""
    goes = target(desk, folder, said, clients)
    if isinstance(goes.place, Loose):
        raise DateRefused("A slip lies behind a date, it cannot be loose.", "Say for example thu, or 5 jul.")
    return goes


def see_that_it_is_a_day(goes: Target, said: str, what: str) -> None:
    """See that a slip goes behind a day, not a month. Raises DateRefused, beginning with `what`."""
    if not isinstance(goes.place, Day):
        raise DateRefused(what, f'Say the day, not "{said}".')


def _number(said: str, sign: str = SLIP) -> int:
    digits = said.strip().lower().removeprefix(sign)
    if sign == SLIP and digits[:1] == BIRTHDAY and digits[1:].isdecimal():
        raise UsageError(
            f"{digits} is a birthday: it comes up by itself, and stays on its day.",
            f"tickler done {digits}, or correct it on the card: tickler edit {digits[1:]} --birthday DATE",
        )
    if not digits.isdecimal():
        raise UsageError(
            f'"{said}" is no slip.', "Slips have ids such as s5, birthdays b17; tickler slips shows them."
        )
    if len(digits) > LONGEST_ID:
        raise NotFound(f"There is no slip {said}.", "tickler slips shows those that are open.")
    return int(digits)
