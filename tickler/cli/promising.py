"""What a client is promised with a note: the slip that reminds of it, in the same journal entry."""

from typing import NamedTuple

from tickler.cli.desk import Desk
from tickler.cli.placing import Target
from tickler.cli.slips import see_that_it_is_a_day, slip_target
from tickler.core.cards import Card, Reminder
from tickler.core.errors import UsageError, ValueRefused
from tickler.store import reminders
from tickler.store.folder import Folder
from tickler.store.journal import Entry


class Promised(NamedTuple):
    """What was promised, and for when."""

    text: str
    goes: Target

    @property
    def remarks(self) -> tuple[str, ...]:
        return tuple(filter(None, (self.goes.there, self.goes.remark)))

    def lay(self, entry: Entry, card: Card) -> Reminder:
        """Lay the slip, say so in the journal, and return the slip."""
        place = self.goes.place
        slip_id = reminders.add(entry, self.text, place, card.id, None, promise=True)
        entry.summary += f"; s{slip_id} promised: {self.text} → {self.goes.said_back}"
        return Reminder(slip_id, self.text, place, card.id, card.name, promise=True)


def read_promise(desk: Desk, folder: Folder, text: str | None, by: str | None, card: Card) -> Promised | None:
    """Read `--promise` and `--by` for a client; None where nothing was promised.

    Raises UsageError if one of them is missing, ValueRefused for an empty promise, DateRefused for what
    is no day.
    """
    if text is None and by is None:
        return None
    if text is None:
        raise UsageError("--by belongs to --promise.", 'Say what: --promise "send the offer" --by thu')
    if not text.strip():
        raise ValueRefused("The promise is empty.", 'Say what: --promise "send the offer" --by thu')
    if by is None:
        raise UsageError(
            f'For when was "{text.strip()}" promised?', f'Say the day: --promise "{text.strip()}" --by thu'
        )
    goes = slip_target(desk, folder, by, [card])
    see_that_it_is_a_day(goes, by, "A promise is for a day.")
    return Promised(text.strip(), goes)
