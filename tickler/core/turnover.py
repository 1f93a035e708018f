"""ABC: the few clients who bring most of the turnover, those who bring some, and all others."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Literal, NamedTuple

Class = Literal["A", "B", "C"]
CLASSES: tuple[Class, ...] = ("A", "B", "C")

UP_TO = {"A": Decimal(80), "B": Decimal(95)}
"""In percent of the turnover: with the first 80 the class A is full, with 95 the class B."""


class Earned(NamedTuple):
    """What a client brought in one currency, less what was taken back."""

    client: int
    amount: Decimal


class Turnover(NamedTuple):
    """The turnover in one currency, and the clients of each class, who brought most first.

    The `total` is that of the clients who brought something: who took back more than they bought in the
    period does not lessen the others' share.
    """

    currency: str
    total: Decimal
    classes: Mapping[Class, tuple[Earned, ...]]

    def amount(self, letter: Class) -> Decimal:
        """Return what the clients of a class brought."""
        return sum((earned.amount for earned in self.classes[letter]), Decimal(0))


def turnovers(sold: Iterable[tuple[int, Decimal, str]]) -> tuple[Turnover, ...]:
    """Divide clients by what they brought, each currency by itself.

    `sold` tells of clients, amounts and currencies. A client is of class A where those before them brought
    less than 80 % together, of class B where it is less than 95 %, else of class C, as is who brought nothing
    in the end.
    """
    sums: dict[str, dict[int, Decimal]] = {}
    for client, amount, currency in sold:
        of_currency = sums.setdefault(currency, {})
        of_currency[client] = of_currency.get(client, Decimal(0)) + amount
    return tuple(_divided(currency, sums[currency]) for currency in sorted(sums))


def _divided(currency: str, amounts: Mapping[int, Decimal]) -> Turnover:
    ranked = sorted((Earned(*pair) for pair in amounts.items()), key=lambda one: (-one.amount, one.client))
    total = sum((earned.amount for earned in ranked if earned.amount > 0), Decimal(0))
    classes: dict[Class, list[Earned]] = {letter: [] for letter in CLASSES}
    before = Decimal(0)
    for earned in ranked:
        letter: Class = "C"
        if earned.amount > 0:
            share = 100 * before / total
            letter = "A" if share < UP_TO["A"] else "B" if share < UP_TO["B"] else "C"
            before += earned.amount
        classes[letter].append(earned)
    return Turnover(currency, total, {letter: tuple(clients) for letter, clients in classes.items()})
