"""When, and out of which folder, an export is made."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tickler.core.cards import Reminder


@dataclass(frozen=True, slots=True)
class Occasion:
    """What an export has to know besides the cards.

    `now` is local time with its offset: its day decides the tabs that JSON tells, and what a calendar
    shows as today's. `folder_id` makes the ids in the file unique among all folders. `custom_keys` names
    the custom fields that occur, which CSV has to know before the first card. `excel` asks for the byte
    order mark by which Excel knows UTF-8. `slips` are the open reminders that no card in the folder has,
    for the calendar.
    """

    now: dt.datetime
    folder_id: str
    custom_keys: Sequence[str] = ()
    excel: bool = False
    slips: Iterable[Reminder] = ()

    @property
    def today(self) -> dt.date:
        return self.now.date()
