"""What went into a packet, and what came out of one."""

from collections.abc import Iterator
from dataclasses import dataclass

from tickler.core.import_reports import HandedOver, ImportReport, PlaceMet, Received
from tickler.core.places import Place
from tickler.show.blocks import BLANK, Block, Cell, Grid, Section, View, cell, paragraph
from tickler.show.import_report import NUMBERS, ImportReportView, details, listed
from tickler.show.layout import UNBROKEN, Column
from tickler.show.words import counted, say_moment

PLACES = (
    Column("card", least=5, right=True),
    Column("name", least=12, most=40),
    Column("here", least=8),
    Column("there", least=8),
    Column("is now", least=8, stretch=True),
)


@dataclass(frozen=True, slots=True)
class HandedOverView(View):
    """The packet: how much of what is in it, and what stayed at home."""

    packet: HandedOver

    @property
    def confirms(self) -> bool:
        return True

    def as_json(self) -> dict[str, object]:
        packet = self.packet
        return {
            "handover": {
                "file": packet.file,
                "from": packet.sender,
                "to": packet.receiver,
                "until": packet.until,
                "cards": len(packet.clients),
                "clients": list(packet.clients),
                "notes": packet.notes,
                "moves": packet.moves,
                "documents": packet.documents,
                "reminders": packet.reminders,
                "forms": packet.forms,
                "sales": packet.sales,
                "private_notes_left": packet.private,
                "printed": packet.printed,
                "pages": packet.pages,
                "size": packet.size,
                "missing": list(packet.missing),
            }
        }

    def as_text(self, width: int) -> Iterator[str]:
        """Return the lines as they are: the name of the file may be copied from one."""
        return View.as_text(self, UNBROKEN)  # slots make a new class, which super() does not know

    def blocks(self, width: int) -> Iterator[Block]:
        packet = self.packet
        whom = f" for {packet.receiver}" if packet.receiver else ""
        yield paragraph(f"{counted(len(packet.clients), 'card')}{whom} written to {packet.file}")
        for line in what_is_in(packet):
            yield paragraph(f"  {line}")


def what_is_in(packet: HandedOver) -> Iterator[str]:
    """Say what the packet has beside the cards, and what it has not."""
    some = packet.printed < len(packet.clients)
    of_the_first = f" of the first {counted(packet.printed, 'card')}" if some else ""
    yield _amount(packet)
    yield f"and a PDF of {counted(packet.pages, 'page')}{of_the_first}"
    if packet.private:
        verb = "stays" if packet.private == 1 else "stay"
        yield f"{counted(packet.private, 'private note')} {verb} here"
    yield "whoever has the file can read it: it is not encrypted"


def _amount(moved: HandedOver | Received) -> str:
    amounts = {"note": moved.notes, "document": moved.documents, "slip": moved.reminders}
    if moved.forms:
        amounts["filled form"] = moved.forms
    if moved.sales:
        amounts["sale"] = moved.sales
    return f"with {', '.join(counted(count, noun) for noun, count in amounts.items())}"


@dataclass(frozen=True, slots=True)
class ReceivedView(View):
    """The numbers of a packet, then which cards stayed elsewhere, and what could not be taken."""

    received: Received

    @property
    def confirms(self) -> bool:
        return not self.received.report.problems

    def as_json(self) -> dict[str, object]:
        received = self.received
        report = ImportReportView(received.report).as_json()
        return {
            "received": {
                "from": received.sender,
                "to": received.receiver,
                "made_at": received.made_at.isoformat(),
                **report,
                "notes": received.notes,
                "moves": received.moves,
                "documents": received.documents,
                "reminders": received.reminders,
                "forms": received.forms,
                "sales": received.sales,
                "places": [_place_as_json(met) for met in received.places],
            }
        }

    def blocks(self, width: int) -> Iterator[Block]:
        received, report = self.received, self.received.report
        if report.dry_run:
            yield paragraph("Nothing was written; this is what would be received.", "strong")
        whose = f"the folder of {received.sender}" if received.sender else "another folder"
        to = f" for {received.receiver}" if received.receiver else ""
        yield paragraph(f"from {whose}{to}, made {say_moment(received.made_at)}")
        yield from (paragraph(remark) for remark in report.remarks)
        yield _numbers(report)
        if report.created or report.updated:
            yield paragraph(_amount(received))
        yield from listed("elsewhere in the packet than in this folder", PLACES, received.places, _place_row)
        yield from details(report)
        if report.batch is not None:
            yield BLANK
            yield paragraph(f"Journal entry {report.batch}; tickler undo takes all of it back.", "faint")
        elif not report.dry_run:
            yield BLANK
            yield paragraph("Nothing was new; nothing was written.")


def _numbers(report: ImportReport) -> Grid:
    numbers = {
        "cards in the packet": report.read,
        "new": report.created,
        "known already, with news": report.updated,
        "known already, without news": report.unchanged,
        "skipped": report.skipped,
    }
    rows = [(cell(f"{count:,}"), cell(name)) for name, count in numbers.items() if count]
    return Grid(NUMBERS, (Section(None, rows),))


def _place_as_json(met: PlaceMet) -> dict[str, object]:
    ours, theirs = (place.key if place else None for place in (met.ours, met.theirs))
    return {"card_id": met.card_id, "name": met.name, "ours": ours, "theirs": theirs, "taken": met.taken}


def _place_row(met: PlaceMet) -> tuple[Cell, ...]:
    now = met.theirs if met.taken else met.ours
    here, there, is_now = map(_say, (met.ours, met.theirs, now))
    return cell(str(met.card_id)), cell(met.name), cell(here), cell(there), cell(is_now)


def _say(place: Place | None) -> str:
    return str(place) if place else "dropped"
