"""The rows of a file of sales: each is a sale, and says to whom."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import NamedTuple

from tickler.core.cards import Sale
from tickler.core.contacts import Contact, Restored
from tickler.core.errors import ValueRefused
from tickler.core.money import parse_currency, parse_money
from tickler.core.settings import DateOrder
from tickler.exchange.birthdays import read_birthday
from tickler.exchange.columns.headers import Column
from tickler.exchange.columns.layout import Layout
from tickler.exchange.reading import FieldRefused, Row, problem
from tickler.store.clients import LONGEST_ID

NO_CURRENCY = "no currency; say once which it is: tickler config currency EUR"
NOBODY = "no client is named: the row was left out"

_TIME_OF_DAY = re.compile(r"[ T]\d{1,2}:\d\d.*", re.DOTALL)


class SaleColumns(NamedTuple):
    """Where the columns of a sale are; None where there is none."""

    amount: int
    day: int
    currency: int | None = None
    what: int | None = None
    card: int | None = None


class SalesLayout:
    """Turns the cells of a file into rows with one sale each.

    `contacts` reads the client's columns, `outside_id` is that of another program's id; `currency` is
    the one where a row says none, `order` decides `6/5/2026`, and no day is later than `today`.
    """

    def __init__(
        self,
        columns: SaleColumns,
        headers: Sequence[str],
        contacts: Layout,
        outside_id: int | None,
        *,
        currency: str | None,
        order: DateOrder | None,
        today: dt.date,
    ) -> None:
        self._columns = columns
        self._headers = headers
        self._contacts = contacts
        self._outside_id = outside_id
        self._currency = currency
        self._order = order
        self._today = today

    @staticmethod
    def met() -> Sequence[Column]:
        """Return nothing: what became of the columns of sales is said when the file is opened."""
        return ()

    def row(self, number: int, cells: list[str]) -> Row | None:
        """Return the row that begins at line `number`; None where all its cells are empty."""
        if not any(map(str.strip, cells)):
            return None
        columns = self._columns
        column: int | None = columns.card
        try:
            card_id = self._card_id(cells)
            column = columns.day
            day = self._day(_said(cells, columns.day))
            column = columns.amount
            amount, unit = parse_money(_said(cells, columns.amount))
            column = columns.currency
            currency = self._its_currency(_said(cells, columns.currency), unit)
        except (FieldRefused, ValueRefused) as refusal:
            header = None if column is None else self._headers[column]
            reason = f"{refusal}: the row was left out"
            return Row(number, None, (problem(number, header, _said(cells, column), reason),))
        what = " ".join(_said(cells, columns.what).split()) or None
        sold = Restored(card_id=card_id, sales=(Sale(0, day, amount, currency, what),))
        contact = self._client(number, cells)
        if contact is None and card_id is None:
            return Row(number, None, (problem(number, None, ", ".join(filter(None, cells)), NOBODY),))
        return Row(number, contact or Contact(), (), sold)

    def _client(self, number: int, cells: list[str]) -> Contact | None:
        read = self._contacts.row(number, cells)
        if read and read.contact:
            return read.contact
        outside = _said(cells, self._outside_id)
        return Contact(external_id=outside) if outside else None

    def _card_id(self, cells: list[str]) -> int | None:
        said = _said(cells, self._columns.card).removeprefix("#")
        if not said:
            return None
        if not (said.isascii() and said.isdecimal() and len(said) <= LONGEST_ID):
            raise FieldRefused("no number of a card")
        return int(said)

    def _day(self, text: str) -> dt.date:
        read = read_birthday(_TIME_OF_DAY.sub("", text), self._order) if text else None
        if read is None:
            raise FieldRefused("no day")
        if read.startswith("--"):
            raise FieldRefused("the year is missing")
        day = dt.date.fromisoformat(read)
        if day > self._today:
            raise FieldRefused("still to come")
        return day

    def _its_currency(self, said: str, unit: str | None) -> str:
        code = parse_currency(said) if said else None
        if code and unit and code != unit:
            raise FieldRefused(f"the amount is in {unit}")
        found = code or unit or self._currency
        if found is None:
            raise FieldRefused(NO_CURRENCY)
        return found


def _said(cells: Sequence[str], position: int | None) -> str:
    return cells[position].strip() if position is not None and position < len(cells) else ""
