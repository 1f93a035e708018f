"""Who is meant by CLIENT: an id, or part of a name or company in any script.

Names and queries are folded to ASCII, so that any script is found from any keyboard. The full-text
index holds every three letters of a text; shorter words are looked for in one name after another.
"""

import json
import sqlite3
from typing import NamedTuple

from tickler.core.errors import Ambiguous, NotFound
from tickler.core.folding import fold
from tickler.store import statements as sql
from tickler.store.folder import Folder

CHOICES_SHOWN = 20
LONGEST_ID = 18
"""So many digits fit into an integer of SQLite."""
PIECE = 3
"""The index holds every run of so many letters."""


class Candidate(NamedTuple):
    """A client who may be meant."""

    id: int
    name: str
    company: str | None
    dropped: bool

    def __str__(self) -> str:
        firm = f", {self.company}" if self.company and self.company != self.name else ""
        return f"{self.id}  {self.name}{firm}{' (dropped)' if self.dropped else ''}"


def client(folder: Folder, said: str, *, with_dropped: bool = False) -> int:
    """Return the id of the client who is meant by an id, or by part of a name or company.

    A name said in full means that client even where it is part of a longer one. Dropped clients
    are found by their id, or `with_dropped`.

    Raises NotFound if nobody answers to it and Ambiguous, with the choices, if several do.
    """
    if (
        said.isdecimal()
        and len(said) <= LONGEST_ID
        and folder.db.execute(sql.CARD_EXISTS, {"id": int(said)}).fetchone()
    ):
        return int(said)
    found = candidates(folder, said, CHOICES_SHOWN + 1, with_dropped=with_dropped)
    whole = _named(folder, said, with_dropped=with_dropped) if len(found) > 1 else []
    match whole if len(whole) == 1 else found:
        case []:
            if not with_dropped and (gone := candidates(folder, said, 1, with_dropped=True)):
                raise NotFound(
                    f"{gone[0].name} was dropped from the folder.",
                    f"tickler restore {gone[0].id} puts the card back.",
                )
            raise NotFound(
                f'No client answers to "{said}".',
                "tickler find searches notes too, tickler list shows everyone.",
            )
        case [one]:
            return one.id
        case _:
            more = " or more" if len(found) > CHOICES_SHOWN else ""
            count = min(len(found), CHOICES_SHOWN)
            raise Ambiguous(
                f'"{said}" may mean {count}{more} clients.',
                "Say the id, or more of the name.",
                [str(one) for one in found[:CHOICES_SHOWN]],
            )


def candidates(
    folder: Folder, said: str, limit: int, *, with_dropped: bool = False, scan: bool = True
) -> list[Candidate]:
    """Return the clients whose name or company has all the words said, in the order of their ids.

    Without `scan`, words too short for the index are looked for at the start of names alone.
    """
    words = fold(said).split()
    values = {"words": json.dumps(words), "with_dropped": with_dropped, "limit": limit}
    if query := pieces(words):
        rows = folder.db.execute(sql.WITH_NAME, {**values, "pieces": query}).fetchall()
    elif words and scan:
        rows = folder.db.execute(sql.WITH_SHORT_NAME, values).fetchall()
    elif words:
        start = " ".join(words)
        span = {"start": start, "end": start + "\x7f"}
        rows = folder.db.execute(sql.NAME_BEGINS, {**values, **span}).fetchall()
    else:
        rows = []
    return sorted(map(_candidate, rows))


def _named(folder: Folder, said: str, *, with_dropped: bool) -> list[Candidate]:
    """Return the clients whose whole name was said; several of them may stand far apart."""
    name = fold(said)
    values = {"with_dropped": with_dropped, "limit": CHOICES_SHOWN + 1}
    # In `who` the company follows on a line of its own.
    span = {"start": name, "end": name + "\x0b"}
    people = map(_candidate, folder.db.execute(sql.NAME_BEGINS, {**values, **span}))
    return [one for one in people if fold(one.name) == name]


def _candidate(row: sqlite3.Row) -> Candidate:
    return Candidate(row["id"], row["name"], row["company"], row["dropped_at"] is not None)


def pieces(words: list[str]) -> str:
    """Write the three-letter pieces of words as an FTS5 query; empty if all words are shorter.

    Each piece is quoted, with quotes doubled, so that nothing in it is query syntax.
    """
    found = {word[start : start + PIECE]: None for word in words for start in range(len(word) - PIECE + 1)}
    return " AND ".join('"' + piece.replace('"', '""') + '"' for piece in found)
