"""`tickler handover` and `tickler receive`: cards with their dossiers to a colleague, and from one."""

from collections.abc import Sequence
from typing import Annotated

import typer

from tickler.cli import options
from tickler.cli.desk import Desk
from tickler.cli.destination import STANDARD_OUTPUT, binary_destination, refuse_destination
from tickler.cli.filters import wanted_cards
from tickler.cli.packet_source import packet_opened
from tickler.cli.printing import press_of
from tickler.cli.reading import place
from tickler.core.cards import Dossier
from tickler.core.errors import NotFound, UsageError, ValueRefused
from tickler.core.import_reports import HandedOver
from tickler.core.places import Day, Month
from tickler.core.settings import Settings
from tickler.core.tabs import EVERYWHERE, Span
from tickler.exchange.packet.layout import Head
from tickler.show.handover import HandedOverView, ReceivedView, what_is_in
from tickler.show.printed import say_missing
from tickler.store import dossier, pile, settings
from tickler.store.folder import Folder
from tickler.store.journal import Entry
from tickler.store.pile import Wanted

app = typer.Typer()

USER_NAMES = ("USER", "LOGNAME", "USERNAME")
"""The variables in which systems name the user."""


@app.command("handover")
def handover(
    context: typer.Context,
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="The packet, by habit .tickler; - is standard output.")
    ],
    until: Annotated[
        str | None,
        typer.Option(metavar="WHEN", help="Only cards due until then; loose ones only with --loose."),
    ] = None,
    receiver: Annotated[
        str | None, typer.Option("--to", metavar="NAME", help="For whom it is; written into it.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that exists.")] = False,
    tag: options.TagWanted = None,
    tab: options.TabWanted = None,
    kind: options.KindWanted = None,
    loose: options.LooseWanted = False,
    dropped: options.DroppedWanted = False,
    batch: options.BatchWanted = None,
    limit: options.Limit = None,
) -> None:
    """Write cards with their dossiers and documents into a packet for a colleague.

    What was carried over goes with it; private notes stay here. Nothing changes in this folder; tickler
    receive puts the packet into another one, and the PDF in it can be read without.
    """
    desk: Desk = context.obj
    refuse_destination(desk, file, "packet", force=force)
    with desk.folder() as folder, folder.standing_still():
        last = _last(desk, folder, until)
        wanted = wanted_cards(desk, folder, tag, tab, kind, loose=loose, dropped=dropped, batch=batch)
        ids = _ids(folder, wanted, last, loose=loose)[:limit]
        if not ids:
            raise NotFound("No cards are meant by that.", "tickler list with the same filters shows them.")
        dossiers = [dossier.dossier(folder, card_id) for card_id in ids]
        head = _head(desk, folder, receiver, last)
        handed = _write(desk, folder, file, dossiers, head, last, force=force)
    if handed.missing:
        desk.surface.say(say_missing(handed.missing))
    if file == STANDARD_OUTPUT:
        for line in what_is_in(handed):
            desk.surface.say(line)
    else:
        desk.surface.show(HandedOverView(handed))


def _last(desk: Desk, folder: Folder, until: str | None) -> Day | Month | None:
    """Return the last place that is meant by --until. Raises DateRefused, and ValueRefused for loose."""
    if until is None:
        return None
    match place(desk, folder, until).place:
        case Day(date):
            return Day(date)
        case Month() as month:
            return month
    raise ValueRefused("Until when? loose is no date.", "Loose cards go with --loose, or without --until.")


def _ids(folder: Folder, wanted: Wanted | None, last: Day | Month | None, *, loose: bool) -> list[int]:
    """Return the cards that go, in the order of their places; a date leaves out what is later, and loose."""
    if wanted is None or last is None:
        return pile.ids(folder, wanted) if wanted else []
    if wanted.dropped:
        raise UsageError("--until and --dropped exclude each other.", "What was dropped is due never.")
    end = last.key if isinstance(last, Day) else f"{last.key}-31"
    span = EVERYWHERE if loose else wanted.span
    due = Span(span.first, min(span.last, end), span.month if span.month <= end else "", span.months)
    ids = pile.ids(folder, wanted._replace(span=due))
    return ids + pile.ids(folder, wanted) if loose else ids


def _head(desk: Desk, folder: Folder, receiver: str | None, last: Day | Month | None) -> Head:
    kept = settings.load(folder)
    return Head(
        made_at=desk.now,
        folder_id=settings.folder_id(folder),
        sender=_owner(desk, kept),
        receiver=" ".join((receiver or "").split()) or None,
        until=last.key if last else None,
        country=kept.country,
    )


def _owner(desk: Desk, kept: Settings) -> str | None:
    """Say whose folder this is: as configured, or else as the system calls the user."""
    user = next(filter(None, (desk.world.environ.get(name) for name in USER_NAMES)), None)
    return kept.owner or user


def _write(
    desk: Desk,
    folder: Folder,
    file: str,
    dossiers: Sequence[Dossier],
    head: Head,
    last: Day | Month | None,
    *,
    force: bool,
) -> HandedOver:
    from tickler.exchange.packet.writer import write_packet
    from tickler.paper.documents import as_pdf
    from tickler.paper.handover import papers_of_handover

    shared = [known.without_private() for known in dossiers]
    until = str(last) if last else None
    papers = papers_of_handover(shared, desk.now, head.sender, head.receiver, until)
    printed = as_pdf(press_of(desk), papers)
    with binary_destination(desk.world.stdout, file, force=force) as out:
        write_packet(out, head, sorted(shared, key=lambda known: known.card.id), printed.pdf, folder)
        size = out.seek(0, 2)
    return HandedOver(
        file=file,
        sender=head.sender,
        receiver=head.receiver,
        until=head.until,
        clients=tuple(known.card.id for known in shared),
        notes=sum(len(known.notes) for known in shared),
        moves=sum(len(known.moves) for known in shared),
        documents=sum(len(known.documents) for known in shared),
        reminders=sum(len(known.reminders) for known in shared),
        private=sum(len(known.notes) for known in dossiers) - sum(len(known.notes) for known in shared),
        printed=len(papers.clients),
        pages=printed.pages,
        size=size,
        missing=printed.missing,
        forms=sum(len(known.fillings) for known in shared),
        sales=sum(len(known.sales) for known in shared),
    )


@app.command("receive")
def receive(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="The packet; - reads standard input.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Report only; change nothing.")] = False,
) -> None:
    """Put a colleague's packet into this folder.

    Who is here already is recognised as with import, and gets what is new; undo takes all of it back. A
    packet that is damaged or was altered is refused, and nothing is changed.
    """
    from tickler.exchange.packet.arrivals import say_origin
    from tickler.exchange.packet.reader import Packet
    from tickler.exchange.packet.receiving import Receiving

    desk: Desk = context.obj
    with (
        desk.folder() as folder,
        packet_opened(desk, file) as (opened, name),
        Packet(opened, name) as packet,
        Entry(folder, "receive", desk.now, rehearsal=dry_run) as entry,
    ):
        owner = _owner(desk, settings.load(folder))
        received = Receiving(folder, entry, packet, owner, keep_files=not dry_run).run()
        report = received.report
        counts = f"{report.created} new and {report.updated} changed"
        entry.summary = f"{counts}, {say_origin(packet.head)}"
    desk.tell_where(folder)
    report = report._replace(batch=entry.id, dry_run=dry_run)
    desk.surface.show(ReceivedView(received._replace(report=report)))
