"""Forms that were filled in, and sales: kept with the client, wherever the client goes."""

import datetime as dt
from decimal import Decimal

import pytest

from tests.store.samples import NOW, TODAY, add, dump
from tickler.core.cards import Answer, Filling, Sale
from tickler.core.contacts import Contact, Restored
from tickler.core.errors import NotFound
from tickler.core.fillings import FilledBy, FillingClient
from tickler.core.places import LOOSE
from tickler.store import dossier, knowing, merging
from tickler.store.bulk import Batch
from tickler.store.folder import Folder
from tickler.store.incoming import incoming
from tickler.store.journal import Entry
from tickler.store.log import undo
from tickler.store.purge import purge

NPS = Filling(
    1,
    NOW,
    "nps",
    "How likely?",
    (Answer("score", "How likely, 0 to 10?", "scale", "9"), Answer("why", "Почему?", "text", "быстро")),
)
TILES = Sale(1, TODAY, Decimal("1200.50"), "EUR", "tiles")
RETURNED = Sale(2, TODAY, Decimal("-0.10"), "EUR")


def know(folder: Folder, card_id: int) -> None:
    with Entry(folder, "sale", NOW) as entry:
        knowing.add_filling(entry, card_id, NPS)
        knowing.add_sale(entry, card_id, TILES)
        knowing.add_sale(entry, card_id, RETURNED)


def test_both_are_in_the_dossier_newest_first(folder: Folder) -> None:
    know(folder, add(folder, "Ivan"))
    known = dossier.dossier(folder, 1)
    assert known.fillings == (NPS,)
    assert known.sales == (RETURNED, TILES)
    assert str(known.sales[1].amount) == "1200.50"


def test_undo_takes_them_back(folder: Folder) -> None:
    add(folder, "Ivan")
    before = dump(folder)["filling"], dump(folder)["sale"]
    know(folder, 1)
    undo(folder, 1, NOW)
    assert (dump(folder)["filling"], dump(folder)["sale"]) == before


def test_a_merge_brings_them_over(folder: Folder) -> None:
    keep, other = add(folder, "Ivan"), add(folder, "Ivan Petrov")
    know(folder, other)
    with Entry(folder, "merge", NOW) as entry:
        joined = merging.join(folder, entry, keep, other)
    assert (joined.counts["filling"], joined.counts["sale"]) == (1, 2)
    assert dossier.dossier(folder, keep).sales == (RETURNED, TILES)


def test_a_purge_leaves_none(folder: Folder) -> None:
    know(folder, add(folder, "Ivan"))
    with Entry(folder, "purge", NOW) as entry:
        purge(entry, 1)
    rows = dump(folder)
    assert (rows["filling"], rows["sale"]) == ([], [])


def test_the_answers_to_a_form_come_with_their_clients_oldest_first(folder: Folder) -> None:
    ivan, ana = add(folder, Contact("Ivan", "Bura")), add(folder, "Ana")
    days = {ivan: NOW, ana: NOW - dt.timedelta(days=1)}
    with Entry(folder, "form", NOW) as entry:
        for card_id, at in days.items():
            knowing.add_filling(entry, card_id, NPS._replace(at=at))
        knowing.add_filling(entry, ivan, NPS._replace(form="needs"))
    found = list(knowing.fillings(folder, "nps", TODAY, TODAY))
    assert found == [FilledBy(FillingClient(ivan, "Ivan", "Bura"), NPS)]
    assert [one.client.name for one in knowing.fillings(folder, "nps")] == ["Ana", "Ivan"]
    assert [one.filling.form for one in knowing.fillings(folder)] == ["nps", "nps", "needs"]
    counts = knowing.filled_forms(folder)
    assert (counts["nps"], counts["needs"].times) == (knowing.Filled(2, NOW), 1)


def test_of_two_sales_that_are_alike_one_may_be_known() -> None:
    known = knowing.SalesKnown([TILES])
    again = TILES._replace(id=7, amount=Decimal("1200.5"))
    assert [known.is_new(sale) for sale in (again, again, RETURNED)] == [False, True, True]


def test_a_sale_is_struck_out_and_undo_writes_it_down_again(folder: Folder) -> None:
    know(folder, add(folder, "Ivan"))
    with Entry(folder, "sale", NOW) as entry:
        knowing.remove_sale(entry, TILES.id)
    assert dossier.dossier(folder, 1).sales == (RETURNED,)
    undo(folder, 1, NOW)
    assert knowing.sale(folder, TILES.id) == (1, TILES)
    with pytest.raises(NotFound, match="There is no sale 9"):
        knowing.sale(folder, 9)


def test_what_they_bought_comes_with_many_cards_at_once(folder: Folder) -> None:
    with Entry(folder, "import", NOW) as entry:
        batch = Batch(entry)
        for name in ("Ivan", "Ana"):
            batch.add(incoming(Contact(name=name)), LOOSE, "call", restored=Restored(sales=(RETURNED, TILES)))
        batch.add_sale(2, TILES)
        batch.close()
    assert [sale[1:] for sale in dossier.dossier(folder, 1).sales] == [RETURNED[1:], TILES[1:]]
    assert len(dossier.dossier(folder, 2).sales) == 3
    undo(folder, 1, NOW)
    assert dump(folder)["sale"] == []
