"""Draw the pictures of printed pages with the sample data: `python -m docs.sheets`."""

import tempfile
from pathlib import Path

from docs.tool.shell import MOMENT, Shell
from tickler.core.cards import Card
from tickler.core.offers import offer_of, read_item
from tickler.paper.documents import as_pictures, papers_of
from tickler.paper.templates import Templates
from tickler.paper.typeset import Press
from tickler.store import dossier, pile, settings
from tickler.store.clients import client
from tickler.store.folder import Folder
from tickler.wording import letters

PPI = 80
SENDER = letters.Sender("Ana Kralj", ("Ana Kralj", "Kava d.o.o.", "Obala 1, Split"))
ITEMS = ("Coffee machine; 2; 450; 20%", "Beans, 1 kg; 12,5; 18.99; 10%")
BEFORE = (
    ("edit", "petrov", "--address-as", "Mr Petrov, formal", "--timezone", "Europe/Moscow"),
    ("edit", "petrov", "--set", "discount=3 % at most"),
)
"""What is known of him beyond the sample contacts; the page "Before a meeting" says the same."""


def sheet_file(name: str) -> Path:
    """Return where the picture of a page is kept."""
    return Path(__file__).parent / "pictures" / f"{name}.png"


def draw_sheets() -> dict[str, bytes]:
    """Draw the cover sheet of the sample day, a dossier and an offer; the same data gives the same bytes."""
    with tempfile.TemporaryDirectory(prefix="tickler-docs-") as directory:
        home = Path(directory)
        shell = Shell(home, sample=True)
        for command in BEFORE:
            shell.tickler(*command)
        press = Press(Templates(home / "none"), home / ".cache")
        with Folder(home / ".local" / "share" / "tickler" / "folder.db") as folder:
            day = pile.agenda(folder, MOMENT.date(), settings.load(folder).capacity_on(MOMENT.date()))
            petrov = dossier.dossier(folder, client(folder, "petrov"))
            whole = [dossier.dossier(folder, card.id) for card in day.cards]
        cover = as_pictures(press, papers_of(whole, MOMENT, day), PPI)[0]
        return {
            "sheet-cover": cover,
            "sheet-dossier": as_pictures(press, papers_of([petrov], MOMENT), PPI)[0],
            "sheet-offer": _offer(press, petrov.card),
        }


def _offer(press: Press, card: Card) -> bytes:
    """Draw the offer of the page "Letters and offers"."""
    items = [read_item(item.split(";")) for item in ITEMS]
    matter = letters.Matter(card, card, offer_of(items, "EUR"), {"until": "1 December"})
    letter = letters.write(letters.shelf(press.cache).template("offer"), matter, SENDER, MOMENT)
    return letters.pictures(press, letter, PPI)[0]


if __name__ == "__main__":
    for each, page in draw_sheets().items():
        sheet_file(each).write_bytes(page)
