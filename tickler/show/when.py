"""What a phrase such as `fri 10:00` resolves to."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from tickler.core.places import WEEKDAYS_LONG, Day, Place, time_of
from tickler.core.tabs import say_place, tab_of
from tickler.show.blocks import Block, View, paragraph


@dataclass(frozen=True, slots=True)
class WhenView(View):
    """A place with what is to be known about it; `working_day` is None where there is no day."""

    place: Place
    remark: str | None
    today: dt.date
    working_day: bool | None

    def as_json(self) -> dict[str, object]:
        day = self.place.date if isinstance(self.place, Day) else None
        return {
            "place": self.place.key,
            "date": day.isoformat() if day else None,
            "time": time_of(self.place),
            "tab": tab_of(self.place, self.today).label,
            "weekday": WEEKDAYS_LONG[day.weekday()] if day else None,
            "working_day": self.working_day,
            "message": say_place(self.place, self.today),
            "remark": self.remark,
        }

    def blocks(self, width: int) -> Iterator[Block]:
        yield paragraph(say_place(self.place, self.today), "strong")
        if self.remark:
            yield paragraph(f"  {self.remark}")
