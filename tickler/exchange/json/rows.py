"""The objects of a JSON text as rows: our own cards exactly, those of other programs by their keys."""

from tickler.core.import_reports import Problem
from tickler.exchange.columns.layout import NOTHING_USABLE
from tickler.exchange.json import own as own_json
from tickler.exchange.json.keys import MOST_CELLS, cleaned, flat
from tickler.exchange.json.layouts import Layouts
from tickler.exchange.json.stream import Found
from tickler.exchange.reading import Row, problem

TWICE = "the key comes more than once; the first value is taken, further ones as {key} 2 and so on"
TOO_MANY = f"more than {MOST_CELLS} values; those after them were left out"
TOO_DEEP = "nested too deeply; left out"


class JsonRows:
    """Makes rows of objects; `country` is the default for phone numbers.

    With `own` a card as this program writes it is taken exactly; without, as any other object.
    """

    def __init__(self, layouts: Layouts, country: str | None, *, own: bool) -> None:
        self._layouts = layouts
        self._country = country
        self._own = own

    def row(self, found: Found, *, suspect: bool) -> Row:
        """Return the row of an object; `suspect` tells that there may be in it what is no text."""
        if found.fault:
            return Row(found.line, None, (problem(found.line, None, found.value, found.fault),))
        try:
            row, problems = self._row(found, suspect=suspect)
        except RecursionError:
            return Row(found.line, None, (problem(found.line, None, "", TOO_DEEP),))
        for key in found.twice:
            problems.append(problem(found.line, key, "", TWICE.format(key=key)))
        return row._replace(problems=(*problems, *row.problems)) if problems else row

    def _row(self, found: Found, *, suspect: bool) -> tuple[Row, list[Problem]]:
        number, record = found.line, found.value
        card = own_json.card_in(record) if self._own else None
        problems: list[Problem] = []
        if suspect:
            # Our own cards keep their NULs: they are theirs, and were taken out of the folder.
            record, done = cleaned(card or record, nuls=card is not None)
            problems = [problem(number, *what) for what in done]
            card = card and record
        if card is not None:
            return own_json.row_of(number, card, self._country), problems
        headers, cells = flat(record)
        if len(headers) > MOST_CELLS:
            problems.append(problem(number, headers[MOST_CELLS], "", TOO_MANY))
            headers, cells = headers[:MOST_CELLS], cells[:MOST_CELLS]
        row = self._layouts.of(headers).row(number, cells)
        return row or Row(number, None, (problem(number, None, "", NOTHING_USABLE),)), problems
