"""Writing filled forms: as CSV with a column for each question, or as JSON with all that is kept."""

import csv
import json
from collections.abc import Iterable, Sequence
from typing import TextIO

from tickler.core.card_json import SCHEMA
from tickler.core.fillings import ADVICE, OUTCOME, FilledBy, by_key, filling_as_json
from tickler.exchange.csv.formulas import guarded
from tickler.exchange.csv.writer import BYTE_ORDER_MARK
from tickler.show.clean import safe_json

CLIENT_COLUMNS = ("client_id", "client", "company", "at", "form", "title")


def write_fillings_csv(
    fillings: Sequence[FilledBy], out: TextIO, *, of_one_form: bool, excel: bool = False
) -> None:
    """Write a row for each filling to a text stream opened with `newline=""`.

    Each question that occurs has a column, named by its key; where they are `of_one_form` only, without the
    name of the form before it. No cell starts a formula. `excel` puts a byte order mark first.
    """
    columns = _columns(fillings)
    if excel:
        out.write(BYTE_ORDER_MARK)
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow([*CLIENT_COLUMNS, *(key if of_one_form else f"{form}.{key}" for form, key in columns)])
    for client, filling in fillings:
        said = by_key(filling.answers)
        whose = (str(client.id), client.name, client.company or "", filling.at.isoformat())
        cells = (said.get(key, "") if form == filling.form else "" for form, key in columns)
        texts = (*whose, filling.form, filling.title, *cells)
        writer.writerow([guarded(text) if text else text for text in texts])


def _columns(fillings: Iterable[FilledBy]) -> list[tuple[str, str]]:
    """Return form and key of each column: by form, in the order of the questions, what followed last.

    Where questions were left out, the fullest answers tell their order.
    """
    fullest = sorted((one.filling for one in fillings), key=lambda filling: -len(filling.answers))
    columns = dict.fromkeys((filling.form, answer.key) for filling in fullest for answer in filling.answers)
    return sorted(columns, key=lambda column: (column[0], column[1] in (OUTCOME, ADVICE)))


def write_fillings_json(fillings: Iterable[FilledBy], out: TextIO) -> None:
    """Write `{"schema": 1, "forms": [...]}` to a text stream, a filling a line, each with its client."""
    out.write(f'{{"schema": {SCHEMA}, "forms": [')
    separator = "\n"
    for client, filling in fillings:
        whose = {"client_id": client.id, "client": client.name, "company": client.company}
        out.write(separator)
        separator = ",\n"
        out.write(safe_json(json.dumps({**whose, **filling_as_json(filling)}, ensure_ascii=False)))
    out.write("\n]}\n")
