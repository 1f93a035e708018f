"""The answers of `tickler segments`: one for each question that can be asked about those who buy."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import TypeVar

from tickler.cli.desk import Desk
from tickler.cli.reading import calendar
from tickler.core.churn import churn, months_of
from tickler.core.errors import ValueRefused
from tickler.core.places import Day
from tickler.core.reports import Receipt
from tickler.core.review import Period
from tickler.core.second_purchase import nearing, slip_text, usual_time
from tickler.core.segments import GROUPS, Bought, segment
from tickler.core.turnover import CLASSES, turnovers
from tickler.show.buyers import Buyer, BuyersView
from tickler.show.early_warning import WarningsView
from tickler.show.receipt import ReceiptView
from tickler.show.segments import SegmentsView, say_rule
from tickler.show.turnover import TurnoverView
from tickler.show.words import counted
from tickler.store import reminders, search, settings
from tickler.store import segments as store
from tickler.store.folder import Folder
from tickler.store.journal import Entry

_Name = TypeVar("_Name", bound=str)


class Buyers:
    """Those who bought something in a period."""

    def __init__(self, desk: Desk, folder: Folder, period: Period) -> None:
        """Answer from a folder; only what is asked is read."""
        self._desk = desk
        self._folder = folder
        self._period = period

    @cached_property
    def _bought(self) -> Bought:
        return store.bought(self._folder, self._period.last)

    def segments(self) -> SegmentsView:
        """Answer with the matrix, its groups, the second purchase and the churn."""
        usual = usual_time(self._bought)
        return SegmentsView(
            segment(self._bought, self._period),
            usual,
            nearing(self._bought, usual, self._period.last),
            churn(months_of(self._period), store.lives(self._folder)),
            Decimal(settings.load(self._folder)["churn_limit"]),
        )

    def of_group(self, name: str, limit: int) -> BuyersView:
        """List the clients of one of the five groups."""
        group = _one_of("group", name, GROUPS)
        found = segment(self._bought, self._period)
        return self._list(found.groups[group], limit, f"{group}: {say_rule(group, found)}")

    def turnover(self) -> TurnoverView:
        """Answer with the classes A, B and C of each currency."""
        return TurnoverView(self._period, turnovers(store.turnover(self._folder, self._period)))

    def of_class(self, name: str, limit: int) -> BuyersView:
        """List the clients of one class, those of all currencies."""
        letter = _one_of("class", name, CLASSES)
        turnover = self.turnover().turnovers
        clients = dict.fromkeys(earned.client for one in turnover for earned in one.classes[letter])
        return self._list(tuple(clients), limit, f"class {letter}, who brought most first")

    def warnings(self, limit: int) -> WarningsView:
        """List the clients who may be slipping away."""
        warned = store.warnings(self._folder, self._bought, self._period)
        cards = search.lines(self._folder, [one.client for one in warned[:limit]])
        signs = {one.client: one.signs for one in warned}
        return WarningsView(self._period, cards, signs, self._desk.today)

    def remind(self) -> ReceiptView:
        """Lay a slip for each client who nears a second purchase, once."""
        desk, folder = self._desk, self._folder
        _, working = calendar(desk, folder)
        usual = usual_time(self._bought)
        slips = [
            (near.client, slip_text(near.first), Day(working.on_or_after(near.due)))
            for near in nearing(self._bought, usual, desk.today)
        ]
        if not slips:
            unknown = "too few clients have bought a second time to say when that usually is"
            reason = "nobody nears it who has bought once" if usual else unknown
            return ReceiptView(Receipt(_say_laid(0), remarks=(reason,)), desk.today)
        with Entry(folder, "segments", desk.now) as entry:
            laid = store.lay_slips(entry, slips)
            entry.summary = _say_laid(len(laid))
        receipt = Receipt(
            entry.summary,
            reminders=tuple(reminders.reminder(folder, slip_id) for slip_id in laid),
            remarks=() if laid else ("all who near it have their slip already",),
            journal=entry.id,
        )
        return ReceiptView(receipt, desk.today)

    def _list(self, clients: tuple[int, ...], limit: int, title: str) -> BuyersView:
        cards = search.lines(self._folder, clients[:limit])
        amounts: dict[int, dict[str, Decimal]] = {}
        for client, amount, currency in store.turnover(self._folder, self._period):
            amounts.setdefault(client, {})[currency] = amount
        buyers = {card.id: self._buyer(card.id, amounts.get(card.id, {})) for card in cards}
        return BuyersView(cards, buyers, len(clients), title, self._desk.today)

    def _buyer(self, client: int, turnover: Mapping[str, Decimal]) -> Buyer:
        days = list(filter(self._period.holds, self._bought.get(client, ())))
        return Buyer(len(days), max(days, default=None), turnover)


def _one_of(what: str, said: str, known: Sequence[_Name]) -> _Name:
    """Return the group or class that is meant. Raises ValueRefused with the choices."""
    for name in known:
        if name.lower() == said.lower():
            return name
    raise ValueRefused(f'"{said}" is no {what}.', "Say one of these.", known)


def _say_laid(slips: int) -> str:
    return f"{counted(slips, 'slip')} laid for a second purchase"
