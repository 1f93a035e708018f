"""What a client bought: a sale said back, and the lines of the dossier."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Self

from tickler.core.card_json import card_as_json
from tickler.core.cards import Card, Sale
from tickler.core.money import say_amount, say_totals, totals
from tickler.core.places import say_date, say_short
from tickler.show.blocks import Block, Cell, Span, View, cell, paragraph
from tickler.show.words import counted


@dataclass(frozen=True, slots=True)
class SaleView(View):
    """A sale that was written down, or `removed`; `sales` are all of the client's as they are now."""

    card: Card
    sale: Sale
    sales: tuple[Sale, ...]
    today: dt.date
    removed: bool = False
    journal: int | None = None

    def in_entry(self, journal: int | None) -> Self:
        """Return the view with the journal entry of its command."""
        return replace(self, journal=journal)

    @property
    def confirms(self) -> bool:
        return True

    @property
    def message(self) -> str:
        """The sale in one line: `Ivan Petrov: 1,200.50 EUR on Fri 20 Nov 2026, tiles`."""
        sale = self.sale
        back = "taken back " if sale.amount < 0 else ""
        what = f", {sale.what}" if sale.what else ""
        said = f"{back}{say_amount(abs(sale.amount), sale.currency)} on {say_date(sale.day)}{what}"
        return f"{self.card.name}{', struck out' if self.removed else ''}: {said}"

    def as_json(self) -> dict[str, object]:
        return {
            "card": card_as_json(self.card, self.today),
            "sale": sale_as_json(self.sale),
            "removed": self.removed,
            "totals": {currency: str(amount) for currency, amount in totals(self.sales).items()},
            "message": self.message,
            "journal": self.journal,
        }

    def blocks(self, width: int) -> Iterator[Block]:
        yield paragraph(self.message)
        if self.removed:
            yield paragraph("  tickler undo writes it down again", "faint")
        if len(self.sales) > 1:
            yield paragraph(f"  {say_sales(self.sales)}")


def sale_rows(sales: Sequence[Sale]) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for each sale, and below several what they come to, currency by currency."""
    for sale in sales:
        what = (Span(f"#{sale.id} ", "faint"), Span(say_what(sale)))
        day = Span(say_short(sale.day, dt.date.min), "faint")
        yield cell(day), cell(say_amount(sale.amount, sale.currency)), cell(what)
    if len(sales) > 1:
        yield (), (), cell(Span(say_sales(sales), "faint"))


def say_sales(sales: Sequence[Sale]) -> str:
    """Sum up what a client bought: `3 sales since 2 Mar 2026: 1,400.00 EUR · 90.00 USD`."""
    since = say_short(min(sale.day for sale in sales), dt.date.min)
    return f"{counted(len(sales), 'sale')} since {since}: {say_totals(totals(sales))}"


def say_sale(sale: Sale) -> str:
    """Say a sale in one line of a list: `16 Nov 2026: 1,200.50 EUR, tiles`."""
    what = say_what(sale)
    day = say_short(sale.day, dt.date.min)
    return f"{day}: {say_amount(sale.amount, sale.currency)}{f', {what}' if what else ''}"


def say_what(sale: Sale) -> str:
    """Say what was bought, and that it came back where it did."""
    if sale.amount < 0:
        return f"taken back: {sale.what}" if sale.what else "taken back"
    return sale.what or ""


def sale_as_json(sale: Sale) -> dict[str, object]:
    """Return a sale for scripts; the amount is exact, as text."""
    return {
        "id": sale.id,
        "day": sale.day.isoformat(),
        "amount": str(sale.amount),
        "currency": sale.currency,
        "what": sale.what,
    }
