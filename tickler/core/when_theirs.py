"""A time on the client's clock, `tomorrow 10:00 theirs`, and what it is on ours.

The whole phrase is theirs: `tomorrow` and `fri` are counted from the day that it is where the client is.
What comes of it is a place in our folder, whose days and times are those of the clock on our wall; it may
be the day before or after.
"""

import datetime as dt

from tickler.core import when_refusals as refused
from tickler.core.places import WEEKDAYS, Day, say_short
from tickler.core.when import Phrase, Resolved, joined, not_worked, resolve
from tickler.core.workdays import WorkingDays
from tickler.core.zones import zone_named


def resolve_theirs(phrase: Phrase, zone: str, now: dt.datetime, working: WorkingDays) -> Resolved:
    """Find the place on our clock of a phrase that was said on the clock of `zone`, an IANA name.

    `now` is local time, and its `tzinfo` our clock. An hour that their clocks pass over in spring is
    refused; of one that they show twice in autumn the first is taken, and the remark says so. Raises
    DateRefused as `resolve` does, for what is past on our calendar, and for a zone not known here.
    """
    there = zone_named(zone)
    if there is None:
        raise refused.unknown_zone(phrase.text, zone)
    try:
        their_today = now.astimezone(there).date()
        named = resolve(phrase._replace(theirs=False), their_today, working)
        theirs = _on_their_clock(phrase, named, there, zone)
        ours = theirs.astimezone(now.tzinfo)
    except OverflowError:  # beyond the years 1 to 9999
        raise refused.too_far(phrase.text) from None
    if ours.date() < now.date():
        raise refused.past_here(phrase.text, ours.date())
    return Resolved(
        Day(ours.date(), ours.time().replace(fold=0)),
        _remark(named, theirs, ours, working, same_today=their_today == now.date()),
        _said_there(theirs, ours, zone),
    )


def _on_their_clock(phrase: Phrase, named: Resolved, there: dt.tzinfo, zone: str) -> dt.datetime:
    """Return the moment that was named; the first one where their clocks show it twice."""
    assert isinstance(named.place, Day) and phrase.time is not None  # `parse` saw to it
    day = named.place.date
    said = dt.datetime.combine(day, phrase.time, there)
    shown = said.astimezone(dt.UTC).astimezone(there)
    if shown.replace(tzinfo=None, fold=0) != said.replace(tzinfo=None):
        raise refused.skipped_there(phrase.text, phrase.time, day, zone, shown.time())
    return said


def _said_there(theirs: dt.datetime, ours: dt.datetime, zone: str) -> str:
    """Say back what was agreed: `10:00 in Asia/Tbilisi`, with the day where it is not ours."""
    day = theirs.date()
    named = "" if day == ours.date() else f"{WEEKDAYS[day.weekday()]} {say_short(day, ours.date())} "
    return f"{named}{theirs:%H:%M} in {zone}"


def _remark(
    named: Resolved, theirs: dt.datetime, ours: dt.datetime, working: WorkingDays, *, same_today: bool
) -> str | None:
    """Say what is worth knowing of their day, of ours where it is another one, and of clocks put back."""
    back = "go back then: the {} {:%H:%M} is meant"
    which = "second" if ours.fold else "first"
    same_day = theirs.date() == ours.date()
    there, here = named.remark, None
    if not (same_day and same_today):
        there = f"there, {there}" if there else None
        here = not_worked(ours.date(), working)
    return joined(
        there,
        f"here, {here}" if here else None,
        f"the clocks there {back.format('first', theirs)}" if _is_shown_twice(theirs) else None,
        f"the clocks here {back.format(which, ours)}" if _is_shown_twice(ours) else None,
    )


def _is_shown_twice(moment: dt.datetime) -> bool:
    return moment.utcoffset() != moment.replace(fold=1 - moment.fold).utcoffset()
