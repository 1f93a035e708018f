"""An offer in words: its table and its sums, as the template of a letter says them."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from tickler.core.offers import Offer
from tickler.show.markdown import escape
from tickler.wording.filling import Markup

WORDS = {
    "item": "Item",
    "quantity": "Quantity",
    "price": "Price",
    "amount": "Amount",
    "discount": "Discount",
    "net": "Net",
    "vat": "VAT",
    "total": "Total",
    "decimal": ".",
}
"""What stands in the table, and the decimal mark; the head of a template may say it otherwise."""

NARROW_SPACE = "\u202f"
"""Between thousands, as ISO 80000 has it: a point or comma there means something else in every country."""


FIVE_DIGITS = 10_000
"""From here on thousands are parted."""


class OfferWords:
    """What a template may say of an offer: `offer.table`, `offer.net`, `offer.vat`, `offer.total`, ..."""

    def __init__(self, offer: Offer, head: Mapping[str, str]) -> None:
        self._offer = offer
        self._words = {**WORDS, **{key: head[key] for key in WORDS if head.get(key)}}

    @property
    def total(self) -> str:
        return self._money(self._offer.total)

    @property
    def net(self) -> str:
        return self._money(self._offer.net)

    @property
    def discount(self) -> str:
        return self._money(self._offer.reduction)

    @property
    def vat(self) -> str:
        return self._money(self._offer.total - self._offer.net)

    @property
    def currency(self) -> str:
        return self._offer.currency

    @property
    def table(self) -> Markup:
        """The items with their amounts, the tax of each rate, and the total, as a table of Markdown."""
        head, *others, total = self._cells()
        lines = [_row(head), "|---|--:|--:|--:|--:|", *map(_row, others)]
        return Markup("\n".join((*lines, _row(tuple(cell and f"**{cell}**" for cell in total)))))

    def _cells(self) -> Iterator[tuple[str, ...]]:
        words, offer = {key: escape(word) for key, word in self._words.items()}, self._offer
        yield tuple(words[key] for key in ("item", "quantity", "price", "vat", "amount"))
        for item, amount in offer.lines:
            price = self._number(item.price, least=-int(amount.as_tuple().exponent))
            yield (
                escape(item.text).replace("\n", " "),
                self._number(item.quantity),
                price,
                self._rate(item.rate),
                self._number(amount),
            )
        if offer.discount:
            said = f"{words['discount']} {self._rate(offer.discount)}"
            yield said, "", "", "", self._number(-offer.reduction)
        if any(tax.rate for tax in offer.taxes):
            yield words["net"], "", "", "", self._number(offer.net)
            for tax in offer.taxes:
                if tax.rate:
                    said = f"{words['vat']} {self._rate(tax.rate)} ({self._number(tax.base)})"
                    yield said, "", "", "", self._number(tax.amount)
        yield f"{words['total']}, {offer.currency}", "", "", "", self._number(offer.total)

    def _money(self, amount: Decimal) -> str:
        return f"{self._number(amount)}\u00a0{self._offer.currency}"

    def _rate(self, rate: Decimal) -> str:
        return f"{self._number(rate)}\u00a0%"

    def _number(self, number: Decimal, least: int | None = None) -> str:
        """Write a number with at least so many decimals."""
        text = f"{number:f}"
        if least is not None and -int(number.as_tuple().exponent) < least:
            text = f"{number:.{least}f}"
        whole, point, decimals = text.partition(".")
        grouped = f"{int(whole):,}".replace(",", NARROW_SPACE) if abs(number) >= FIVE_DIGITS else whole
        return f"{grouped}{self._words['decimal']}{decimals}" if point else grouped


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"
