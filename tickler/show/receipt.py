"""What a command has done, said back."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from tickler.core.cards import Card, Reminder
from tickler.core.reports import Receipt
from tickler.core.tabs import say_place
from tickler.show.blocks import Block, Line, Paragraph, Span, View, paragraph
from tickler.show.layout import UNBROKEN

LINES_SHOWN = 20


@dataclass(frozen=True, slots=True)
class ReceiptView(View):
    """The cards and slips as they are now, one line each, and what is to be known about them.

    The message leads; a line that it has told already, name and place, is not repeated.
    """

    receipt: Receipt
    today: dt.date

    @property
    def confirms(self) -> bool:
        return True

    def as_json(self) -> dict[str, object]:
        from tickler.core.card_json import card_as_json
        from tickler.show.pile import reminder_as_json

        receipt = self.receipt
        cards = [card_as_json(card, self.today) for card in receipt.cards]
        return {
            "card": cards[0] if cards else None,
            "cards": cards,
            "reminders": [reminder_as_json(slip) for slip in receipt.reminders],
            "message": receipt.message,
            "remarks": list(receipt.remarks),
            "journal": receipt.journal,
        }

    def as_text(self, width: int) -> Iterator[str]:
        """Return the lines as they are: a script that reads one wants it whole."""
        return View.as_text(self, UNBROKEN)  # slots make a new class, which super() does not know

    def blocks(self, width: int) -> Iterator[Block]:
        receipt = self.receipt
        lines = [_card_line(card, self.today) for card in receipt.cards]
        lines += [_slip_line(slip, self.today) for slip in receipt.reminders]
        if receipt.message:
            yield paragraph(receipt.message)
        lines = [line for line in lines if not all(span.text.strip(" →") in receipt.message for span in line)]
        yield from map(Paragraph, lines[:LINES_SHOWN])
        if len(lines) > LINES_SHOWN:
            from tickler.show.words import counted

            yield paragraph(f"and {counted(len(lines) - LINES_SHOWN, 'more line')}")
        yield from (paragraph(f"  {remark}") for remark in receipt.remarks)


def _card_line(card: Card, today: dt.date) -> Line:
    where = f" → {say_place(card.place, today)}" if card.place else ": dropped"
    return Span(card.name, "strong"), Span(where)


def _slip_line(slip: Reminder, today: dt.date) -> Line:
    who = f", {slip.client_name}" if slip.client_name else ""
    where = f" → {say_place(slip.due, today)}"
    if slip.done_at:
        from tickler.show.words import say_done

        where = f": {say_done(slip)}"
    promised = " promised:" if slip.promise and not slip.done_at else ""
    return Span(f"{slip.sign}{promised}"), Span(f" {slip.text}", "strong"), Span(who), Span(where)
