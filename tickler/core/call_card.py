"""What one has before one while the telephone rings: a card, its dossier, and what the clock says."""

import datetime as dt
from typing import NamedTuple

from tickler.core.agenda import PileCard
from tickler.core.attempts import Attempts, attempts_of
from tickler.core.cards import Card, Dossier, Reminder
from tickler.core.proposals import SAME_CLOCK, Outlook, Proposal, propose
from tickler.core.rhythm import rhythm_of
from tickler.core.zones import time_there


class CallCard(NamedTuple):
    """A client to be called at the moment `now`, with all that is known of them.

    `birthday` is the slip of theirs where it is near.
    """

    line: PileCard
    dossier: Dossier
    now: dt.datetime
    birthday: Reminder | None = None

    @property
    def card(self) -> Card:
        return self.dossier.card

    @property
    def today(self) -> dt.date:
        return self.now.date()

    @property
    def slips(self) -> tuple[Reminder, ...]:
        """What is open for the client, the birthday first."""
        return ((self.birthday,) if self.birthday else ()) + self.dossier.reminders

    @property
    def attempts(self) -> Attempts:
        return attempts_of(self.dossier.notes)

    def proposals(self, outcome: str, outlook: Outlook) -> tuple[Proposal, ...]:
        """Propose days for the next contact after this one has had an outcome."""
        attempts = self.attempts
        if outcome == "no-answer":
            attempts = attempts.and_now(self.now)
        return propose(outcome, outlook, rhythm_of(self.card), attempts, self._ahead)

    @property
    def _ahead(self) -> dt.timedelta:
        there = time_there(self.card.timezone, self.now)
        if there is None:
            return SAME_CLOCK
        return there.replace(tzinfo=None) - self.now.replace(tzinfo=None)
