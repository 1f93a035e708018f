"""The next date in the loop of calls: proposed, said, understood, with what the days hold."""

import datetime as dt

from tickler.cli.desk import Desk
from tickler.cli.placing import Target, target
from tickler.cli.reading import calendar
from tickler.core.call_card import CallCard
from tickler.core.calling import Appointment, SaidDate, Talk, kind_after, read_date
from tickler.core.errors import TicklerError
from tickler.core.places import Day
from tickler.core.proposals import Outlook
from tickler.core.when_refusals import ordinal
from tickler.show import call_questions as questions
from tickler.store.derived import count_due, count_in
from tickler.store.folder import Folder


def outlook(desk: Desk, folder: Folder) -> Outlook:
    """Return what the folder knows of the days to come."""
    kept, working = calendar(desk, folder)

    def cards_on(day: dt.date) -> int:
        return count_due(folder, day) if day == desk.today else count_in(folder, day.isoformat())

    return Outlook(desk.today, working, kept.capacity, cards_on, kept.attempts)


def say_back(desk: Desk, folder: Folder, talk: Talk, call: CallCard) -> Talk:
    """Find the place for the date that was said and say it in full, to be agreed to.

    A date that is refused is told with its reason; the question for it stands.
    """
    said = read_date(talk.said, talk.proposals)
    try:
        goes = _target(desk, folder, said, call)
    except TicklerError as refusal:
        desk.surface.tell(*questions.refused(refusal))
        return talk
    place = goes.place if goes else None
    kind = kind_after(call.card, talk.outcome, said.kind)
    appointment = Appointment(place, kind, said.why, goes.there if goes else None)
    load = ""
    if isinstance(place, Day):
        ahead = outlook(desk, folder)
        load = questions.say_load(ahead.cards_on(place.date), ahead.capacity.on(place.date))
    desk.surface.tell(
        *questions.understood(appointment, call.card, desk.today, goes.remark if goes else None, load)
    )
    return talk.agreeing(appointment)


def _target(desk: Desk, folder: Folder, said: SaidDate, call: CallCard) -> Target | None:
    """Return the place that was said, with what is worth knowing about it; None where the card stays."""
    if said.proposal:
        why = said.proposal.why
        if said.number:
            why = f"proposal {said.number}, {why} (the day of that number: {ordinal(said.number)})"
        return Target(said.proposal.place, why, desk.today)
    if said.phrase is None:
        return None
    return target(desk, folder, said.phrase, [call.card])
