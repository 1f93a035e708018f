"""The filters that `list` and `export` share."""

from tickler.cli.desk import Desk
from tickler.cli.reading import one_of, tab
from tickler.core.cards import KINDS
from tickler.core.errors import UsageError
from tickler.core.tabs import EVERYWHERE, LooseTab, Span, span_of
from tickler.store import log, pile
from tickler.store.folder import Folder


def wanted_cards(
    desk: Desk,
    folder: Folder,
    tag: str | None,
    tab_said: str | None,
    kind: str | None,
    *,
    loose: bool,
    dropped: bool,
    batch: int | None = None,
    slipping: bool = False,
    cadence: bool = False,
) -> pile.Wanted | None:
    """Return which cards the filters of `list` and `export` ask for; None if there can be none.

    Raises UsageError if they contradict each other, NotFound if there is no such tab or journal entry.
    """
    if sum((tab_said is not None, loose, dropped)) > 1:
        raise UsageError("--tab, --loose and --dropped exclude each other.", "Say one of them.")
    if slipping and (dropped or batch is not None):
        raise UsageError(
            "--slipping looks at all cards in the folder, without --dropped and --batch.",
            "Leave one of them out.",
        )
    if cadence and (slipping or batch is not None):
        raise UsageError(
            "--cadence and --overdue look at all cards, without --slipping and --batch.",
            "Leave one of them out.",
        )
    one_of("kind of contact", kind, KINDS)
    if batch is not None:
        log.entry(folder, batch)
    span: Span | None = EVERYWHERE
    if loose:
        span = span_of(LooseTab(), desk.today)
    elif tab_said is not None:
        span = span_of(tab(desk, folder, tab_said), desk.today)
    return pile.Wanted(span, kind, tag, dropped, batch, slipping, cadence) if span else None
