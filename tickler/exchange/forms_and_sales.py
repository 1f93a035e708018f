"""Filled forms and sales that a file of ours tells of a client who is known already."""

from collections.abc import Iterator
from dataclasses import replace

from tickler.core.cards import Card
from tickler.core.contacts import Restored
from tickler.core.fillings import outcome_of
from tickler.core.import_reports import Change
from tickler.core.money import say_amount
from tickler.core.places import say_date
from tickler.store import dossier, receiving
from tickler.store.bulk import NEW
from tickler.store.folder import Folder
from tickler.store.receiving import News

NOTHING = News()


def untold(folder: Folder, card: Card, restored: Restored | None) -> News:
    """Return the filled forms and sales in a file that the dossier of a card has not, oldest first."""
    if restored is None or not (restored.fillings or restored.sales):
        return NOTHING
    told = replace(NEW, fillings=restored.fillings, sales=restored.sales)
    return receiving.news(folder, dossier.dossier(folder, card.id), told, ())


def additions(row: int, card: Card, new: News) -> Iterator[Change]:
    """Yield what is added to a dossier, one change a filled form or sale, as people read it."""
    for filling in new.fillings:
        outcome, _ = outcome_of(filling)
        said = ", ".join(part for part in (filling.title, outcome, say_date(filling.at.date())) if part)
        yield Change(row, card.id, card.name, "form", None, said)
    for sale in new.sales:
        money = say_amount(sale.amount, sale.currency)
        said = ", ".join(part for part in (money, sale.what, say_date(sale.day)) if part)
        yield Change(row, card.id, card.name, "sale", None, said)
