"""The items of an offer: as they are said, or from a CSV file."""

import csv
from collections.abc import Sequence
from pathlib import Path

from tickler.core.errors import FileRefused, ValueRefused
from tickler.core.offers import Item, read_item

COLUMNS = ("text", "quantity", "price", "vat")
LARGEST = 1_000_000
"""In bytes; an offer that is longer is not read by anybody."""


def items_of(said: Sequence[str], file: str | None) -> list[Item]:
    """Read `TEXT; QUANTITY; PRICE; VAT%` of each `--item`, then the lines of a file.

    Raises ValueRefused for what is no item, FileRefused for a file that cannot be read, with the line.
    """
    items = [read_item(one.rsplit(";", max(2, min(one.count(";"), 3)))) for one in said]
    return items + (_of_file(Path(file)) if file else [])


def _of_file(file: Path) -> list[Item]:
    try:
        raw = file.read_bytes()
        lines = raw.decode("utf-8-sig").splitlines()
    except OSError as fault:
        raise FileRefused(
            f"{file} cannot be read: {fault.strerror}.", "Check the name and the rights."
        ) from fault
    except UnicodeDecodeError as fault:
        raise FileRefused(f"{file} is not UTF-8.", "Save it as CSV UTF-8.") from fault
    if len(raw) > LARGEST:
        raise FileRefused(f"{file} is larger than {LARGEST // 1_000_000} MB.", "Name the file of one offer.")
    mark = max(";\t,", key=lines[0].count) if lines else ","
    rows = list(csv.reader(lines, delimiter=mark))
    head = [cell.strip().lower() for cell in rows[0]] if rows else []
    if [*head, "vat"][:4] != [*COLUMNS]:
        raise FileRefused(
            f"{file} has no line {','.join(COLUMNS)} at its beginning.",
            "Write it there; ; or a tab may stand between the columns, too.",
        )
    items = []
    for number, row in enumerate(rows[1:], start=2):
        if not any(cell.strip() for cell in row):
            continue
        try:
            items.append(read_item(row if row[-1].strip() else row[:-1]))
        except ValueRefused as refusal:
            raise FileRefused(
                f"{file}, line {number}: {refusal.message}", refusal.hint, refusal.choices
            ) from refusal
    return items
