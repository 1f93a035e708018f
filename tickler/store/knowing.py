"""What is known of a client beyond the binder: forms that were filled in, and what was bought.

All that write take the `Entry` of their command, as in `tickler.store.cards`.
"""

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tickler.core.cards import Filling, Sale
from tickler.core.errors import NotFound
from tickler.core.fillings import FilledBy, FillingClient
from tickler.store import knowing_statements as sql
from tickler.store import rows, statements
from tickler.store.folder import Folder
from tickler.store.journal import Entry


def add_filling(entry: Entry, card_id: int, filling: Filling) -> int:
    """Keep a filled form with its date; return its id."""
    values = {"card_id": card_id, **filling_columns(filling)}
    return entry.insert("filling", sql.ADD_FILLING, values, card_id)


def filling(folder: Folder, filling_id: int) -> tuple[int, Filling]:
    """Return the id of the client who answered, and the filled form. Raises NotFound if there is none."""
    row = folder.db.execute(sql.FILLING, {"id": filling_id}).fetchone()
    if row is None:
        raise NotFound(
            f"There is no filled form {filling_id}.", "tickler dossier CLIENT shows them with their ids."
        )
    return row["card_id"], rows.filling(row)


def remove_filling(entry: Entry, filling_id: int) -> None:
    """Strike out a filled form. Raises NotFound if another program has just done so."""
    entry.update("filling", filling_id, sql.REMOVE_FILLING, {})


def filling_columns(filling: Filling) -> dict[str, str]:
    """Return what is kept of a filled form, by column, in the order of the columns."""
    answers = [answer._asdict() for answer in filling.answers]
    return {
        "at": filling.at.isoformat(),
        "form": filling.form,
        "title": filling.title,
        "answers": json.dumps(answers, ensure_ascii=False),
    }


def fillings(
    folder: Folder, form: str | None = None, first: dt.date = dt.date.min, last: dt.date = dt.date.max
) -> Iterator[FilledBy]:
    """Yield the fillings of a form from one day to another, oldest first; without a form all there are."""
    if form is None:
        found = folder.db.execute(sql.ALL_FILLINGS)
    else:
        # A moment begins with its day, and a tilde sorts after every sign that may follow.
        span = {"form": form, "first": first.isoformat(), "after": f"{last.isoformat()}~"}
        found = folder.db.execute(sql.FILLINGS_OF_FORM, span)
    for row in found:
        active = row["place"] is not None
        client = FillingClient(row["card_id"], row["card_name"], row["company"], row["phone"], active)
        yield FilledBy(client, rows.filling(row))


class Filled(NamedTuple):
    """How often a form was filled in, and when for the last time."""

    times: int
    last: dt.datetime


def filled_forms(folder: Folder) -> dict[str, Filled]:
    """Count the fillings of each form, whether it is still there or not."""
    return {
        row["form"]: Filled(row["fillings"], dt.datetime.fromisoformat(row["last"]))
        for row in folder.db.execute(sql.FILLINGS_BY_FORM)
    }


def add_sale(entry: Entry, card_id: int, sale: Sale) -> int:
    """Write down a sale; return its id."""
    values = {
        "card_id": card_id,
        "at": entry.now,
        "day": sale.day.isoformat(),
        "amount": str(sale.amount),
        "currency": sale.currency,
        "what": sale.what,
    }
    return entry.insert("sale", sql.ADD_SALE, values, card_id)


class SalesKnown:
    """The sales of a client that are known when others are told of, by a file or a packet."""

    def __init__(self, sales: Iterable[Sale]) -> None:
        self._left = Counter(map(_all_but_id, sales))

    def is_new(self, told: Sale) -> bool:
        """Tell whether a sale is not known yet: of two that are alike both are, where fewer are known."""
        key = _all_but_id(told)
        if not self._left[key]:
            return True
        self._left[key] -= 1
        return False


def _all_but_id(sale: Sale) -> tuple[object, ...]:
    return sale[1:]


def sale(folder: Folder, sale_id: int) -> tuple[int, Sale]:
    """Return the id of the client who bought, and the sale. Raises NotFound if there is no such sale."""
    row = folder.db.execute(sql.SALE, {"id": sale_id}).fetchone()
    if row is None:
        raise NotFound(f"There is no sale {sale_id}.", "tickler dossier CLIENT shows sales with their ids.")
    return row["card_id"], rows.sale(row)


def remove_sale(entry: Entry, sale_id: int) -> None:
    """Strike out a sale. Raises NotFound if another program has just done so."""
    entry.update("sale", sale_id, sql.REMOVE_SALE, {})


def sales(folder: Folder, card_id: int) -> list[Sale]:
    """Return what a client bought, newest first."""
    return [rows.sale(row) for row in folder.db.execute(statements.SALES, {"id": card_id})]
