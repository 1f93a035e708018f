"""Sales on their way into a folder: to whom each belongs, and which are new. No card is made or changed."""

from collections.abc import Callable, Iterator
from itertools import islice

from tickler.core.cards import Sale
from tickler.core.contacts import Contact
from tickler.core.import_reports import ImportReport, Problem
from tickler.core.money import say_totals, totals
from tickler.exchange.chunks import CHUNK
from tickler.exchange.reading import Reading, Row, problem
from tickler.exchange.taking_in import unclear_problem
from tickler.store import knowing, receiving
from tickler.store.bulk import Batch
from tickler.store.folder import Folder
from tickler.store.incoming import incoming
from tickler.store.journal import Entry
from tickler.store.recognition import Index, Known, Likely, Unclear, of_same_name


class TakingSales:
    """One import of sales; the same file a second time changes nothing."""

    def __init__(self, folder: Folder, entry: Entry) -> None:
        self._folder = folder
        self._entry = entry
        self._batch = Batch(entry)
        self._known: dict[int, knowing.SalesKnown] = {}
        self._problems: list[Problem] = []
        self._new: list[Sale] = []
        self._clients: set[int] = set()
        self._read = self._unchanged = self._skipped = 0

    def run(self, reading: Reading, tick: Callable[[int], None]) -> ImportReport:
        """Take in all rows of a file; `tick` is told the bytes read so far."""
        rows = iter(reading)
        while some := list(islice(rows, CHUNK)):
            self._take_in(some)
            tick(reading.bytes_read)
        self._batch.close()
        if not self._new:
            self._entry.discard()
        return ImportReport(
            batch=self._entry.id,
            read=self._read,
            created=len(self._new),
            updated=0,
            unchanged=self._unchanged,
            skipped=self._skipped,
            duplicates=0,
            problems=tuple(self._problems),
            remarks=tuple(self._remarks()),
        )

    def _take_in(self, rows: list[Row]) -> None:
        self._read += len(rows)
        index = Index(self._entry.db, [incoming(row.contact) for row in rows if row.contact])
        for row in rows:
            self._problems += row.problems
            if row.contact is None or row.restored is None:
                self._skipped += 1
                continue
            match self._client(index, row.number, row.contact, row.restored.card_id):
                case Problem() as unknown:
                    self._skipped += 1
                    self._problems.append(unknown)
                case client:
                    self._take(client, *row.restored.sales)
        self._batch.flush()

    def _take(self, client: int, sale: Sale) -> None:
        if client not in self._known:
            self._known[client] = knowing.SalesKnown(knowing.sales(self._folder, client))
        if not self._known[client].is_new(sale):
            self._unchanged += 1
            return
        self._batch.add_sale(client, sale)
        self._new.append(sale)
        self._clients.add(client)

    def _client(self, index: Index, row: int, contact: Contact, card_id: int | None) -> int | Problem:
        """Return the card to which a row belongs, or why that is not certain."""
        if card_id is not None:
            known = receiving.exists(self._folder, card_id)
            return card_id if known else _left_out(row, str(card_id), f"there is no card {card_id}")
        coming = incoming(contact)
        name = coming.name or coming.external_id
        match index.find(coming) or of_same_name(self._entry.db, coming):
            case Known(found):
                return found
            case Unclear() as unclear:
                return unclear_problem(row, coming, unclear)
            case Likely(found, by):
                return _left_out(row, name, f"card {found} has the same {by} under another name")
        return _left_out(row, name, "no client of this folder")

    def _remarks(self) -> Iterator[str]:
        if self._new:
            count = "1 new sale" if len(self._new) == 1 else f"{len(self._new):,} new sales"
            clients = "1 client" if len(self._clients) == 1 else f"{len(self._clients):,} clients"
            yield f"{count} to {clients}: {say_totals(totals(self._new))}"


def _left_out(row: int, value: str, reason: str) -> Problem:
    return problem(row, None, value, f"{reason}: the row was left out")
